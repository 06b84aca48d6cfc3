"""Prints the closing note."""

from consultant.cases.models import Case
from consultant.documents.actions import printable
from consultant.languages.actions import speaking
from consultant.papers.actions import answers_of, printed
from consultant.papers.closing_note.rules import ClosingNote
from consultant.papers.closing_note.words import closing_note
from consultant.papers.rules import PaperName, as_typed
from consultant.reports.page_one.rules import rooms
from consultant.reports.rules import ReportFacts
from consultant.reports.supplied.actions import in_language


def note_of(case: Case) -> ClosingNote:
    """What was written."""
    return ClosingNote(**as_typed(answers_of(case.id, PaperName.CLOSING_NOTE) or {}))


def note_pdf(case: Case, facts: ReportFacts) -> bytes:
    """One page. Raises DocumentError."""
    with speaking(facts.language):
        told = in_language(facts)
        trials = [closing_note(told, note_of(case), room) for room in rooms(printable)]
        return printed(PaperName.CLOSING_NOTE, trials, facts.day, edition=facts.edition)
