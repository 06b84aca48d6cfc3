"""What a secret link opens: an issued report as a page for a phone, with its PDF and its questions. The secret is the only key.

A GET changes no case: that a link was opened is a line in a log of its own, with the time alone, and the page is the same
with it or without it.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from consultant.cases.models import Case
from consultant.feedback import actions as feedback
from consultant.feedback.client.forms import TapForm
from consultant.feedback.client.words import said
from consultant.feedback.rules import HOUR, Answer, latest
from consultant.languages.actions import catalogues, speaking
from consultant.reports.models import Report
from consultant.reports.supplied.actions import in_language
from consultant.sending import actions
from consultant.sending.models import ReportLink
from consultant.sending.phone.words import phone
from consultant.web import errors
from consultant.web.access import audience
from consultant.web.files import pdf_response

bp = Blueprint("phone", __name__, url_prefix="/r/<token>")


@bp.get("")
@audience("guest-link")
def show(token: str):
    is_guest = not current_user.is_authenticated  # asked first: it works for that person's practice
    link = actions.open_link(token, at=datetime.now(UTC))
    if link is None:
        return _gone()
    page = _page(link, token, TapForm())
    if is_guest and request.method == "GET":  # last: it never keeps the page from being shown
        actions.note_opening(link, at=datetime.now(UTC))
    return page


@bp.get("/report.pdf")
@audience("guest-link")
def pdf(token: str):
    """The very bytes that were issued."""
    link = actions.open_link(token, at=datetime.now(UTC))
    if link is None:
        return _gone()
    report, _case, _practice = actions.opened_report(link)
    return pdf_response(report.pdf, f"report-{report.number}.pdf")


@bp.post("/answer")
@audience("guest-link")
def answer(token: str):
    """One tap, or what was written. Back to the page, which says that it came."""
    link = actions.open_link(token, at=datetime.now(UTC))
    if link is None:
        return _gone()
    report, case, practice = actions.opened_report(link)
    form, facts = TapForm(), actions.facts_of(report)
    with speaking(facts.language):
        given = form.answers(tuple(option.what for option in facts.undecided))
    if given is None:
        abort(400)
    if form.problems():
        return _page(link, token, form)
    place = given[0][2]
    if place is not None and not _can_choose(report, case):
        return _page(link, token, form, refused=True)
    now = datetime.now(ZoneInfo(practice.zone))
    try:
        for kind, words, at in given:
            one = Answer(now, report.number, kind, words, None if at is None else facts.letter_of(at))
            feedback.answer_by_link(report, link.id, one, once=form.once, offered=facts.put)
    except feedback.TooManyAnswers:
        return _busy(token, facts.language)
    return redirect(url_for("phone.show", token=token, _anchor="answers" if place is None else f"option-{place}"), 303)


def _can_choose(report: Report, case: Case) -> bool:
    """Among the options of an older report, or when all is over, nothing is chosen any more."""
    return case.is_open and actions.newest_number(case.id) == report.number


def _page(link: ReportLink, token: str, form: TapForm, *, refused: bool = False) -> str:
    report, case, _practice = actions.opened_report(link)
    facts, newest = actions.facts_of(report), actions.newest_number(case.id)
    answers = latest(feedback.answers_to(report), report.number)
    with speaking(facts.language):
        return render_template(
            "sending/phone/page.html",
            page=phone(in_language(facts), answers, at_end=not case.is_open),
            token=token,
            newer=newest if newest > report.number else None,
            can_choose=_can_choose(report, case),
            refused=refused,
            form=form,
            said=said(answers),
        )


def fail(error: HTTPException) -> Response:
    """In the browser's language, and without a way into the program."""
    with _as_browser():
        return errors.show(error, page="sending/phone/problem.html")


def _as_browser():
    return speaking(request.accept_languages.best_match(catalogues()))


def _gone():
    """Unknown, revoked and expired links answer alike, in the browser's language."""
    with _as_browser():
        return render_template("sending/phone/gone.html"), 404


def _busy(token: str, language: str | None):
    with speaking(language):
        response = make_response(render_template("feedback/client/busy.html", token=token), 429)
    response.headers["Retry-After"] = str(int(HOUR.total_seconds()))
    return response
