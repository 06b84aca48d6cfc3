"""Who takes complaints when a firm does not answer, and when each was last checked."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.papers.schemes import actions, words
from consultant.papers.schemes.forms import SchemeForm, SchemePage
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("schemes", __name__, url_prefix="/you/complaints")


@bp.get("")
@audience("member")
def list_schemes():
    return render_template("papers/schemes.html", schemes=actions.schemes(), words=words, today=practice_now().date())


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add():
    form = SchemeForm(data={"checked_on": practice_now().date()})
    form.know_now(practice_now())
    if not form.validate_once():
        return render_template("papers/scheme.html", form=form, scheme=None)
    return _saved(form, actions.new_key(form.name.data))


@bp.route("/<key>", methods=["GET", "POST"])
@audience("member")
def edit(key: str):
    scheme = actions.scheme_named(key)
    form = SchemeForm(obj=scheme)
    form.know_now(practice_now())
    if not form.validate_change():
        return render_template("papers/scheme.html", form=form, scheme=scheme)
    return _saved(form, key)


@bp.route("/<key>/remove", methods=["GET", "POST"])
@audience("member")
def remove(key: str):
    means = _("If it came with the program, what came with it holds again.")
    question = _("Delete your own entry?"), means, _("Delete it")
    way_back = {"contact": url_for("schemes.list_schemes"), "back": _("Complaints: who takes them")}
    row, page = ask_first(lambda: actions.own_scheme(key), called="name", question=question, form=SchemePage(), **way_back)
    if page:
        return page
    actions.remove_scheme(row)
    flash(_("It is deleted."))
    return redirect(url_for("schemes.list_schemes"))


def _saved(form: SchemeForm, key: str):
    actions.save_scheme(form.scheme(key))
    flash(_("Saved."))
    return redirect(url_for("schemes.list_schemes"))
