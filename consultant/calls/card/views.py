"""The call card of a firm in a case: on screen, and as a page to print."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

from consultant.calls.card import actions, words
from consultant.calls.card.rules import CallCard
from consultant.cases.actions import case_numbered, record_of
from consultant.cases.models import Case
from consultant.cases.one_cause import words as one_cause_words
from consultant.clocks.stop_line.words import used_up
from consultant.documents.actions import printable
from consultant.reports.page_one.rules import rooms
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.files import printed_or_back

bp = Blueprint("card", __name__, url_prefix="/cases/<int:number>/parties")
bp.add_app_template_global(words, "card_words")
bp.add_app_template_global(one_cause_words, "one_cause_words")


@bp.get("/card")
@audience("member")
def show(number: int):
    case, card = _load(number)
    line = card.private.stop_line
    return render_template("calls/card.html", card=card, is_open=case.is_open, whose=case.client, stop_line=used_up(line) if line else "")


@bp.get("/card.pdf")
@audience("member")
def pdf(number: int):
    """One page, whatever was typed: recorded texts are cut until it fits."""
    _case, card = _load(number)
    back = url_for("card.show", number=number, party=card.party.id)
    papers = [words.paper(card, room) for room in rooms(printable)]
    return printed_or_back(lambda: actions.print_card(papers, card.now.date()), f"case-{number}-call-card.pdf", back)


def _load(number: int) -> tuple[Case, CallCard]:
    """The card with its case. Instead of a card for the client, on to the client's own numbers."""
    case, party = case_numbered(number), request.args.get("party", "")
    card = actions.card_of(case, record_of(case), party, practice_now())
    if card is None:
        abort(redirect(url_for("parties.contact", number=number, party=party)))
    return case, card
