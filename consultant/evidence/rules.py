"""Evidence, and the statements that it supports or contradicts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Pair(NamedTuple):
    """Names the standing statement of one party about another."""

    by: str
    about: str


class EvidenceKind(StrEnum):
    RESULT = "test result"
    PHOTO = "photo"
    DOCUMENT = "document"
    LOG = "log"
    CONTRACT = "contract text"


@dataclass(frozen=True)
class Evidence:
    """`text` is what it says, word for word; `call` the place in the log of the entry that it came from."""

    what: str
    when: date | datetime
    supports: tuple[Pair, ...] = ()
    contradicts: tuple[Pair, ...] = ()
    kind: EvidenceKind | None = None  # None: not noted
    text: str | None = None
    call: int | None = None
    id: int | None = None

    @property
    def day(self) -> date:
        """On the calendar of the zone that a time was recorded in."""
        return self.when.date() if isinstance(self.when, datetime) else self.when
