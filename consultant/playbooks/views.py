"""Playbooks of the practice: read, copy and change, go back to what came with the program; fill a case from one."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from consultant.cases.actions import case_numbered
from consultant.playbooks import actions, words
from consultant.playbooks.forms import FillForm, PlaybookForm, PlaybookPage, PlaybookTestForm, told
from consultant.playbooks.rules import Playbook
from consultant.troubleshooting.forms import planned
from consultant.troubleshooting.rules import Test
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.removal import ask_first

bp = Blueprint("playbooks", __name__)


@bp.get("/you/playbooks")
@audience("member")
def list_playbooks():
    return render_template("playbooks/list.html", books=actions.playbooks(), words=words)


@bp.get("/you/playbooks/<key>")
@audience("member")
def show(key: str):
    return render_template("playbooks/show.html", book=actions.playbook_named(key), words=words)


@bp.route("/you/playbooks/<key>/edit", methods=["GET", "POST"])
@audience("member")
def edit(key: str):
    book = actions.playbook_named(key)
    form = PlaybookForm(data=told(book))
    if form.grows() or not form.validate_change():
        return render_template("playbooks/edit.html", form=form, book=book)
    return _saved(form.changed(book))


@bp.route("/you/playbooks/<key>/tests/new", methods=["GET", "POST"])
@audience("member")
def add_test(key: str):
    book = actions.playbook_named(key)
    form = PlaybookTestForm()
    form.know(book, None)
    if form.grows() or not form.validate_once():
        return render_template("playbooks/test.html", form=form, book=book, place=None)
    return _saved(replace(book, tests=(*book.tests, form.test)))


@bp.route("/you/playbooks/<key>/tests/<int:place>", methods=["GET", "POST"])
@audience("member")
def edit_test(key: str, place: int):
    book, test = _test(key, place)
    form = PlaybookTestForm(data=planned(test))
    form.know(book, test)
    if form.grows() or not form.validate_change():
        return render_template("playbooks/test.html", form=form, book=book, place=place)
    return _saved(replace(book, tests=tuple(form.test if one is test else one for one in book.tests)))


@bp.route("/you/playbooks/<key>/tests/<int:place>/remove", methods=["GET", "POST"])
@audience("member")
def remove_test(key: str, place: int):
    question = _("Take this test out of the playbook?"), _("Cases keep the tests that they were filled with."), _("Take it out")
    test, page = ask_first(lambda: _test(key, place)[1], called="what", question=question, **_below(key))
    if page:
        return page
    book = actions.playbook_named(key)
    return _saved(replace(book, tests=tuple(one for one in book.tests if one.what != test.what)))


@bp.route("/you/playbooks/<key>/remove", methods=["GET", "POST"])
@audience("member")
def remove(key: str):
    means = _("Your copy is deleted. Cases keep what they were filled with.")
    question = _("Go back to the playbook that came with the program?"), means, _("Delete your copy")
    row, page = ask_first(lambda: actions.own_playbook(key), called="name", question=question, **_below(key))
    if page:
        return page
    actions.remove_own(row)
    flash(_("The playbook that came with the program is back."))
    return redirect(url_for("playbooks.show", key=key))


@bp.route("/cases/<int:number>/playbook", methods=["GET", "POST"])
@audience("member")
def fill(number: int):
    case = case_numbered(number)
    form = FillForm(data={"playbook": case.playbook})
    books = actions.playbooks()
    form.offer(playbooks=[(book.key, book.name) for book in books])
    if not form.validate_once():
        return render_template("playbooks/fill.html", form=form, case=case, kinds=map(words.kinds, books))
    book = actions.playbook_named(form.playbook.data)
    return to_fold(number, "tests", words.filled_words(book, actions.fill_case(case, book)))


def _below(key: str) -> dict[str, Any]:
    """What a page that asks wants to know, below the page of a playbook."""
    return {"form": PlaybookPage(), "contact": url_for("playbooks.show", key=key), "back": _("Back to the playbook")}


def _test(key: str, place: int) -> tuple[Playbook, Test]:
    """Raises Missing when the playbook has no test there."""
    book = actions.playbook_named(key)
    return book, actions.test_at(book, place)


def _saved(book: Playbook) -> Response:
    actions.save_own(book)
    flash(_("Your copy of the playbook is saved. It is used from now on."))
    return redirect(url_for("playbooks.show", key=book.key))
