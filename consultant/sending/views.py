"""Send an issued report: secret links to its phone page."""

from datetime import UTC, datetime

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.languages.actions import speaking
from consultant.reports.actions import issued_report
from consultant.sending import actions, words
from consultant.sending.forms import LinkForm
from consultant.sending.phone.words import phone
from consultant.web.access import audience
from consultant.web.clock import practice_now, practice_zone

bp = Blueprint("sending", __name__, url_prefix="/cases/<int:number>/reports/<int:issue>")


@bp.get("/send")
@audience("member")
def show(number: int, issue: int):
    case = case_numbered(number)
    report = issued_report(case.id, issue)
    return render_template(
        "sending/show.html", case=case, report=report, links=actions.links_of(report, practice_now()), zone=practice_zone(), words=words
    )


@bp.get("/phone")
@audience("member")
def preview(number: int, issue: int):
    """The page that a link opens, as the client sees it."""
    facts = actions.facts_of(issued_report(case_numbered(number).id, issue))
    with speaking(facts.language):
        return render_template("sending/phone/page.html", page=phone(facts), token=None)


@bp.route("/links/new", methods=["GET", "POST"])
@audience("member")
def add_link(number: int, issue: int):
    """The secret is shown once, on the page that this answers with."""
    case = case_numbered(number)
    report = issued_report(case.id, issue)
    form, address = LinkForm(), None
    form.know_now(practice_now())
    form.until.data = form.until.data if form.is_submitted() else form.last_day
    if form.validate_once():
        _link, token = actions.make_link(report, until=form.last_day, zone=practice_zone(), at=datetime.now(UTC))
        address = current_app.config["SETTINGS"].base_url + url_for("phone.show", token=token)
    here_only = current_app.config["SETTINGS"].is_here_only
    return render_template("sending/link.html", case=case, report=report, form=form, address=address, here_only=here_only)


@bp.post("/links/<int:link_id>/revoke")
@audience("member")
def revoke(number: int, issue: int, link_id: int):
    report = issued_report(case_numbered(number).id, issue)
    actions.revoke_link(actions.link_of(report, link_id), at=datetime.now(UTC))
    flash(_("That link opens nothing any more."))
    return redirect(url_for("sending.show", number=number, issue=issue))
