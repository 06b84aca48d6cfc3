"""The checklist of a parting. For owners only."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.client_review.letting_go import actions, words
from consultant.client_review.letting_go.rules import BY_FACTS, Step
from consultant.clients.actions import client
from consultant.today import words as today_words
from consultant.web.access import audience
from consultant.web.clock import practice_now

bp = Blueprint("letting_go", __name__, url_prefix="/review/<int:client_id>/letting-go")


@bp.get("")
@audience("owner")
def show(client_id: int):
    who, now = client(client_id), practice_now()
    decision = actions.decision_to_part(who)
    if decision is None:
        return _not_let_go(client_id)
    return render_template(
        "client_review/letting_go/show.html",
        who=who,
        decision=decision,
        parting=actions.parting_of(who, decision, now),
        today=now.date(),
        words=words,
        today_words=today_words,
    )


@bp.post("/<step>/done")
@audience("owner")
def tick(client_id: int, step: str):
    who, one = client(client_id), _step(step)
    decision = actions.decision_to_part(who)
    if decision is None:
        return _not_let_go(client_id)
    actions.tick(decision, one, practice_now().date())
    return redirect(url_for("letting_go.show", client_id=client_id, _anchor=one))


@bp.post("/<step>/not-done")
@audience("owner")
def untick(client_id: int, step: str):
    who, one = client(client_id), _step(step)
    decision = actions.decision_to_part(who)
    if decision is None:
        return _not_let_go(client_id)
    actions.untick(decision, one)
    return redirect(url_for("letting_go.show", client_id=client_id, _anchor=one))


def _step(slug: str) -> Step:
    """One that a person can tick."""
    return next((one for one in Step if one == slug and one not in BY_FACTS), None) or abort(404)


def _not_let_go(client_id: int):
    flash(_("Your last decision is not to let them go."))
    return redirect(url_for("review.show", client_id=client_id))
