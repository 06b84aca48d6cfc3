"""One row of the list of cases, and which rows a search finds."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from consultant.cases.rules import CaseState

PAGE = 50  # rows

Shown = TypeVar("Shown")


@dataclass(frozen=True)
class CaseRow:
    number: int
    title: str
    client: str
    state: CaseState
    last_contact: datetime | None  # start of the newest call that counts, in the zone it was logged in
    client_left_on: date | None = None


@dataclass(frozen=True)
class Listed(Generic[Shown]):
    """One page of what was found; pages count from 1."""

    rows: tuple[Shown, ...]
    found: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // PAGE))
