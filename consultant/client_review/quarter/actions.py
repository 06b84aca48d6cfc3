"""All clients of the practice in a fixed handful of queries; what was worked out of a client stands until something of them changes."""

from collections.abc import Callable, Sequence
from datetime import date
from threading import Lock

from cachetools import LRUCache

from consultant.accounts.models import Practice
from consultant.client_review.actions import Known, worked_out
from consultant.client_review.card.rules import Card, as_kept, since
from consultant.client_review.models import ClientReview
from consultant.client_review.proposal.rules import Proposal
from consultant.client_review.quarter.rules import Decided, Line
from consultant.client_review.subjects.actions import subjects
from consultant.client_review.subjects.rules import Subject
from consultant.database import db

MOST_KEPT = 10_000  # lines, some 2 kB each

_kept: LRUCache[tuple[object, ...], Line] = LRUCache(MOST_KEPT)
_lock = Lock()


def lines(practice: Practice, today: date, told: Callable[[Proposal, date], Card]) -> list[Line]:
    """By name. `told` puts a proposal in words, as far as it is compared with an earlier one."""
    all = subjects(practice)
    keys = {one.id: (practice.id, today, one.known_by, one.reviewed) for one in all}
    with _lock:
        found = {id: _kept[key] for id, key in keys.items() if key in _kept}
    missing = [one for one in all if one.id not in found]
    decisions, by_id = _decisions(missing), {one.id: one for one in missing}
    for id, known in worked_out(missing, practice, today):
        found[id] = _line(by_id[id], known, decisions.get(id), lambda proposal: told(proposal, today))
        with _lock:
            _kept[keys[id]] = found[id]
    return [found[one.id] for one in all]


def _decisions(missing: Sequence[Subject]) -> dict[int, ClientReview]:
    """The newest one of each."""
    ids = [one.reviewed[0] for one in missing if one.reviewed]
    rows = db.session.scalars(db.select(ClientReview).filter(ClientReview.id.in_(ids))) if ids else ()
    return {row.client_id: row for row in rows}


def _line(one: Subject, known: Known, last: ClientReview | None, told: Callable[[Proposal], Card]) -> Line:
    proposal, figures = known
    decided = None
    if last:
        then = as_kept(last.facts)
        became = since(then, told(proposal))
        decided = Decided(last.verdict, last.decided_on, last.next_on, then.proposal, then.figures, became)
    return Line(one.id, one.name, one.cases, proposal.verdict, figures, decided, one.left_on)
