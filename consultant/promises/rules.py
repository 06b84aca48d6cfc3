"""Promises: who said they would do what by when (domain.md rule 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a call holds its promises, so its module imports this one
    from consultant.calls.rules import Call


@dataclass(frozen=True)
class Promise:
    """One promise as recorded in a call.

    `due` is a day, an aware time, or None; for a range it is the end, `due_from` the start and
    `due_words` the words that were used, with a day or without ("3 to 4 weeks", "as soon as possible").
    `kept` is True, False (broken) or None (open).
    """

    by: str  # party id
    what: str
    due: date | datetime | None = None
    kept: bool | None = None
    due_from: date | datetime | None = None
    due_words: str | None = None
    kept_on: date | None = None
    replaces: int | None = None  # position, in the same call, of the promise that this one moves
    moved_because: str | None = None  # on the new promise: why it moved
    dropped: str | None = None  # why it no longer counts
    id: int | None = None  # database row; never part of a comparison or a file


@dataclass(frozen=True)
class DuePromise:
    """An open or broken promise of the log. `due_end` is the aware instant after which it is overdue (None: undated);
    `row` is its path, "calls[3].promises[0]"; `said_at` the start of the call that holds it."""

    promise: Promise
    row: str
    said_at: datetime
    due_end: datetime | None
    overdue: bool
    days_late: int  # whole calendar days from the due day to now's day, in the call's zone; 0 when not overdue


def due_end(promise: Promise, zone: tzinfo | None) -> datetime | None:
    """The last instant at which the promise is not late; a bare date ends with its day in `zone`, the call's (rule 7)."""
    if promise.due is None or isinstance(promise.due, datetime):
        return promise.due
    return datetime.combine(promise.due, time.max, zone)


def open_promises(log: Iterable[Call], now: datetime) -> tuple[DuePromise, ...]:
    """Promises that are not kept, not replaced and not dropped: earliest due first, undated last, then as they were said."""
    found = [_due(call, i, now) for call in log for i in _unsettled(call)]
    return tuple(sorted(found, key=lambda due: (due.due_end is None, due.due_end or due.said_at)))


def promise_in(log: Iterable[Call], id: int) -> tuple[Call, Promise] | None:
    """The promise of this database row, with the call that holds it; None when the log has none."""
    return next(((call, promise) for call in log for promise in call.promises if promise.id == id), None)


def overdue(promises: Iterable[DuePromise]) -> tuple[DuePromise, ...]:
    return tuple(due for due in promises if due.overdue)


def is_over(call: Call, promise: Promise) -> bool:
    """Whether a promise of this call was dropped, or another one took its place: nothing can become of it any more."""
    replaced = {one.replaces for one in call.promises}
    return promise.dropped is not None or any(one is promise and i in replaced for i, one in enumerate(call.promises))


def _unsettled(call: Call) -> Iterator[int]:
    return (i for i, promise in enumerate(call.promises) if not (promise.kept or is_over(call, promise)))


def _due(call: Call, i: int, now: datetime) -> DuePromise:
    promise, zone = call.promises[i], call.at.tzinfo
    end = due_end(promise, zone)
    days_late = (day_in(now, zone) - day_in(end, zone)).days if end and end < now else None
    return DuePromise(
        promise=promise,
        row=f"{call.row}.promises[{i}]",
        said_at=call.at,
        due_end=end,
        overdue=days_late is not None,
        days_late=days_late or 0,
    )


def day_in(moment: datetime, zone: tzinfo | None) -> date:
    """The calendar day in `zone`; at the very ends of the calendar, where another zone has no such day, its own."""
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return moment.date()
