"""What worked before anyone touched anything, and whether it is back ("do no harm")."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    UNCHECKED = "unchecked"  # nobody has noted yet whether it works or is lost
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
    unchecked: bool = False
    id: int | None = None

    @property
    def state(self) -> State:
        if self.back:
            return State.BACK
        if self.cannot_return:
            return State.CANNOT
        return State.UNCHECKED if self.unchecked else State.NOT_YET

    @property
    def lost(self) -> bool:
        """Somebody noted that it is not back; what nobody has checked is no loss."""
        return self.state in (State.NOT_YET, State.CANNOT)


def all_back(items: tuple[BaselineItem, ...]) -> bool:
    """True when there is a baseline and all of it is back."""
    return bool(items) and all(item.back for item in items)
