"""Who is in a case: add a firm or person, change what is known about one, find its numbers, take it out again."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered, record_of
from consultant.cases.models import Case
from consultant.organizations.actions import organizations
from consultant.papers.actions import forget_answers
from consultant.parties import actions
from consultant.parties.forms import NewPartyForm, PartyForm, outside_roles
from consultant.parties.models import Party
from consultant.parties.rules import OUR_SIDE, Role
from consultant.parties.uses.words import stays
from consultant.parties.words import role_words
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("parties", __name__, url_prefix="/cases/<int:number>/parties")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = NewPartyForm()
    form.know_now(practice_now())
    form.offer(roles=outside_roles())
    form.others = tuple(party.to_rule() for party in actions.party_rows(case.id))
    if not form.validate_once():
        return render_template("parties/new.html", form=form, case=case, firms=organizations())
    row = actions.add_named_party(case.id, form.name.data, form.role.data)
    # The firm may be in the case already: what is known about it stays where nothing was written, and so does what was noted.
    facts = {name: value for name, value in form.facts.items() if value and name != "name"}
    notes = [row.private_note, form.private_note.data]
    actions.change_party(row, **facts | {"private_note": "\n".join(filter(None, notes)) or None})
    if part := form.part_of(row.key):
        actions.note_part(case.id, part)
    return to_fold(number, "who", _("Saved."))


@bp.route("", methods=["GET", "POST"])
@audience("member")
def edit(number: int):
    case, row = _load(number)
    form = PartyForm(obj=row)
    form.others = tuple(party.to_rule() for party in actions.party_rows(case.id) if party is not row)
    # The client stays the client, and the consultant the consultant.
    form.offer(roles=[(row.role, role_words(row.role))] if row.role in OUR_SIDE else outside_roles())
    if not form.validate_change():
        return render_template("parties/edit.html", form=form, case=case, party=row, firms=organizations())
    actions.change_party(row, **form.facts)
    return to_fold(number, "who", _("Saved."))


@bp.get("/contact")
@audience("member")
def contact(number: int):
    """On to the numbers of a firm, or of the client: they belong to the practice, not to the case."""
    case, row = _load(number)
    if row.role == Role.CLIENT:
        return redirect(url_for("clients.show", client_id=case.client_id))
    if row.organization_id is None:
        abort(404)
    return redirect(url_for("organizations.show", organization_id=row.organization_id))


@bp.route("/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int):
    case = case_numbered(number)
    row, page = ask_first(
        lambda: _load(number)[1], called="name", rests=lambda row: stays(record_of(case), row.key), case=case, fold="who"
    )
    if page:
        return page
    name = row.name
    forget_answers(case.id, row.key)
    actions.remove_party(row)
    return to_fold(number, "who", _("%(name)s is no longer in this case.", name=name))


def _load(number: int) -> tuple[Case, Party]:
    """The party that the address names; its id may hold any character."""
    case = case_numbered(number)
    return case, actions.party_of(case.id, request.args.get("party", ""))
