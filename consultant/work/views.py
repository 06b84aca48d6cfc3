"""Work on a case without a call: note it, change it, take it out."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first
from consultant.work import actions
from consultant.work.forms import WorkForm, filled_in
from consultant.work.words import title

bp = Blueprint("work", __name__, url_prefix="/cases/<int:number>/work")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = WorkForm(data={"on": practice_now().date()})
    form.about(practice_now())
    if not form.validate_once():
        return render_template("work/edit.html", form=form, case=case)
    actions.add_work(case.id, form.work)
    return to_fold(number, "work", _("Saved."))


@bp.route("/<int:work_id>", methods=["GET", "POST"])
@audience("member")
def edit(number: int, work_id: int):
    case = case_numbered(number)
    row = actions.work_of(case.id, work_id)
    form = WorkForm(data=filled_in(row.to_rule()))
    form.about(practice_now())
    if not form.validate_change():
        return render_template("work/edit.html", form=form, case=case, row=row)
    actions.change_work(row, form.work)
    return to_fold(number, "work", _("Saved."))


@bp.route("/<int:work_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, work_id: int):
    case = case_numbered(number)
    row, page = ask_first(lambda: actions.work_of(case.id, work_id), called=lambda row: title(row.to_rule()), case=case, fold="work")
    if page:
        return page
    actions.remove_work(row)
    return to_fold(number, "work", _("It is taken out of the case."))
