"""What is known of clients, what that proposes, and what the owner decided."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from threading import Lock
from typing import Any

from cachetools import LRUCache

from consultant.accounts.models import Practice
from consultant.client_review.figures.rules import Figures, figures
from consultant.client_review.history.actions import histories_of
from consultant.client_review.models import ClientReview
from consultant.client_review.money.actions import has_money
from consultant.client_review.proposal.rules import Proposal, Verdict, propose
from consultant.client_review.subjects.actions import subjects
from consultant.client_review.subjects.rules import Subject
from consultant.clients.models import Client
from consultant.database import add_row, db

MOST_KEPT = 200  # clients, some 50 kB each
AT_ONCE = 500  # clients whose histories are read in one go

Known = tuple[Proposal, Figures]

_kept: LRUCache[tuple[object, ...], Known] = LRUCache(MOST_KEPT)
_lock = Lock()


def known_of(who: Client, practice: Practice, today: date) -> Known:
    """What is proposed for one client, and the figures of their year. What was worked out today from this very state stands, in
    whatever process it changed."""
    (one,) = subjects(practice, who.id)
    key = (practice.id, today, one.known_by)
    with _lock:
        found = _kept.get(key)
    if found is None:
        found = dict(worked_out([one], practice, today))[one.id]
        with _lock:
            _kept[key] = found
    return found


def worked_out(some: Sequence[Subject], practice: Practice, today: date) -> Iterator[tuple[int, Known]]:
    """By client, from few queries however many clients they are."""
    for start in range(0, len(some), AT_ONCE):
        now = some[start : start + AT_ONCE]
        histories = histories_of([one.id for one in now], practice)
        for one in now:
            history = histories.pop(one.id)
            yield one.id, (propose(history, today, one.agreed), figures(history, today, one.agreed))


def decide(who: Client, verdict: Verdict, why: str, next_on: date, *, facts: Mapping[str, Any], at: datetime) -> ClientReview:
    """The owner's decision, with the card of that day. `at` is aware, in the practice's zone."""
    return add_row(
        ClientReview(client_id=who.id, at=at, decided_on=at.date(), verdict=verdict, why=why, next_on=next_on, facts=dict(facts))
    )


def decisions_of(who: Client) -> list[ClientReview]:
    """Newest first."""
    return list(db.session.scalars(db.select(ClientReview).filter_by(client_id=who.id).order_by(ClientReview.id.desc())))


def rests_on(client_id: int, is_owner: bool) -> bool:
    """Whether money keeps this client for everybody, or a decision for all but owners: only they may let it go with the client."""
    decided = db.select(ClientReview.id).filter_by(client_id=client_id).limit(1)
    return has_money(client_id) or (not is_owner and db.session.scalars(decided).first() is not None)
