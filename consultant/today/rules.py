"""What needs the consultant today, over all cases."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from consultant.clients.limits.rules import Held

COMING_UP = timedelta(days=14)


class Kind(StrEnum):
    PROMISE = "promise"
    DECISION = "decision"
    CHOSEN = "chosen"  # and not under way yet
    REVISIT = "revisit"
    EVENT = "event"
    LEFT = "left"  # what a test changed and nobody put back; its day is that of the test


@dataclass(frozen=True)
class Item:
    """One thing that is due. `day` is None for an event and for a decision without a date."""

    kind: Kind
    day: date | None
    case: int  # its number
    title: str  # the case's
    who: str  # who promised, who decides; a name
    what: str  # recorded words
    ours: bool = False
    party: str | None = None  # id in the case of an outside party that can be called about it
    promise: int | None = None  # database row
    test: int | None = None  # database row
    said: str | None = None  # by when, in their words
    overdue: bool = False  # its time has passed, if only by minutes
    held: Held = field(default_factory=dict)  # limits of the client, where it is with the client


@dataclass(frozen=True)
class Agenda:
    left: tuple[Item, ...]
    late: tuple[Item, ...]
    today: tuple[Item, ...]
    soon: tuple[Item, ...]
    later: Item | None  # the first thing after that, when nothing is late, due or coming up


def agenda(items: Iterable[Item], today: date) -> Agenda:
    """Sorted by day, undated last; what lies more than two weeks ahead is left out."""
    ordered = sorted(items, key=lambda item: (item.day or date.max, item.case, item.what))
    left = tuple(item for item in ordered if item.kind == Kind.LEFT)
    late = tuple(item for item in ordered if item.overdue or (item.day and item.day < today and item not in left))
    rest = [item for item in ordered if item not in (*left, *late)]
    due = tuple(item for item in rest if item.day == today)
    soon = tuple(item for item in rest if item.day is None or today < item.day <= today + COMING_UP)
    after = [item for item in rest if item.day and item.day > today + COMING_UP]
    return Agenda(left, late, due, soon, None if late or due or soon or not after else after[0])
