"""Promises: who said they would do what by when (domain.md rule 7)."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Promise:
    """One promise as recorded in a call.

    `due` is a day, an aware time, or None; for a range it is the end, `due_from` the start and
    `due_words` the words that were used ("3 to 4 weeks"). `kept` is True, False (broken) or None (open).
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
