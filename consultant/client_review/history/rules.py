"""What is known of one client, as dated entries. Private: nothing of it may reach anything that a client gets.

Every entry is optional and nobody is nagged for one; what was not noted says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from consultant.calls.rules import Cause
from consultant.clients.limits.rules import Became, Limit
from consultant.feedback.rules import Grade, Kind
from consultant.options.rules import Reaction, Whom, Why

ROUNDED = 20  # of an amount, the part that is written off as rounding: more was not paid


class Dispute(StrEnum):
    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not justified"
    NOT_NOTED = "not noted"


@dataclass(frozen=True)
class Entry:
    """Something on a day in the practice's zone; within a day there is no order. `row` says where it is recorded."""

    on: date
    row: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Offered(Entry):
    """An option or a piece of advice that was put to the client."""

    what: str
    reaction: Reaction = Reaction.NONE_YET
    anger_at: Whom = Whom.NOT_NOTED
    why: Why = Why.NOT_NOTED
    changed: str | None = None  # what changed before it was offered again
    taken_back: date | None = None  # the anger


@dataclass(frozen=True)
class Reproach(Entry):
    """Anger or blame that answered no offer."""

    anger_at: Whom = Whom.NOT_NOTED
    taken_back: date | None = None


@dataclass(frozen=True)
class Contact(Entry):
    """With the client; a call with a firm says nothing about the client."""


@dataclass(frozen=True)
class Spent(Entry):
    """Working time in whole minutes."""

    minutes: int
    paid: bool | None  # None: not noted
    cause: Cause = Cause.NOT_NOTED  # of time that was not paid


@dataclass(frozen=True)
class Payment:
    on: date
    amount: Decimal


@dataclass(frozen=True)
class Invoice(Entry):
    """All amounts are in its currency (ISO 4217)."""

    due: date
    amount: Decimal
    currency: str
    payments: tuple[Payment, ...] = ()
    written_off: Decimal = Decimal(0)
    disputed_on: date | None = None
    dispute: Dispute = Dispute.NOT_NOTED

    def paid(self, today: date) -> Decimal:
        """What came in until today."""
        return sum((one.amount for one in self.payments if one.on <= today), Decimal(0))

    def settled_on(self, today: date) -> date | None:
        """The day on which all of it had been paid, but for a little that was written off; None while something is missing."""
        so_far = self.written_off if self.written_off * ROUNDED <= self.amount else Decimal(0)
        for payment in sorted(self.payments, key=lambda one: one.on):
            so_far += payment.amount
            if payment.on <= today and so_far >= self.amount:
                return payment.on
        return None


@dataclass(frozen=True)
class Expected(Entry):
    """Future work as we estimated it on that day."""

    by: date
    amount: Decimal
    currency: str
    came: bool | None = None  # whether it came true


@dataclass(frozen=True)
class Brought(Entry):
    """Somebody came to us on the client's word."""

    whom: str = ""


@dataclass(frozen=True)
class CameBack(Entry):
    """They came with new work after earlier work was done."""


@dataclass(frozen=True)
class Promised(Entry):
    what: str
    ours: bool  # else the client's
    due: date | None = None
    kept: bool | None = None  # None: open


@dataclass(frozen=True)
class Answered(Entry):
    """The client's answer to a question of ours; `grade` is None where their own words are the answer."""

    kind: Kind
    grade: Grade | None = None
    at_end: bool = False
    answered_on: date | None = None  # when it wants a word from us: the day of our next one


@dataclass(frozen=True)
class Bound(Entry):
    """A limit was set, passed or lifted."""

    limit: Limit
    became: Became


@dataclass(frozen=True)
class OurFault(Entry):
    """Something went wrong by us, and we said so."""

    what: str = ""


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class History:
    """The entries of one client, in order of days, however they came in."""

    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", in_order(self.entries))

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Those of one kind, in order of days."""
        return cast(tuple[E, ...], self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[type[Entry], tuple[Entry, ...]]:
        """Each rule asks for a few kinds among hundreds of entries."""
        found: dict[type[Entry], list[Entry]] = {}
        for one in self.entries:
            found.setdefault(type(one), []).append(one)
        return {kind: tuple(entries) for kind, entries in found.items()}


def in_order(entries: Iterable[E]) -> tuple[E, ...]:
    """By day, then by kind and place, so that it does not matter in which order they came in."""
    return tuple(sorted(entries, key=lambda one: (one.on, type(one).__name__, one.row)))
