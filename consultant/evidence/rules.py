"""Evidence, and the statements that it supports or contradicts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class Pair(NamedTuple):
    """Names the standing statement of one party about another."""

    by: str
    about: str


@dataclass(frozen=True)
class Evidence:
    what: str
    when: date | datetime
    supports: tuple[Pair, ...] = ()
    contradicts: tuple[Pair, ...] = ()
    id: int | None = None

    @property
    def day(self) -> date:
        """On the calendar of the zone that a time was recorded in."""
        return self.when.date() if isinstance(self.when, datetime) else self.when
