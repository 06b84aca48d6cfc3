"""Evidence: add a piece, change one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user

from consultant.accounts.actions import practice_of
from consultant.assessment.rules import Assessment, assess
from consultant.cases.actions import case_numbered, record_of
from consultant.cases.models import Case
from consultant.cases.rules import moment
from consultant.evidence import actions
from consultant.evidence.forms import EvidenceForm, told
from consultant.web.access import audience

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
    return _back(number)


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
    return _back(number)


def _assess(case: Case) -> Assessment:
    record = record_of(case)
    return assess(record, moment(record, _now()))


def _now() -> datetime:
    return datetime.now(ZoneInfo(practice_of(current_user).zone))


def _back(number: int):
    return redirect(url_for("cases.show", number=number, _anchor="proof"))
