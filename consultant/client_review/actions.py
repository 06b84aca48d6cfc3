"""What is known of a client, what that proposes, and what the owner decided."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import joinedload

from consultant.accounts.models import Practice
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.client_review.history.cases import rules as of_cases
from consultant.client_review.history.rules import History
from consultant.client_review.models import ClientReview
from consultant.client_review.proposal.rules import Proposal, Verdict, propose
from consultant.client_review.rules import Agreed
from consultant.clients.models import Client
from consultant.database import add_row, db


def history_of(who: Client) -> History:
    """All that is noted of a client. A row begins with the number of the case that it is in: "12/calls[3]"."""
    query = db.select(Case).options(joinedload(Case.client), joinedload(Case.practice)).filter_by(client_id=who.id)
    records = [replace(record_of(case), slug=str(case.number)) for case in db.session.scalars(query)]
    return of_cases.history_of(records)


def agreed_of(practice: Practice) -> Agreed:
    """What the practice goes by."""
    return Agreed(practice.currency)


def proposal_of(who: Client, practice: Practice, today: date) -> Proposal:
    return propose(history_of(who), today, agreed_of(practice))


def decide(who: Client, verdict: Verdict, why: str, next_on: date, *, facts: Mapping[str, Any], at: datetime) -> ClientReview:
    """The owner's decision, with the card of that day. `at` is aware, in the practice's zone."""
    return add_row(
        ClientReview(client_id=who.id, at=at, decided_on=at.date(), verdict=verdict, why=why, next_on=next_on, facts=dict(facts))
    )


def decisions_of(who: Client) -> list[ClientReview]:
    """Newest first."""
    return list(db.session.scalars(db.select(ClientReview).filter_by(client_id=who.id).order_by(ClientReview.id.desc())))
