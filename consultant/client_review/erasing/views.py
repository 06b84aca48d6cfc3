"""How long records are kept, whose time has come, and erasing them: for owners."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.client_review.erasing import actions, words
from consultant.client_review.erasing.forms import ErasePage, KeepForm
from consultant.client_review.erasing.rules import is_due
from consultant.database import change_row
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("erasing", __name__, url_prefix="/you/keeping")


@bp.get("")
@audience("owner")
def show():
    rule, today = actions.rule_of(current_user.practice), practice_now().date()
    found = sorted(actions.leaving(), key=lambda one: not is_due(one, rule, today))
    return render_template("client_review/erasing/show.html", found=found, rule=rule, today=today, words=words)


@bp.route("/change", methods=["GET", "POST"])
@audience("owner")
def change():
    practice = current_user.practice
    form = KeepForm(obj=practice)
    if not form.validate_on_submit():
        return render_template("client_review/erasing/change.html", form=form)
    change_row(practice, keep_months=form.keep_months.data, keep_bills_years=form.keep_bills_years.data)
    return redirect(url_for("erasing.show"))


@bp.route("/<int:client_id>", methods=["GET", "POST"])
@audience("owner")
def erase(client_id: int):
    rule, today = actions.rule_of(current_user.practice), practice_now().date()
    who = actions.leaving_client(client_id)
    _who, page = ask_first(
        lambda: who,
        called=lambda _one: actions.client(client_id).name,
        rests=words.resting,
        form=ErasePage(),
        contact=url_for("clients.show", client_id=client_id),
        question=words.question(who, actions.would_go(client_id, rule, today), rule, today),
    )
    if page:
        return page
    actions.erase(client_id, rule, today)
    flash(_("It is erased."))
    return redirect(url_for("erasing.show"))
