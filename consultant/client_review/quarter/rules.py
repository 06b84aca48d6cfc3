"""All clients at once: what is proposed for each, what their year came to, what changed since they were looked at, and who is due."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from consultant.cases.listing.rules import PAGE, Listed
from consultant.client_review.card.rules import Since
from consultant.client_review.figures.rules import Figures
from consultant.client_review.proposal.rules import Verdict


@dataclass(frozen=True)
class Decided:
    """The owner's last decision, the proposal and figures of that day in words, and what became different since."""

    verdict: Verdict
    on: date
    next_on: date
    proposal: str
    figures: tuple[str, ...]
    since: Since


@dataclass(frozen=True)
class Line:
    """One client. `last` is None until the owner has decided once."""

    client: int
    name: str
    cases: int
    verdict: Verdict
    figures: Figures
    last: Decided | None = None
    left_on: date | None = None  # no longer a client since then

    def is_due(self, today: date) -> bool:
        """Whoever had a case and was never looked at, and whose day has come; nobody who is no longer a client."""
        if self.left_on:
            return False
        return self.last.next_on <= today if self.last else self.cases > 0

    @property
    def per_hour(self) -> Decimal | None:
        """None where an hour cannot be compared."""
        return None if self.figures.lacks else self.figures.earned.per_hour


class By(StrEnum):
    """The order of the table."""

    TURN = "turn"
    NAME = "name"
    VERDICT = "proposal"
    HOUR = "hour"
    TIME = "time"
    UNPAID = "unpaid"


ORDERS: dict[By, Callable[[Line], Any]] = {
    By.VERDICT: lambda one: (Verdict.LET_GO, Verdict.LIMIT, Verdict.NOT_ENOUGH, Verdict.KEEP).index(one.verdict),
    By.HOUR: lambda one: (one.per_hour is None, -(one.per_hour or 0)),
    By.TIME: lambda one: -one.figures.earned.minutes,
    By.UNPAID: lambda one: -one.figures.unpaid,
}


def in_order(lines: Iterable[Line], by: By, today: date) -> list[Line]:
    """The lines, which come by name. In turn: who is due first, the longest due before all; then the others. Else the largest first,
    and last what cannot be compared. Within the same, as they came."""
    if by == By.NAME:
        return list(lines)
    return sorted(lines, key=ORDERS.get(by, lambda one: _turn(one, today)))


def _turn(one: Line, today: date) -> tuple[bool, bool, date]:
    is_due = one.is_due(today)
    return one.left_on is not None, not is_due, one.last.next_on if one.last and is_due else date.min


def changed(lines: Iterable[Line], page: int) -> Listed[Line]:
    """A page of those of whom something became different since they were looked at: another proposal first, then what counts."""
    found = [one for one in lines if one.last and not one.last.since.is_nothing]
    found.sort(key=_weight)
    page = min(max(page, 1), max(1, -(-len(found) // PAGE)))
    return Listed(tuple(found[(page - 1) * PAGE : page * PAGE]), len(found), page)


def _weight(one: Line) -> int:
    assert one.last
    return 0 if one.last.since.proposed else 1 if one.last.since.new or one.last.since.gone else 2
