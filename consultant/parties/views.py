"""Who is in a case: add a firm or person, change what is known about one."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.parties import actions
from consultant.parties.forms import PartyForm, outside_roles
from consultant.parties.rules import OUR_SIDE, Part
from consultant.parties.words import role_words
from consultant.web.access import audience

bp = Blueprint("parties", __name__, url_prefix="/cases/<int:number>/parties")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = PartyForm()
    form.offer(roles=outside_roles())
    if not form.validate_once():
        return render_template("parties/edit.html", form=form, case=case, heading=_("Add a firm or person"))
    row = actions.add_named_party(case.id, form.name.data, form.role.data)
    # One of this name may be in the case already: what is known about it stays where nothing was written.
    actions.change_party(row, **{name: value for name, value in form.facts.items() if value})
    return _saved(number, case.id, form.part_of(row.key))


@bp.route("", methods=["GET", "POST"])
@audience("member")
def edit(number: int):
    case = case_numbered(number)
    row = actions.party_of(case.id, request.args.get("party", ""))  # its id may hold any character
    form = PartyForm(obj=row)
    form.taken = frozenset(party.name.casefold() for party in actions.party_rows(case.id) if party is not row)
    # The client stays the client, and the consultant the consultant.
    form.offer(roles=[(row.role, role_words(row.role))] if row.role in OUR_SIDE else outside_roles())
    if not form.validate_on_submit():
        return render_template("parties/edit.html", form=form, case=case, heading=_("Change what is known about them"))
    actions.change_party(row, **form.facts)
    return _saved(number, case.id, form.part_of(row.key))


def _saved(number: int, case_id: int, part: Part | None):
    if part:
        actions.add_part(case_id, part)
    return redirect(url_for("cases.show", number=number, _anchor="who"))
