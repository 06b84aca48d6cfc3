"""A party's own lines: on paper, and in the log that they were sent."""

from datetime import datetime

from consultant.calls.actions import record_call
from consultant.calls.rules import Call, Channel
from consultant.cases.models import Case
from consultant.papers.actions import printed
from consultant.papers.own_lines.words import own_lines, sent
from consultant.papers.rules import PaperName
from consultant.reports.rules import ReportFacts


def own_lines_pdf(facts: ReportFacts, party: str) -> bytes:
    """Raises DocumentError."""
    return printed(PaperName.OWN_LINES, [own_lines(facts, party)], facts.day)


def note_sent(case: Case, party: str, channel: Channel, at: datetime, zone: str) -> None:
    """An entry of the log like any other: it can be corrected or withdrawn, and the answer is logged after it."""
    record_call(case.id, Call(at=at, parties=(party,), channel=channel, minutes=0, hold_minutes=0, said=sent()), zone=zone)
