"""Collects a call card, and prints it on one page."""

from collections.abc import Sequence
from datetime import date, datetime

from consultant.assessment.rules import assess
from consultant.calls.card.rules import CallCard, Paper, Reach, call_card
from consultant.cases.models import Case
from consultant.cases.one_cause.actions import one_cause_of
from consultant.cases.rules import CaseRecord, moment
from consultant.documents.actions import print_on_one_page
from consultant.organizations.actions import organization
from consultant.organizations.track_record.actions import track_record_of
from consultant.parties.actions import party_of
from consultant.playbooks.actions import playbook_of


def card_of(case: Case, record: CaseRecord, party: str, now: datetime) -> CallCard | None:
    """The card for the party of this id, as of `now`, which is aware; None for the client and for the consultant.

    `record` is the case's. Raises Missing when the case has no such party.
    """
    row = party_of(case.id, party)
    if row.organization_id is None:
        return None
    firm, book = organization(row.organization_id), playbook_of(case)
    return call_card(
        assess(record, moment(record, now)),
        party,
        Reach(firm.phones, firm.phone_menu, firm.hours, firm.private_note, firm.id),
        number=case.number,
        currency=case.priced_in,
        questions=book.questions if book else (),
        before=track_record_of(firm.id, now),
        one_cause=one_cause_of(case, firm.id),
    )


def print_card(papers: Sequence[Paper], day: date) -> bytes:
    """As `print_on_one_page`."""
    return print_on_one_page("call_card", papers, day)
