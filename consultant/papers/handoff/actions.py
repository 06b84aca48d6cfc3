"""Prints the card for whom a client was referred to."""

from dataclasses import replace

from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.database import Missing
from consultant.documents.actions import printable
from consultant.papers.actions import printed
from consultant.papers.handoff.words import handoff
from consultant.papers.rules import Letter, PaperName
from consultant.referrals.rules import Referral
from consultant.reports.page_one.rules import rooms
from consultant.reports.rules import ReportFacts

LISTED = range(8, 2, -1)  # of a list: as many as fit


def handoff_pdf(case: Case, facts: ReportFacts, referral_id: int) -> bytes:
    """One page. Raises DocumentError, and Missing when the case has no such referral."""
    places = {one.id: place for place, one in enumerate(record_of(case).referrals)}
    if referral_id not in places:
        raise Missing(f"case {case.number} has no referral {referral_id}")
    referral = facts.record.referrals[places[referral_id]]
    return printed(PaperName.HANDOFF, trials(facts, referral), facts.day, edition=facts.edition)


def trials(facts: ReportFacts, referral: Referral) -> list[Letter]:
    """The card from the longest to what always fits."""
    widest, *less = rooms(printable)
    longer = [replace(widest, items=count) for count in LISTED]
    return [handoff(facts, referral, room) for room in (*longer, *less)]
