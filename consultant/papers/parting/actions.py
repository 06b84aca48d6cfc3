"""Prints the parting letter."""

from dataclasses import replace

from consultant.cases.models import Case
from consultant.documents.actions import printable
from consultant.languages.actions import speaking
from consultant.papers.actions import answers_of, printed
from consultant.papers.parting.rules import Bill, Parting
from consultant.papers.parting.words import parting
from consultant.papers.rules import PaperName, as_typed
from consultant.reports.page_one.rules import rooms
from consultant.reports.rules import ReportFacts
from consultant.reports.supplied.actions import in_language


def parting_of(case: Case) -> Parting:
    """What was written."""
    written = Parting(**as_typed(answers_of(case.id, PaperName.PARTING) or {}))
    return replace(written, bill=written.bill and Bill(written.bill))


def parting_pdf(case: Case, facts: ReportFacts) -> bytes:
    """One page. Raises DocumentError."""
    written, is_last = parting_of(case), case.client.left_on is not None
    with speaking(facts.language):
        told = in_language(facts)
        trials = [parting(told, written, room, is_last) for room in rooms(printable)]
        return printed(PaperName.PARTING, trials, facts.day, edition=facts.edition)
