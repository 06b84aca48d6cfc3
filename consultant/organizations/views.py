"""One organization of the directory: show, add, change, remove."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.cases import words as case_words
from consultant.cases.actions import cases_by_id
from consultant.cases.models import Case
from consultant.contacts.forms import ContactPage
from consultant.contacts.words import stays
from consultant.organizations import actions
from consultant.organizations.forms import OrganizationForm, told
from consultant.organizations.models import Organization
from consultant.organizations.track_record import words as track_words
from consultant.organizations.track_record.actions import track_record_of
from consultant.parties.forms import outside_roles
from consultant.parties.models import Party
from consultant.parties.naming.actions import names_beside
from consultant.parties.words import role_words
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("organizations", __name__, url_prefix="/organizations")
bp.add_app_template_global(track_words, "track_words")

COLUMNS = ("name", "role", "hours", "phone_menu", "web", "private_note")


@bp.get("/<int:organization_id>")
@audience("member")
def show(organization_id: int):
    firm = actions.organization(organization_id)
    before = track_record_of(firm.id, practice_now())
    return render_template(
        "organizations/show.html", firm=firm, role=role_words(firm.role), cases=_cases(firm), words=case_words, before=before
    )


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add():
    form = OrganizationForm()
    form.offer(roles=outside_roles())
    form.is_taken = actions.is_name_taken
    if form.grows() or not form.validate_once():
        return render_template("organizations/edit.html", form=form)
    firm = actions.add_organization(**form.facts)
    flash(_("Saved."))
    return redirect(url_for("organizations.show", organization_id=firm.id))


@bp.route("/<int:organization_id>/edit", methods=["GET", "POST"])
@audience("member")
def edit(organization_id: int):
    firm = actions.organization(organization_id)
    form = OrganizationForm(data={name: getattr(firm, name) for name in COLUMNS} | {"numbers": told(firm.phones)})
    form.offer(roles=outside_roles())
    form.is_taken, form.beside = actions.is_name_taken, names_beside(actions.parties_of(firm))
    if form.grows() or not form.validate_change():
        return render_template("organizations/edit.html", form=form, firm=firm)
    actions.change_organization(firm, **form.facts)
    flash(_("Saved."))
    return redirect(url_for("organizations.show", organization_id=firm.id))


@bp.route("/<int:organization_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(organization_id: int):
    firm, page = ask_first(
        lambda: actions.organization(organization_id),
        called="name",
        rests=lambda firm: stays(sorted({case.number for case, _party in _cases(firm)})),
        form=ContactPage(),
        contact=url_for("organizations.show", organization_id=organization_id),
    )
    if page:
        return page
    flash(_("%(name)s is no longer in your contacts.", name=firm.name))
    actions.remove_organization(firm)
    return redirect(url_for("contacts.show"))


def _cases(firm: Organization) -> list[tuple[Case, Party]]:
    """Each case with what the firm is in it, newest first."""
    parties = actions.parties_of(firm)
    cases = cases_by_id({party.case_id for party in parties})
    return [(cases[party.case_id], party) for party in parties]
