"""Send an issued report: by mail, by a secret link to its phone page, on paper; and what became of each."""

from datetime import UTC, datetime

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.languages.actions import speaking, tag_of
from consultant.plain_language import words as plain_words
from consultant.plain_language.actions import worst_on_saving
from consultant.reports.actions import issued_report
from consultant.reports.supplied.actions import in_language
from consultant.sending import actions, forms, words
from consultant.sending.codes.actions import qr_code
from consultant.sending.outbox import actions as outbox
from consultant.sending.outbox.rules import How
from consultant.sending.phone.words import beside_code, phone
from consultant.web.access import audience
from consultant.web.clock import practice_now, practice_zone

bp = Blueprint("sending", __name__, url_prefix="/cases/<int:number>/reports/<int:issue>")


@bp.get("/send")
@audience("member")
def show(number: int, issue: int):
    case = case_numbered(number)
    report = issued_report(case.id, issue)
    return render_template(
        "sending/show.html",
        case=case,
        report=report,
        links=actions.links_of(report, practice_now()),
        sent=[words.sent(one, practice_zone()) for one in outbox.sendings_of(report)],
        can_mail=_settings().mail is not None,
        zone=practice_zone(),
        words=words,
    )


@bp.get("/phone")
@audience("member")
def preview(number: int, issue: int):
    """The page that a link opens, as the client sees it."""
    facts = actions.facts_of(issued_report(case_numbered(number).id, issue))
    with speaking(facts.language):
        return render_template("sending/phone/page.html", page=phone(in_language(facts)), token=None)


@bp.route("/links/new", methods=["GET", "POST"])
@audience("member")
def add_link(number: int, issue: int):
    """The secret is shown once, on the page that this answers with."""
    case = case_numbered(number)
    report = issued_report(case.id, issue)
    form, address = forms.LinkForm(data={"to": case.client.name}), None
    form.know_now(practice_now())
    form.until.data = form.until.data if form.is_submitted() else form.last_day
    if form.validate_once():
        link, token = actions.make_link(report, until=form.last_day, zone=practice_zone(), at=datetime.now(UTC))
        outbox.note_sent(report, How.LINK, form.to.data, at=datetime.now(UTC), link=link)
        address = _settings().base_url + url_for("phone.show", token=token)
    code = qr_code(address) if address and form.with_code.data else None
    here_only, reads = _settings().is_here_only, actions.facts_of(report).language
    with speaking(reads):
        beside = beside_code(report.number, form.last_day) if code else None
    return render_template(
        "sending/link.html", case=case, report=report, form=form, address=address, code=code,
        beside=beside, lang=tag_of(reads), here_only=here_only,
    )  # fmt: skip


@bp.post("/links/<int:link_id>/revoke")
@audience("member")
def revoke(number: int, issue: int, link_id: int):
    report = issued_report(case_numbered(number).id, issue)
    actions.revoke_link(actions.link_of(report, link_id), at=datetime.now(UTC))
    return _back(number, issue, _("That link opens nothing any more."))


@bp.route("/mails/new", methods=["GET", "POST"])
@audience("member")
def add_mail(number: int, issue: int):
    """The mail is stored here, and goes out a moment later."""
    case = case_numbered(number)
    report = issued_report(case.id, issue)
    if _settings().mail is None:
        return _back(number, issue, _("There is no mail server to send through yet: see below."))
    form = forms.MailForm(data={"to": case.client.email or ""})
    form.know_now(practice_now())
    form.until.data = form.until.data if form.is_submitted() else form.last_day
    form.advise = lambda note: [plain_words.advice_before_sending(one) for one in worst_on_saving([note], number, False) if one.blocks]
    if not form.validate_once():
        return render_template("sending/mail.html", case=case, report=report, form=form, here_only=_settings().is_here_only)
    until = form.last_day if form.with_link.data else None
    outbox.post(report, form.to.data, note=form.note.data or None, until=until, zone=practice_zone(), at=datetime.now(UTC))
    return _back(number, issue, _("The mail is stored and goes out in a moment. This page says what became of it."))


@bp.route("/paper/new", methods=["GET", "POST"])
@audience("member")
def hand_over(number: int, issue: int):
    case = case_numbered(number)
    report = issued_report(case.id, issue)
    form = forms.PaperForm(data={"to": case.client.name})
    if not form.validate_once():
        return render_template("sending/paper.html", case=case, report=report, form=form)
    outbox.note_sent(report, How.PAPER, form.to.data, at=datetime.now(UTC))
    return _back(number, issue, _("It is noted that you handed it over."))


@bp.post("/sent/<int:sending_id>/again")
@audience("member")
def send_again(number: int, issue: int, sending_id: int):
    outbox.send_again(_sending(number, issue, sending_id), at=datetime.now(UTC))
    return _back(number, issue, _("It is tried again in a moment."))


@bp.post("/sent/<int:sending_id>/call-off")
@audience("member")
def call_off(number: int, issue: int, sending_id: int):
    outbox.call_off(_sending(number, issue, sending_id))
    return _back(number, issue, _("What has not gone out yet stays here."))


@bp.post("/sent/<int:sending_id>/came-back")
@audience("member")
def came_back(number: int, issue: int, sending_id: int):
    outbox.note_return(_sending(number, issue, sending_id))
    return _back(number, issue, _("It is noted that the mail came back."))


@bp.post("/sent/<int:sending_id>/seen")
@audience("member")
def mark_seen(number: int, issue: int, sending_id: int):
    outbox.mark_seen(_sending(number, issue, sending_id))
    return _back(number, issue, _("Marked as seen: it does not stand on Today any more."))


def _settings():
    return current_app.config["SETTINGS"]


def _sending(number: int, issue: int, sending_id: int):
    return outbox.sending_of(issued_report(case_numbered(number).id, issue), sending_id)


def _back(number: int, issue: int, message: str):
    flash(message)
    return redirect(url_for("sending.show", number=number, issue=issue))
