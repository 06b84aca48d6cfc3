"""Secret links to issued reports: what has become of one, and until when it lasts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

USUAL_DAYS = 60  # that a link lasts, unless another day is chosen
MOST_DAYS = 366
QUIET = timedelta(minutes=10)  # a page that is loaded again within them was opened once


class LinkState(StrEnum):
    OPEN = "open"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Link:
    """One link to a report, without its secret; `opened` are the times at which it was."""

    id: int
    made_at: datetime
    until: date  # its last day
    state: LinkState
    opened: tuple[datetime, ...] = ()


def link_state(*, revoked_at: datetime | None, expires_at: datetime, now: datetime) -> LinkState:
    """Revoked stays so for ever; an open one lasts until just before `expires_at`."""
    if revoked_at:
        return LinkState.REVOKED
    return LinkState.OPEN if now < expires_at else LinkState.EXPIRED


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """When this day is over, on the clocks of this zone."""
    return datetime.combine(day + timedelta(days=1), time(), zone)


def is_new_opening(last: datetime | None, at: datetime) -> bool:
    """Whether it is noted; a clock that was set back opens anew."""
    return last is None or not timedelta() <= at - last < QUIET
