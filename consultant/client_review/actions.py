"""What is known of a client, what that proposes, and what the owner decided."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, tzinfo
from threading import Lock
from typing import Any
from zoneinfo import ZoneInfo

from cachetools import LRUCache
from sqlalchemy.orm import joinedload

from consultant.accounts.models import Practice
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.client_review.history.cases import rules as of_cases
from consultant.client_review.history.rules import Bound, History
from consultant.client_review.models import ClientReview
from consultant.client_review.money.actions import money_of, money_states
from consultant.client_review.proposal.rules import Proposal, Verdict, propose
from consultant.client_review.rules import Agreed
from consultant.client_review.terms.actions import terms_of
from consultant.clients.limits.actions import limit_events_of
from consultant.clients.limits.models import LimitEvent
from consultant.clients.limits.rules import Limit
from consultant.clients.models import Client
from consultant.database import add_row, db

MOST_KEPT = 1_000  # proposals, some 15 kB each
State = tuple[Any, ...]
NO_CASE: State = (0, 0, None)

_kept: LRUCache[tuple[object, ...], Proposal] = LRUCache(MOST_KEPT)
_lock = Lock()


def history_of(who: Client) -> History:
    """All that is noted of a client. A row begins with the number of the case that it is in: "12/calls[3]"; of money see `money_of`."""
    query = db.select(Case).options(joinedload(Case.client), joinedload(Case.practice)).filter_by(client_id=who.id)
    records = [replace(record_of(case), slug=str(case.number)) for case in db.session.scalars(query)]
    zone = ZoneInfo(db.session.get_one(Practice, who.practice_id).zone)
    return History((*of_cases.history_of(records, zone).entries, *money_of(who.id), *_limits(who, zone)))


def _limits(who: Client, zone: tzinfo) -> Iterator[Bound]:
    """They are listed on the client's own record."""
    for one in limit_events_of(who, zone):
        yield Bound(one.at.date(), one.limit, one.became, row=f"client-{who.id}/limits[{one.id}]")


def agreed_of(who: Client, practice: Practice) -> Agreed:
    """What the practice and the client go by."""
    minutes = who.held.get(Limit.MINUTES)
    terms = terms_of(practice)
    since = minutes.since if minutes else None
    return Agreed(
        practice.currency, minutes.minutes if minutes else None, terms.hour, terms.worths(), unpaid_since=since.date() if since else None
    )


def states_of(*client_ids: int) -> dict[int, State]:
    """By client, of all where none is named: how many cases, and what is another one for each state of them, of the client's money and
    of their limits that was ever committed."""
    cases = _states(Case, client_ids, db.func.count(Case.id), db.func.sum(Case.version), db.func.max(Case.changed_at))
    limits = _states(LimitEvent, client_ids, db.func.max(LimitEvent.id), db.func.max(LimitEvent.changed_at))
    money = money_states(*client_ids)
    return {id: (*cases.get(id, NO_CASE), limits.get(id), money.get(id)) for id in {*cases, *limits, *money}}


def _states(model: Any, client_ids: tuple[int, ...], *columns: Any) -> dict[int, State]:
    query = db.select(model.client_id, *columns).group_by(model.client_id)
    query = query.filter(model.client_id.in_(client_ids)) if client_ids else query
    return {id: tuple(state) for id, *state in db.session.execute(query)}


def proposal_of(who: Client, practice: Practice, today: date) -> Proposal:
    found = kept_proposal(who, practice, today, states_of(who.id).get(who.id))
    assert found
    return found


def kept_proposal(who: Client, practice: Practice, today: date, state: State | None, is_wanted: bool = True) -> Proposal | None:
    """As it was worked out today from this very state; else now, if that is wanted."""
    key = (practice.id, repr(agreed_of(who, practice)), practice.zone, who.id, who.changed_at, today, state)
    with _lock:
        found = _kept.get(key)
    if found is None and is_wanted:
        found = propose(history_of(who), today, agreed_of(who, practice))
        with _lock:
            _kept[key] = found
    return found


def decide(who: Client, verdict: Verdict, why: str, next_on: date, *, facts: Mapping[str, Any], at: datetime) -> ClientReview:
    """The owner's decision, with the card of that day. `at` is aware, in the practice's zone."""
    return add_row(
        ClientReview(client_id=who.id, at=at, decided_on=at.date(), verdict=verdict, why=why, next_on=next_on, facts=dict(facts))
    )


def decisions_of(who: Client) -> list[ClientReview]:
    """Newest first."""
    return list(db.session.scalars(db.select(ClientReview).filter_by(client_id=who.id).order_by(ClientReview.id.desc())))
