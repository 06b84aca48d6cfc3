"""Look at the draft, issue it, and open what was issued."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultant.cases.actions import case_numbered
from consultant.cases.models import Case
from consultant.database import db
from consultant.documents import words as document_words
from consultant.documents.rules import DocumentError
from consultant.languages.actions import name_of, offered, tag_of
from consultant.languages.rules import ENGLISH
from consultant.languages.words import told_in
from consultant.reports import actions
from consultant.reports.editions.words import edition_words
from consultant.reports.fairness.rules import unasked, unheard
from consultant.reports.forms import ReportForm
from consultant.reports.paper.actions import fitted
from consultant.reports.readiness.rules import Caution, Obstacle
from consultant.reports.readiness.words import heading, to_do
from consultant.reports.wording import words as wording_words
from consultant.reports.wording.rules import Place
from consultant.web.access import audience
from consultant.web.back import to_fold
from consultant.web.clock import practice_now
from consultant.web.files import pdf_response

bp = Blueprint("reports", __name__, url_prefix="/cases/<int:number>")

TO_CALL = {Obstacle.UNHEARD: unheard, Caution.UNASKED: unasked}  # whom to hear next


@bp.route("/report", methods=["GET", "POST"])
@audience("member")
def preview(number: int):
    case = case_numbered(number)
    form = ReportForm(obj=case, language=case.client.language)
    form.offer(languages=offered(case.client.language))
    if not form.is_submitted():
        form.report_problem.data = case.report_problem or case.problem
    if form.validate_on_submit():
        if form.language.raw_data:
            actions.write_in(case, form.language.data)
        actions.set_free_parts(case, **form.parts)
        if "issue" in request.form:
            db.session.commit()  # the words are safe, and the press does not hold up anybody's saving
            return _issue(case, form)
        flash(_("Your words are saved."))
        return redirect(_where(request.form.get("mend"), case))
    return _show(case, form)


@bp.get("/report.pdf")
@audience("member")
def draft(number: int):
    case = case_numbered(number)
    try:
        return pdf_response(actions.draft_pdf(case, current_user.practice, practice_now()), f"case-{number}-draft.pdf")
    except DocumentError as error:
        flash(document_words.problem(error.problem))
        return redirect(url_for("reports.preview", number=number))


@bp.get("/reports/<int:issue>.pdf")
@audience("member")
def pdf(number: int, issue: int):
    """An issued report: the bytes that were kept."""
    return pdf_response(actions.issued_report(case_numbered(number).id, issue).pdf, f"case-{number}-report-{issue}.pdf")


def _issue(case: Case, form: ReportForm):
    case_number = case.number
    try:
        issued = actions.issue_report(case, current_user.practice, practice_now(), request.form.get("issue", type=int))
    except actions.NotReady:
        return _show(case, form)
    except actions.AlreadyIssued:
        return to_fold(case_number, "reports", _("This report was issued already. Nothing was issued twice."))
    except DocumentError as error:
        flash(document_words.problem(error.problem))
        return _show(case, form)
    return to_fold(case_number, "reports", _("Report %(number)s is issued. It does not change any more.", number=issued.number))


def _show(case: Case, form: ReportForm):
    page = actions.preview(case, current_user.practice, practice_now())
    try:
        one, problem = fitted(page.facts).page_one, None
    except DocumentError as error:
        one, problem = None, document_words.problem(error.problem)
    return render_template(
        "reports/preview.html",
        case=case,
        form=form,
        page=page,
        one=one,
        problem=problem,
        told_in=_told_in(page.facts.language),
        lang=tag_of(page.facts.language),
        heading=heading(page.facts.number, len(page.obstacles)),
        words=partial(to_do, facts=page.facts, in_full=page.in_full),
        say=wording_words,
        mended_at=_mended_at(case.number),
        issued=actions.reports_of(case.id),
        paper=edition_words,
    )


def _told_in(language: str | None) -> str:
    return told_in(name_of(language), tag_of(language) != ENGLISH) if language else ""


def _where(to_mend: str | None, case: Case) -> str:
    """The page on which it is mended, and back."""
    here = url_for("reports.preview", number=case.number)
    if to_mend in TO_CALL:
        firms = TO_CALL[to_mend](actions.facts_of(case, current_user.practice, practice_now()))
        return url_for("calls.log", number=case.number, party=firms[:1])
    again = url_for("revisit.edit", number=case.number, next=here)
    return {
        Obstacle.LETTERHEAD: url_for("practice.letterhead", next=here),
        Obstacle.REVISIT: again,
        Obstacle.REVISIT_PASSED: again,
        Obstacle.NAMES: url_for("cases.show", number=case.number, open="who", _anchor="who"),
        Obstacle.WORDS: url_for("reports.preview", number=case.number, _anchor="words"),
        Caution.OLD_VIEW: url_for("reports.preview", number=case.number, _anchor="view"),
        Caution.IN_FULL: url_for("cases.show", number=case.number, _anchor="calls"),
    }.get(to_mend, here)


def _mended_at(number: int) -> dict[Place, str]:
    """The page on which each text is written, and from there back to the preview; the preview itself for its own two."""
    here = url_for("reports.preview", number=number)
    folds = {Place.OPTION: "options", Place.ROADBLOCK: "in-the-way", Place.TEST: "tests", Place.PROOF: "proof", Place.PART: "who"}
    folds |= {Place.REFERRAL: "referrals", Place.CALL: "calls"}
    case = url_for("cases.edit", number=number, next=here)
    return {
        **dict.fromkeys((Place.TITLE, Place.PROBLEM, Place.WORKED), case),
        **{place: url_for("cases.show", number=number, open=fold, _anchor=fold) for place, fold in folds.items()},
        Place.BASELINE: url_for("baseline.edit", number=number, next=here),
        Place.REVISIT: url_for("revisit.edit", number=number, next=here),
        Place.VIEW: "#view",
        Place.EXTRA: "#report_note",
        Place.CORRECTION: "#correction",
    }
