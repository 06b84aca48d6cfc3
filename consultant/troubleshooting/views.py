"""Tests of a case: plan one, change it, run it, note what came out and that it was put back."""

from typing import TypeVar

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _

from consultant.assessment.actions import assessment_of
from consultant.assessment.rules import Assessment
from consultant.cases.actions import case_numbered
from consultant.cases.models import Case
from consultant.parties.words import Voice
from consultant.troubleshooting import actions, words
from consultant.troubleshooting.forms import ResultForm, RunForm, TestForm, done, noted, planned
from consultant.troubleshooting.models import Test as TestRow
from consultant.troubleshooting.rules import PossibleResult, Test, not_run
from consultant.troubleshooting.runs.words import saved, to_run
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now, practice_zone
from consultant.web.removal import ask_first

Form = TypeVar("Form", bound=ResultForm)

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


@bp.route("/run", methods=["GET", "POST"])
@audience("member")
def run(number: int):
    """Choose a test that was planned, or one to run again; or write down here what nobody had planned."""
    case, now = case_numbered(number), practice_now()
    form = _about(RunForm(data={"done_on": now, "changes": [{}]}), ())
    if not form.grows() and form.validate_once():
        test = form.test(practice_zone())
        actions.add_test(case.id, test)
        return to_fold(number, "tests", saved(test.changes, test.put_back))
    planned, again = to_run(assessment_of(case, now), number)
    return render_template("troubleshooting/run.html", form=form, case=case, planned=planned, again=again)


@bp.route("/<int:test_id>/result", methods=["GET", "POST"])
@audience("member")
def record(number: int, test_id: int):
    case, row, assessment, test = _load(number, test_id)
    form = _about(ResultForm(data=noted(test, practice_now())), test.results)
    if not form.grows() and form.validate_change():
        facts = form.facts(practice_zone(), test.done_on)
        actions.note_result(row, **facts)
        return to_fold(number, "tests", saved(facts["changes"], facts["put_back"]))
    return _record_page(case, assessment, test, form)


@bp.route("/<int:test_id>/again", methods=["GET", "POST"])
@audience("member")
def again(number: int, test_id: int):
    """Another run of a test that was done: what came out the first time stays."""
    case, _row, assessment, test = _load(number, test_id)
    if test.untried:
        return redirect(url_for("troubleshooting.record", number=number, test_id=test_id))
    form = _about(ResultForm(data=noted(not_run(test), practice_now())), test.results)
    if not form.grows() and form.validate_once():
        fresh = done(test, form.facts(practice_zone(), None))
        actions.add_test(case.id, fresh)
        return to_fold(number, "tests", saved(fresh.changes, fresh.put_back))
    return _record_page(case, assessment, test, form, is_again=True)


@bp.post("/<int:test_id>/put-back")
@audience("member")
def put_back(number: int, test_id: int):
    actions.put_back(actions.test_of(case_numbered(number).id, test_id), practice_now())
    return to_fold(number, "tests", _("It is put back. If that was a slip, say so under “Change the result”."))


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


def _about(form: Form, results: tuple[PossibleResult, ...]) -> Form:
    form.about(results)
    form.know_now(practice_now())
    return form


def _record_page(case: Case, assessment: Assessment, test: Test, form: ResultForm, is_again: bool = False) -> str:
    expected = words.expected(test, assessment, Voice.on_screen(assessment.record.parties))
    return render_template("troubleshooting/record.html", form=form, case=case, test=test, expected=expected, is_again=is_again)
