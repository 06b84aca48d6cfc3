"""What is in the way: note it, change it, say that it is out of the way, take it out."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered, record_of
from consultant.roadblocks import actions
from consultant.roadblocks.forms import RoadblockForm
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first

bp = Blueprint("roadblocks", __name__, url_prefix="/cases/<int:number>/roadblocks")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = RoadblockForm()
    form.know(record_of(case))
    form.know_now(practice_now())
    if not form.validate_once():
        return render_template("roadblocks/edit.html", form=form, case=case)
    actions.add_roadblock(case.id, form.roadblock)
    return to_fold(number, "in-the-way", _("Saved."))


@bp.route("/<int:roadblock_id>", methods=["GET", "POST"])
@audience("member")
def edit(number: int, roadblock_id: int):
    case = case_numbered(number)
    row, record = actions.roadblock_of(case.id, roadblock_id), record_of(case)
    form = RoadblockForm(obj=next(block for block in record.roadblocks if block.id == row.id))
    form.know(record)
    form.know_now(practice_now())
    if not form.validate_change():
        return render_template("roadblocks/edit.html", form=form, case=case, row=row)
    actions.change_roadblock(row, form.roadblock)
    return to_fold(number, "in-the-way", _("Saved."))


@bp.post("/<int:roadblock_id>/cleared")
@audience("member")
def clear(number: int, roadblock_id: int):
    row = actions.roadblock_of(case_numbered(number).id, roadblock_id)
    actions.clear_roadblock(row, practice_now().date())
    return to_fold(number, "in-the-way", _("It is out of the way. If that was a slip, take the day out under “Change”."))


@bp.route("/<int:roadblock_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, roadblock_id: int):
    case = case_numbered(number)
    row, page = ask_first(lambda: actions.roadblock_of(case.id, roadblock_id), called="what", case=case, fold="in-the-way")
    if page:
        return page
    actions.remove_roadblock(row)
    return to_fold(number, "in-the-way", _("It is taken out of the case."))
