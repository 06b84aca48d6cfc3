"""What a secret link opens: an issued report as a page for a phone, with its PDF. The secret in the address is the only key.

A GET changes no case: that a link was opened is a line in a log of its own, with the time alone, and the page is the same
with it or without it.
"""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request
from flask_login import current_user

from consultant.languages.actions import catalogues, speaking
from consultant.sending import actions
from consultant.sending.phone.words import phone
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
    report, case, _practice = actions.opened_report(link)
    if is_guest and request.method == "GET":
        actions.note_opening(link, at=datetime.now(UTC))
    newer = actions.newest_number(case.id)
    facts = actions.facts_of(report)
    with speaking(facts.language):
        return render_template(
            "sending/phone/page.html", page=phone(facts), token=token, newer=newer if newer > report.number else None
        )


@bp.get("/report.pdf")
@audience("guest-link")
def pdf(token: str):
    """The very bytes that were issued."""
    link = actions.open_link(token, at=datetime.now(UTC))
    if link is None:
        return _gone()
    report, _case, _practice = actions.opened_report(link)
    return pdf_response(report.pdf, f"report-{report.number}.pdf")


def _gone():
    """Unknown, revoked and expired links answer alike, in the browser's language."""
    with speaking(request.accept_languages.best_match(catalogues())):
        return render_template("sending/phone/gone.html"), 404
