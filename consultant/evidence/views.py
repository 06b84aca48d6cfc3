"""Evidence: add a piece, change one, take one out."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from consultant.assessment.actions import assessment_of
from consultant.cases.actions import case_numbered
from consultant.cases.words import listed_in
from consultant.evidence import actions
from consultant.evidence.files import actions as files
from consultant.evidence.forms import EvidenceForm, told
from consultant.evidence.models import Evidence
from consultant.reports.actions import reports_listing
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now
from consultant.web.removal import ask_first
from consultant.web.uploads import takes_files

bp = Blueprint("evidence", __name__, url_prefix="/cases/<int:number>/evidence")


@bp.route("/new", methods=["GET", "POST"])
@takes_files
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = EvidenceForm(data={"when": practice_now().date()})
    form.know(assessment_of(case, practice_now()), files.attachments_of(case.id))
    form.know_now(practice_now())
    if not form.validate_once():
        return render_template("evidence/edit.html", form=form, case=case)
    _bind_files(actions.add_evidence(case.id, form.evidence), form)
    return to_fold(number, "proof", _("The proof is saved."))


@bp.route("/<int:evidence_id>", methods=["GET", "POST"])
@takes_files
@audience("member")
def edit(number: int, evidence_id: int):
    case = case_numbered(number)
    row, assessment = actions.piece_of(case.id, evidence_id), assessment_of(case, practice_now())
    before = next(proof for proof in assessment.record.evidence if proof.id == row.id)
    there = files.attachments_of(case.id)
    form = EvidenceForm(data=told(before, row.call_id, there))
    form.know(assessment, there, before)
    form.know_now(practice_now())
    if not form.validate_change():
        return render_template("evidence/edit.html", form=form, case=case, row=row)
    actions.change_evidence(row, form.evidence)
    _bind_files(row, form)
    return to_fold(number, "proof", _("The proof is saved."))


def _bind_files(row: Evidence, form: EvidenceForm) -> None:
    files.choose_for_evidence(row.case_id, row.id, form.there.data)
    files.attach_all(row.case_id, form.files.data, evidence_id=row.id)


@bp.route("/<int:evidence_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, evidence_id: int):
    case = case_numbered(number)
    row, page = ask_first(
        lambda: actions.piece_of(case.id, evidence_id),
        called="what",
        rests=lambda row: listed_in(reports_listing(case.id, "evidence", row.what)),
        case=case,
        fold="proof",
    )
    if page:
        return page
    actions.remove_evidence(row)
    return to_fold(number, "proof", _("It is taken out of the case."))
