"""The private review of clients. For owners only."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.accounts.actions import people
from consultant.client_review import actions
from consultant.client_review.card import words
from consultant.client_review.card.rules import as_kept, kept, since
from consultant.client_review.forms import DecisionForm
from consultant.client_review.history.words import way_to
from consultant.client_review.mending.actions import promised_to
from consultant.client_review.proposal.rules import Verdict
from consultant.client_review.proposal.words import verdict_words
from consultant.client_review.quarter import actions as quarter
from consultant.client_review.quarter import words as quarter_words
from consultant.client_review.quarter.rules import By, changed, in_order
from consultant.client_review.rules import months_before
from consultant.clients.actions import client, come_back
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("review", __name__, url_prefix="/review")

QUARTER = 3  # months


@bp.get("")
@audience("owner")
def list_clients():
    """The quarter's page: all clients at once."""
    today = practice_now().date()
    by = request.args.get("by", By.TURN, type=By)
    lines = in_order(quarter.lines(current_user.practice, today, words.brief_card), by, today)
    numbered = list(enumerate(lines, start=1))
    return render_template(
        "client_review/list.html",
        **{"lines": lines, "numbered": numbered, "today": today, "by": by, "words": quarter_words},
        at=url_for("review.show", client_id=0).replace("0", "{}"),
        due=sum(one.is_due(today) for one in lines),
        drawn=quarter_words.picture(numbered),
        apart=quarter_words.apart(numbered),
        changed=changed(lines, request.args.get("page", 1, type=int)),
    )


@bp.route("/<int:client_id>", methods=["GET", "POST"])
@audience("owner")
def show(client_id: int):
    """The card, and below it the decision."""
    who, now = client(client_id), practice_now()
    proposal, figures = actions.known_of(who, current_user.practice, now.date())
    card = words.card(proposal, now.date(), figures)
    form = DecisionForm(data={"next_on": months_before(now.date(), -QUARTER)})
    form.know_now(now)
    form.rests_on = kept(card)
    if not form.validate_change():
        earlier = [(row, as_kept(row.facts)) for row in actions.decisions_of(who)]
        changed = since(earlier[0][1], card) if earlier else None
        return render_template(
            "client_review/card.html",
            **{"who": who, "card": card, "form": form, "earlier": earlier, "since": changed, "words": words},
            mends=promised_to(who),
            names={person.id: person.name for person in people()},
            verdict_words=verdict_words,
            way_to=way_to,
        )
    actions.decide(who, form.verdict.data, form.why.data, form.next_on.data, facts=kept(card), at=now)
    if form.verdict.data == Verdict.LET_GO:
        flash(_("Your decision is saved. This is what is left to do."))
        return redirect(url_for("letting_go.show", client_id=client_id))
    if who.left_on:
        come_back(who)
    flash(_("Your decision is saved."))
    return redirect(url_for("review.show", client_id=client_id))
