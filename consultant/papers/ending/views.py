"""Papers at the end of a case: the hand-off card, the parting letter, the closing note."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from consultant.cases.actions import case_numbered
from consultant.cases.models import Case
from consultant.papers import words
from consultant.papers.actions import facts_of, keep_answers
from consultant.papers.closing_note.actions import note_of, note_pdf
from consultant.papers.closing_note.forms import ClosingNoteForm
from consultant.papers.handoff.actions import handoff_pdf
from consultant.papers.parting.actions import parting_of, parting_pdf
from consultant.papers.parting.forms import PartingForm
from consultant.papers.rules import PaperName, as_plain
from consultant.reports.rules import ReportFacts
from consultant.web.access import audience
from consultant.web.clock import practice_now
from consultant.web.files import printed_or_back
from consultant.web.forms import BaseForm

bp = Blueprint("ending", __name__, url_prefix="/cases/<int:number>")


@bp.route("/parting", methods=["GET", "POST"])
@audience("member")
def parting(number: int):
    case = case_numbered(number)
    return _write(case, PaperName.PARTING, PartingForm(data=vars(parting_of(case))))


@bp.get("/parting.pdf")
@audience("member")
def parting_paper(number: int):
    return _printed(number, PaperName.PARTING, parting_pdf)


@bp.route("/closing-note", methods=["GET", "POST"])
@audience("member")
def closing_note(number: int):
    case = case_numbered(number)
    return _write(case, PaperName.CLOSING_NOTE, ClosingNoteForm(data=vars(note_of(case))))


@bp.get("/closing-note.pdf")
@audience("member")
def closing_note_paper(number: int):
    """It says that the case is closed, so it waits until it is."""
    if case_numbered(number).is_open:
        flash(_("This case is still open. Close it first, and print the note then."))
        return redirect(url_for("ending.closing_note", number=number))
    return _printed(number, PaperName.CLOSING_NOTE, note_pdf)


@bp.get("/referrals/<int:referral_id>/card.pdf")
@audience("member")
def handoff(number: int, referral_id: int):
    back = url_for("cases.show", number=number, open="referrals")
    case = case_numbered(number)
    facts = facts_of(case, current_user.practice, practice_now())
    return printed_or_back(lambda: handoff_pdf(case, facts, referral_id), f"case-{number}-hand-off.pdf", back)


def _write(case: Case, paper: PaperName, form: BaseForm) -> str | Response:
    """Asks for what is not recorded; what was typed is kept with the case."""
    form.know_now(practice_now())
    if form.validate_change():
        keep_answers(case.id, paper, "", as_plain({field.name: field.data for field in form if field.name != "csrf_token"}))
        flash(_("Saved. Now print it, and read it before you give it away."))
        return redirect(url_for(f"ending.{paper}", number=case.number))
    heading, about = words.name(paper), words.what_for(paper)
    can_print = paper != PaperName.CLOSING_NOTE or not case.is_open
    return render_template("papers/ending.html", form=form, case=case, paper=paper, heading=heading, about=about, can_print=can_print)


def _printed(number: int, paper: PaperName, make: Callable[[Case, ReportFacts], bytes]) -> Response:
    case = case_numbered(number)
    facts, back = facts_of(case, current_user.practice, practice_now()), url_for(f"ending.{paper}", number=number)
    return printed_or_back(lambda: make(case, facts), f"case-{number}-{paper.replace('_', '-')}.pdf", back)
