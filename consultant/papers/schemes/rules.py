"""Who takes a complaint when a firm does not answer: data with the day on which it was last checked, never a rule in code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

GETS_OLD = timedelta(days=180)  # rules change: then it is worth another look


@dataclass(frozen=True)
class Scheme:
    """A regulator, an ombudsman or the like. `wait_days`: so long after the first complaint it can be taken there."""

    key: str
    name: str
    about: str = ""
    wait_days: int | None = None  # None: not noted
    how: str = ""
    web: str = ""
    source: str = ""  # where the rule was read
    checked_on: date | None = None
    is_own: bool = False  # the practice's own entry, which stands in place of one of ours or beside them

    def is_old(self, today: date) -> bool:
        """Whether it was not checked for long, or never."""
        return self.checked_on is None or today - self.checked_on > GETS_OLD

    def from_day(self, complained_on: date) -> date | None:
        """The first day on which it can be taken there."""
        if self.wait_days is None or (date.max - complained_on).days < self.wait_days:
            return None
        return complained_on + timedelta(days=self.wait_days)


def read_schemes(content: Mapping[str, Mapping[str, Any]]) -> tuple[Scheme, ...]:
    """As the data file holds them."""
    return tuple(Scheme(key, **values) for key, values in content.items())
