"""Roadblocks: what is in the way, in one plain sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RoadblockKind(StrEnum):
    VENDOR = "uncooperative vendor"
    INFRASTRUCTURE = "infrastructure"
    EQUIPMENT = "equipment"
    ENVIRONMENT = "environment"
    COST = "cost"
    CLIENT_DECISION = "client decision"
    UNKNOWN = "unknown cause"


@dataclass(frozen=True)
class Roadblock:
    """The owner is a party (its id) or an outside cause in words; the kind is private. Once cleared, it is in nobody's way."""

    what: str
    kind: RoadblockKind
    owner: str | None = None
    outside_cause: str | None = None
    cleared_on: date | None = None
    id: int | None = None

    @property
    def stands(self) -> bool:
        return self.cleared_on is None
