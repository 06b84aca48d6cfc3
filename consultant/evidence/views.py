"""Evidence: add a piece, change one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template
from flask_babel import gettext as _
from flask_login import current_user

from consultant.accounts.actions import practice_of
from consultant.assessment.rules import Assessment, assess
from consultant.cases.actions import case_numbered, record_of
from consultant.cases.models import Case
from consultant.cases.rules import moment
from consultant.evidence import actions
from consultant.evidence.forms import EvidenceForm, told
from consultant.web.access import audience
from consultant.web.back import to_fold

bp = Blueprint("evidence", __name__, url_prefix="/cases/<int:number>/evidence")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = EvidenceForm(data={"when": _now().date()})
    form.know(_assess(case))
    form.know_now(_now())
    if not form.validate_once():
        return render_template("evidence/edit.html", form=form, case=case)
    actions.add_evidence(case.id, form.evidence)
    return to_fold(number, "proof", _("The proof is saved."))


@bp.route("/<int:evidence_id>", methods=["GET", "POST"])
@audience("member")
def edit(number: int, evidence_id: int):
    case = case_numbered(number)
    row, assessment = actions.piece_of(case.id, evidence_id), _assess(case)
    before = next(proof for proof in assessment.record.evidence if proof.id == row.id)
    form = EvidenceForm(data=told(before, row.call_id))
    form.know(assessment, before)
    form.know_now(_now())
    if not form.validate_on_submit():
        return render_template("evidence/edit.html", form=form, case=case)
    actions.change_evidence(row, form.evidence)
    return to_fold(number, "proof", _("The proof is saved."))


def _assess(case: Case) -> Assessment:
    record = record_of(case)
    return assess(record, moment(record, _now()))


def _now() -> datetime:
    return datetime.now(ZoneInfo(practice_of(current_user).zone))
