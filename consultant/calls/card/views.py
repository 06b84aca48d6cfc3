"""The call card of a firm in a case: on screen, and as a page to print."""

from flask import Blueprint, redirect, render_template, request, url_for

from consultant.calls.card import actions, words
from consultant.cases.actions import case_numbered, record_of
from consultant.clocks.stop_line.words import used_up
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("card", __name__, url_prefix="/cases/<int:number>/parties")
bp.add_app_template_global(words, "card_words")


@bp.get("/card")
@audience("member")
def show(number: int):
    case, party = case_numbered(number), request.args.get("party", "")
    card = actions.card_of(case, record_of(case), party, practice_now())
    if card is None:
        return redirect(url_for("parties.contact", number=number, party=party))
    line = card.private.stop_line
    return render_template("calls/card.html", card=card, is_open=case.is_open, stop_line=used_up(line) if line else "")
