"""Promises: read them, and note what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from consultant.database import add_row, as_row, db, one_row, rows_of
from consultant.parties.actions import ids_of
from consultant.parties.models import Keys
from consultant.promises import rules
from consultant.promises.models import Promise


def promises_by_call(case_ids: Iterable[int], keys: Keys) -> dict[int, tuple[rules.Promise, ...]]:
    found: dict[int, list[rules.Promise]] = defaultdict(list)
    for row in rows_of(Promise, *case_ids):
        found[row.call_id].append(row.to_rule(keys))
    return {call_id: tuple(promises) for call_id, promises in found.items()}


def add_promises(
    case_id: int, call_id: int, promises: Iterable[rules.Promise], ids: Mapping[str | None, int | None], start: int = 0
) -> None:
    """Add a call's promises in their order, from position `start` on."""
    for position, promise in enumerate(promises, start):
        db.session.add(as_row(Promise, promise, case_id=case_id, call_id=call_id, position=position, by_id=ids[promise.by]))
    db.session.flush()


def promise_of(case_id: int, promise_id: int) -> Promise:
    """Raises Missing when this case has no such promise."""
    return one_row(Promise, id=promise_id, case_id=case_id)


def mark_promise(promise: Promise, kept: bool | None, on: date) -> None:
    """Kept, or broken, on that day; None opens it again. What is kept already keeps the day on which it was."""
    if not (kept and promise.kept):
        promise.kept, promise.kept_on = kept, on if kept else None
    db.session.flush()


def drop_promise(promise: Promise, reason: str) -> None:
    """It is no longer waited for; it stays in the log with the reason."""
    promise.dropped = reason
    db.session.flush()


def add_promise(case_id: int, call_id: int, promise: rules.Promise) -> None:
    """One more in a call that is in the log, after all that it holds."""
    siblings = db.session.scalars(db.select(Promise).filter_by(call_id=call_id)).all()
    add_promises(case_id, call_id, [promise], ids_of(case_id), start=len(siblings))


def move_promise(promise: Promise, new: rules.Promise, because: str) -> Promise:
    """Put `new` in the place of a promise; the old one stays, and counts as broken."""
    promise.kept = False
    siblings = db.session.scalars(db.select(Promise).filter_by(call_id=promise.call_id)).all()
    row = as_row(
        Promise,
        replace(new, replaces=promise.position, moved_because=because),
        case_id=promise.case_id,
        call_id=promise.call_id,
        by_id=promise.by_id,
        position=len(siblings),
    )
    return add_row(row)
