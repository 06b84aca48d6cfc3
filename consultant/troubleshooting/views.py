"""Tests of a case: plan one, change it, note what came out."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from consultant.assessment.actions import assessment_of
from consultant.assessment.rules import Assessment
from consultant.cases.actions import case_numbered
from consultant.cases.models import Case
from consultant.parties.words import Voice
from consultant.troubleshooting import actions, words
from consultant.troubleshooting.forms import ResultForm, TestForm, noted, planned
from consultant.troubleshooting.models import Test as TestRow
from consultant.troubleshooting.rules import Test
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now, practice_zone
from consultant.web.removal import ask_first

bp = Blueprint("troubleshooting", __name__, url_prefix="/cases/<int:number>/tests")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    case = case_numbered(number)
    form = TestForm()
    form.about(assessment_of(case, practice_now()), None, case.priced_in)
    if form.grows() or not form.validate_once():
        return render_template("troubleshooting/edit.html", form=form, case=case, test=None)
    actions.add_test(case.id, form.test)
    return to_fold(number, "tests", _("The test is saved."))


@bp.route("/<int:test_id>", methods=["GET", "POST"])
@audience("member")
def edit(number: int, test_id: int):
    case, row, assessment, test = _load(number, test_id)
    form = TestForm(data=planned(test))
    form.about(assessment, test, case.priced_in)
    if form.grows() or not form.validate_change():
        return render_template("troubleshooting/edit.html", form=form, case=case, test=test)
    actions.change_test(row, form.test)
    return to_fold(number, "tests", _("The test is saved."))


@bp.route("/<int:test_id>/result", methods=["GET", "POST"])
@audience("member")
def record(number: int, test_id: int):
    case, row, assessment, test = _load(number, test_id)
    form = ResultForm(data=noted(test, practice_now()))
    form.about(test.results)
    form.know_now(practice_now())
    if not form.grows() and form.validate_change():
        actions.note_result(row, **form.facts(practice_zone(), test.done_on))
        return to_fold(number, "tests", _("The result is saved."))
    expected = words.expected(test, assessment, Voice.on_screen(assessment.record.parties))
    return render_template("troubleshooting/record.html", form=form, case=case, test=test, expected=expected)


@bp.post("/<int:test_id>/not-done")
@audience("member")
def forget(number: int, test_id: int):
    actions.forget_result(actions.test_of(case_numbered(number).id, test_id))
    return to_fold(number, "tests", _("It counts as not done."))


@bp.route("/<int:test_id>/remove", methods=["GET", "POST"])
@audience("member")
def remove(number: int, test_id: int):
    case = case_numbered(number)
    row, page = ask_first(lambda: actions.test_of(case.id, test_id), called="what", rests=words.rests_on, case=case, fold="tests")
    if page:
        return page
    actions.remove_test(row)
    return to_fold(number, "tests", _("The test is taken out."))


def _load(number: int, test_id: int) -> tuple[Case, TestRow, Assessment, Test]:
    """With the test as it is stored: that of the assessment contradicts what its results tell about parts, too."""
    case = case_numbered(number)
    row, assessment = actions.test_of(case.id, test_id), assessment_of(case, practice_now())
    return case, row, assessment, next(test for test in actions.tests_of(case.id) if test.id == test_id)
