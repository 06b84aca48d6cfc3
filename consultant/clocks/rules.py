"""How long, how many minutes, waiting on whom (domain.md rule 8). All durations are timedeltas or whole minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class PartyClock:
    party: str
    calls: int
    minutes: int
    hold_minutes: int


@dataclass(frozen=True)
class Clocks:
    outage: timedelta | None  # None: not noted
    waiting_on: tuple[str, ...]  # party ids
    waiting_since: datetime | None
    calls: int
    minutes: int
    hold_minutes: int
    per_party: tuple[PartyClock, ...]
    paid_minutes: int
    unpaid_minutes: int
