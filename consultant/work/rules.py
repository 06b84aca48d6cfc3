"""Work on a case without a call: travel, preparation. It counts in the case's effort as calls do. Private."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consultant.calls.rules import Cause


class WorkKind(StrEnum):
    TRAVEL = "travel"
    PREPARATION = "preparation"
    OTHER = "other work"


@dataclass(frozen=True)
class Work:
    """Whole minutes on a day in the practice's zone."""

    on: date
    minutes: int
    kind: WorkKind
    what: str | None = None
    paid: bool | None = None  # None: not noted
    cause: Cause = Cause.NOT_NOTED  # of unpaid time
    in_effort: bool = False  # its minutes are already in the case file's `effort`
    id: int | None = None
