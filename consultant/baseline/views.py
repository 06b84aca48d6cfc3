"""What worked before, and what of it is back."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from consultant.baseline import actions
from consultant.baseline.forms import BaselineForm, told
from consultant.baseline.words import item_rests
from consultant.cases.actions import case_numbered
from consultant.evidence.files.actions import attach_all, attachments_of
from consultant.reports.actions import reports_listing
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now
from consultant.web.uploads import takes_files

bp = Blueprint("baseline", __name__, url_prefix="/cases/<int:number>/baseline")


@bp.route("", methods=["GET", "POST"])
@takes_files
@audience("member")
def edit(number: int):
    case = case_numbered(number)
    stored = actions.baseline_of(case.id)
    form = BaselineForm(data={"items": [told(item) for item in stored] or [{}]})
    form.know_now(practice_now())
    form.resting = {item.id: item_rests(item, reports_listing(case.id, "baseline", item.item)) for item in stored}
    if form.grows() or not form.validate_change():
        return render_template("baseline/edit.html", form=form, case=case, files=attachments_of(case.id))
    for row, photos in zip(actions.save_baseline(case.id, form.kept), form.photos, strict=True):
        attach_all(case.id, photos, baseline_id=row.id)
    actions.remove_baseline_items(case.id, form.taken_out)
    return to_fold(number, "baseline", _("What worked before is saved."))
