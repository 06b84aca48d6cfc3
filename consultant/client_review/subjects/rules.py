"""A client as a review takes them: what they go by, and the state that all that is noted of them is in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from consultant.client_review.rules import Agreed


@dataclass(frozen=True)
class Subject:
    """`state` is another one for each state of their cases, limits and money that was ever committed; `reviewed` tells the
    newest decision: its row, and when it was made."""

    id: int
    name: str
    agreed: Agreed
    cases: int
    left_on: date | None  # no longer a client since then
    state: tuple[Any, ...]
    reviewed: tuple[int, datetime] | None

    @property
    def known_by(self) -> tuple[object, ...]:
        """What is worked out of them stands for as long as this is the same."""
        return self.id, repr(self.agreed), self.state
