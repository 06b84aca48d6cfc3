"""All clients at once: what is proposed for each, when they were looked at last, and who is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consultant.client_review.proposal.rules import Verdict


@dataclass(frozen=True)
class Line:
    """One client. `proposed` is None until it has been worked out; the others until the owner has decided once."""

    client: int
    name: str
    cases: int
    proposed: Verdict | None = None
    decided: Verdict | None = None
    decided_on: date | None = None
    next_on: date | None = None

    def is_due(self, today: date) -> bool:
        """Whoever had a case and was never looked at, and whose day has come."""
        return self.next_on <= today if self.next_on else self.cases > 0


def in_turn(lines: Iterable[Line], today: date) -> list[Line]:
    """Who is due first, the longest due before all; then the others. Within the same, as they came."""
    return sorted(lines, key=lambda one: (not one.is_due(today), one.next_on or date.min if one.is_due(today) else date.min))
