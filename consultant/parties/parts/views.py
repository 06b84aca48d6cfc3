"""Who looks after what, and how we know: the chain of a case, in its order."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from consultant.cases.actions import case_numbered
from consultant.matching.rules import folded
from consultant.parties.actions import add_part, keys_of, party_rows
from consultant.parties.parts import actions, words
from consultant.parties.parts.forms import PartForm
from consultant.parties.words import Voice
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("parts", __name__, url_prefix="/cases/<int:number>/parts")


@bp.get("")
@audience("member")
def show(number: int):
    case = case_numbered(number)
    parties = party_rows(case.id)
    keys, voice = keys_of(parties), Voice.on_screen(tuple(party.to_rule() for party in parties))
    parts = [(row, row.to_rule(keys)) for row in actions.part_rows(case.id)]
    return render_template("parties/parts.html", case=case, parts=parts, voice=voice, words=words)


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = _about(PartForm(), case.id)
    if not form.validate_once():
        return render_template("parties/part.html", form=form, case=case)
    add_part(case.id, form.entry)
    flash(_("Saved."))
    return _back(number)


@bp.route("/<int:part_id>", methods=["GET", "POST"])
@audience("member")
def edit(number: int, part_id: int):
    case = case_numbered(number)
    row = actions.part_of(case.id, part_id)
    form = _about(PartForm(data=vars(row.to_rule(keys_of(party_rows(case.id))))), case.id)
    if not form.validate_change():
        return render_template("parties/part.html", form=form, case=case, part=row)
    actions.change_part(row, form.entry)
    flash(_("Saved."))
    return _back(number)


@bp.post("/<int:part_id>/move")
@audience("member")
def move(number: int, part_id: int):
    actions.move_part(actions.part_of(case_numbered(number).id, part_id), earlier=request.form.get("to") == "earlier")
    return _back(number)


@bp.route("/<int:part_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, part_id: int):
    case = case_numbered(number)
    row, page = ask_first(lambda: actions.part_of(case.id, part_id), called="name", case=case, fold="parts")
    if page:
        return page
    actions.remove_part(row)
    flash(_("It is taken out of the case."))
    return _back(number)


def _about(form: PartForm, case_id: int) -> PartForm:
    """Who could look after it, the parts that are there, and the day."""
    form.know_now(practice_now())
    form.offer(parties=[(party.key, party.called) for party in party_rows(case_id)])
    form.taken = frozenset(folded(part.name) for part in actions.part_rows(case_id))
    return form


def _back(number: int) -> Response:
    return redirect(url_for("parts.show", number=number))
