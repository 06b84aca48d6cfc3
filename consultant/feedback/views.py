"""The client's answers, as the consultant handles them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultant.cases.actions import case_numbered, record_of
from consultant.feedback import actions, forms, words
from consultant.feedback.facts import words as fact_words
from consultant.feedback.facts.rules import likely
from consultant.feedback.rules import Answer, Kind
from consultant.reports.actions import issued_report, reports_of
from consultant.sending.actions import facts_of
from consultant.web.access import audience, safe_next
from consultant.web.back import to_fold
from consultant.web.clock import practice_now

bp = Blueprint("feedback", __name__, url_prefix="/cases/<int:number>/answers")


@bp.route("/new", methods=["GET", "POST"])
@audience("member")
def add(number: int):
    """What was told, or written on paper."""
    case = case_numbered(number)
    issued = reports_of(case.id)
    if not issued:
        flash(_("There is no report yet that they could answer."))
        return redirect(url_for("cases.show", number=number))
    form = forms.ToldForm(data={"report": issued[-1].number})
    facts = {report.number: facts_of(report) for report in reversed(issued)}
    options = [one for of in facts.values() for one in words.lettered_options(of)] if case.is_open else []
    form.offer(reports=[(number, _("Report %(k)d", k=number)) for number in facts], options=options)
    if not form.validate_once():
        return render_template("feedback/new.html", form=form, case=case)
    for kind, said in form.answers:
        actions.add_answer(case.id, Answer(practice_now(), form.report.data, kind, said, seen=True))
    if form.option:
        of, place = facts[form.report.data], form.option[1]
        chosen = Answer(practice_now(), form.report.data, Kind.CHOSE, of.put[place].what, of.letter_of(place), seen=True)
        actions.keep_answer(issued_report(case.id, form.report.data), chosen, of.put)
    return to_fold(number, "answers", _("Their answer is saved."))


@bp.post("/<int:answer_id>/seen")
@audience("member")
def mark_seen(number: int, answer_id: int):
    actions.mark_seen(actions.answer_of(case_numbered(number).id, answer_id))
    if safe_next(request.args.get("next")):
        return redirect(safe_next(request.args.get("next")))
    return to_fold(number, "answers", _("Marked as seen."))


@bp.route("/<int:answer_id>/correct", methods=["GET", "POST"])
@audience("member")
def correct(number: int, answer_id: int):
    case = case_numbered(number)
    answer = actions.answer_of(case.id, answer_id)
    form = forms.CorrectForm(obj=answer)
    if not form.validate_change():
        ways = fact_words.ways(likely(answer.said, record_of(case)), number)
        return render_template("feedback/correct.html", form=form, case=case, answer=answer, ways=ways)
    last = max((report.number for report in reports_of(case.id)), default=0)
    actions.correct(case, answer, form.corrected.data, last + 1)
    if not form.corrected.data:
        return to_fold(number, "answers", _("Saved."))
    flash(_("Saved. Mend the fact where it stands in the case too, then issue the report that says so."))
    return redirect(url_for("reports.preview", number=number))
