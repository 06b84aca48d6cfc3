"""Contacts: clients, organizations, and the people we refer to, in one list."""

from flask import Blueprint, render_template, request

from consultant.contacts import words
from consultant.contacts.actions import list_contacts
from consultant.contacts.forms import FindForm
from consultant.web.access import audience

bp = Blueprint("contacts", __name__, url_prefix="/contacts")


@bp.get("")
@audience("member")
def show():
    search = FindForm(request.args)
    found = list_contacts(search.q.data, search.kind.data, max(1, request.args.get("page", 1, int)))
    searching = any(field.data for field in search)
    return render_template("contacts/show.html", search=search, found=found, words=words, searching=searching)
