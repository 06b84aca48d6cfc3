"""One client: show, add, change, remove."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.cases import words as case_words
from consultant.clients import actions
from consultant.clients.forms import ClientForm, kinds
from consultant.clients.leaving.words import picks
from consultant.clients.models import Client
from consultant.clients.notes import words as notes_words
from consultant.clients.recommending.actions import note_recommended, recommended
from consultant.clients.words import kind_words
from consultant.contacts.forms import ContactPage
from consultant.contacts.words import stays
from consultant.languages.actions import name_of, offered
from consultant.parties.naming.actions import names_beside
from consultant.reports.editions.words import edition_words
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.owners import stays_for_owners
from consultant.web.removal import ask_first

bp = Blueprint("clients", __name__, url_prefix="/clients")
bp.add_app_template_global(notes_words, "notes_words")


@bp.get("/<int:client_id>")
@audience("member")
def show(client_id: int):
    who = actions.client(client_id)
    return render_template(
        "clients/show.html",
        who=who,
        kind=kind_words(who.kind),
        reads=name_of(who.language),
        paper=edition_words(who.edition),
        cases=actions.cases_of(who),
        recommended=recommended(who),
        words=case_words,
    )


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add():
    form = ClientForm(data={"edition": actions.edition_here()})
    _offer(form)
    form.is_taken = actions.is_name_taken
    if not form.validate_once():
        return render_template("clients/edit.html", form=form)
    who = actions.add_client(**form.facts)
    note_recommended(who, form.recommended_by.data, form.recommended_on.data)
    flash(_("Saved."))
    return redirect(url_for("clients.show", client_id=who.id))


@bp.route("/<int:client_id>/edit", methods=["GET", "POST"])
@audience("member")
def edit(client_id: int):
    who = actions.client(client_id)
    word = recommended(who)
    form = ClientForm(obj=who, data=word and {"recommended_by": word.by, "recommended_on": word.on})
    _offer(form, who)
    form.is_taken, form.beside = actions.is_name_taken, names_beside(actions.parties_of(who))
    if not form.validate_change():
        return render_template("clients/edit.html", form=form, who=who)
    actions.change_client(who, **form.facts)
    note_recommended(who, form.recommended_by.data, form.recommended_on.data)
    flash(_("Saved."))
    return redirect(url_for("clients.show", client_id=who.id))


def _offer(form: ClientForm, who: Client | None = None) -> None:
    others = [one for one in actions.offered_clients(form.recommended_by.data) if not who or one.id != who.id]
    form.offer(kinds=kinds(who and who.kind), languages=offered(who and who.language), others=picks(others))
    form.know_now(practice_now())


@bp.route("/<int:client_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(client_id: int):
    who, page = ask_first(
        lambda: actions.client(client_id),
        called="name",
        rests=lambda who: stays([case.number for case in actions.cases_of(who)]) + stays_for_owners(who.id),
        form=ContactPage(),
        contact=url_for("clients.show", client_id=client_id),
    )
    if page:
        return page
    flash(_("%(name)s is no longer in your contacts.", name=who.name))
    actions.remove_client(who)
    return redirect(url_for("contacts.show"))
