"""All clients of the practice in a fixed handful of queries; what is proposed for them is worked out once a day."""

from dataclasses import replace
from datetime import date
from threading import Lock
from time import monotonic
from typing import Any

from cachetools import LRUCache

from consultant.accounts.models import Practice
from consultant.cases.listing.rules import PAGE, Listed
from consultant.cases.models import Case
from consultant.client_review.actions import agreed_of, proposal_of
from consultant.client_review.models import ClientReview
from consultant.client_review.overview.rules import Line, in_turn
from consultant.client_review.proposal.rules import Verdict
from consultant.clients.actions import clients
from consultant.clients.models import Client
from consultant.database import db

MOST_KEPT = 5_000  # clients
PATIENCE = 1.0  # seconds of working out before a page is shown; the next look goes on from there

_kept: LRUCache[tuple[object, ...], Verdict] = LRUCache(MOST_KEPT)
_lock = Lock()


def overview(practice: Practice, today: date, page: int) -> tuple[Listed[Line], int]:
    """One page of all clients, who is due first; and how many are due in all."""
    states, decided = _states(), _last_decisions()
    known = {who.id: who for who in clients()}
    lines = in_turn((_line(who, states.get(who.id), decided.get(who.id)) for who in known.values()), today)
    page = min(max(page, 1), max(1, -(-len(lines) // PAGE)))
    shown, until = lines[(page - 1) * PAGE : page * PAGE], monotonic() + PATIENCE
    found = (replace(one, proposed=_proposed(known[one.client], practice, today, states.get(one.client), until)) for one in shown)
    return Listed(tuple(found), len(lines), page), sum(one.is_due(today) for one in lines)


def _line(who: Client, state: tuple[Any, ...] | None, last: ClientReview | None) -> Line:
    line = Line(who.id, who.name, state[0] if state else 0)
    return replace(line, decided=last.verdict, decided_on=last.decided_on, next_on=last.next_on) if last else line


def _states() -> dict[int, tuple[Any, ...]]:
    """By client: how many cases, and what is another one for each state of them that was ever committed."""
    query = db.select(Case.client_id, db.func.count(Case.id), db.func.sum(Case.version), db.func.max(Case.changed_at))
    return {id: tuple(state) for id, *state in db.session.execute(query.group_by(Case.client_id))}


def _last_decisions() -> dict[int, ClientReview]:
    newest = db.select(db.func.max(ClientReview.id)).group_by(ClientReview.client_id)
    query = db.select(ClientReview).options(db.defer(ClientReview.facts)).filter(ClientReview.id.in_(newest))
    return {row.client_id: row for row in db.session.scalars(query)}


def _proposed(who: Client, practice: Practice, today: date, state: tuple[Any, ...] | None, until: float) -> Verdict | None:
    """As it was worked out today for this very state, else now, if there is time left."""
    key = (practice.id, repr(agreed_of(practice)), who.id, who.changed_at, today, state)
    with _lock:
        found = _kept.get(key)
    if found is None and monotonic() < until:
        found = proposal_of(who, practice, today).verdict
        with _lock:
            _kept[key] = found
    return found
