"""What worked before anyone touched anything, and whether it is back ("do no harm")."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    NOT_YET = "not yet"
    BACK = "back"
    CANNOT = "cannot"


@dataclass(frozen=True)
class BaselineItem:
    """`checked_how` says how to check it, or how it was checked; `stopgap` what to do until it is back."""

    item: str
    back: bool = False
    checked_how: str | None = None
    tested_on: date | None = None
    stopgap: str | None = None
    cannot_return: bool = False
    id: int | None = None

    @property
    def state(self) -> State:
        if self.back:
            return State.BACK
        return State.CANNOT if self.cannot_return else State.NOT_YET


def all_back(items: tuple[BaselineItem, ...]) -> bool:
    """True when there is a baseline and all of it is back."""
    return bool(items) and all(item.back for item in items)
