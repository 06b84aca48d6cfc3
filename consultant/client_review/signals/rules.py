"""A signal: what one rule of the private review answers. Codes and values; the words come later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

from consultant.client_review.history.rules import Entry

FEWEST_ENTRIES = 3
FEWEST_DAYS = 2
MANY_ENTRIES = 5
MANY_DAYS = 3


class Code(StrEnum):
    """The rows of the table; one that speaks for two sides has a code for each."""

    NEEDS_NOT = "needs help but does not want it"
    WEARS_THIN = "wears thin"
    BLAMES = "blames the consultant"
    UNPAID = "unpaid time"
    PAYS_LATE = "pays late"
    PAYS_NOTHING = "pays nothing or disputes everything"
    PASSES_LIMITS = "passes limits"
    WORTH = "worth it"
    PAYS = "pays"
    TRUST = "trust"
    KEEPS_LIMITS = "keeps to limits"
    OURS = "our own behaviour"


class Side(StrEnum):
    KEEP = "keep"
    LIMIT = "limit"
    LET_GO = "let go"
    MEND = "mend"


class Strength(IntEnum):
    NOTHING = 0
    SOME = 1  # too little to be a pattern
    PATTERN = 2  # it counts


@dataclass(frozen=True)
class Signal:
    """`values` are what its sentence needs: counts, minutes, days, amounts. `entries` are what it rests on, by day."""

    code: Code
    side: Side
    strength: Strength
    entries: tuple[Entry, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    before_limits: bool = False  # it led to limits that stand, and is judged apart from what came after

    @property
    def holds(self) -> bool:
        """Whether it is a pattern, and so counts."""
        return self.strength == Strength.PATTERN


def strength(entries: Iterable[Entry], days: Iterable[date] | None = None) -> Strength:
    """A pattern needs three dated entries on two days; `days` are the entries' own unless others count."""
    entries = tuple(entries)
    different = {one.on for one in entries} if days is None else set(days)
    if len(entries) >= FEWEST_ENTRIES and len(different) >= FEWEST_DAYS:
        return Strength.PATTERN
    return Strength.SOME if entries else Strength.NOTHING


def side_of(entries: tuple[Entry, ...]) -> Side:
    """A pattern asks for limits; so many, over so many days, for letting go."""
    many = len(entries) >= MANY_ENTRIES and len({one.on for one in entries}) >= MANY_DAYS
    return Side.LET_GO if many else Side.LIMIT


def at_most_some(found: Strength) -> Strength:
    return min(found, Strength.SOME)
