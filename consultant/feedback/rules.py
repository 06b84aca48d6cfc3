"""The client's answers to a report: what was asked, and what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MOST_AN_HOUR = 20  # answers that one link takes
MOST_NEWS = 20  # new answers that the first page shows at once
HOUR = timedelta(hours=1)


class Kind(StrEnum):
    CLEAR = "clear"  # was it clear?
    KNEW = "knew what to do"  # asked at the end
    CHOSE = "chose an option"
    NOT_THIS = "said no to an option"
    WRONG = "a fact is wrong"
    BETTER = "could be better"  # asked at the end


class Grade(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


GRADED = frozenset({Kind.CLEAR, Kind.KNEW})
OF_OPTIONS = frozenset({Kind.CHOSE, Kind.NOT_THIS})


@dataclass(frozen=True)
class Answer:
    """One answer to one report. `said` is a grade, the option's words, or the client's own.

    `corrected` is what the consultant put right, as the report numbered `corrected_in` says it.
    """

    at: datetime
    report: int  # its number
    kind: Kind
    said: str
    letter: str | None = None  # of the option
    corrected: str | None = None
    corrected_in: int | None = None
    seen: bool = False  # by the consultant
    id: int | None = None


def latest(answers: Iterable[Answer], report: int) -> dict[Kind, Answer]:
    """What stands of each kind for a report: who answers again has changed their mind. Of a choice, the last yes or no."""
    found: dict[Kind, Answer] = {}
    for answer in answers:
        if answer.report == report:
            if answer.kind in OF_OPTIONS:
                found = {kind: one for kind, one in found.items() if kind not in OF_OPTIONS}
            found[answer.kind] = answer
    return found


def are_too_many(newest: Sequence[datetime], at: datetime) -> bool:
    """Whether a link takes no more for now; `newest` are the times of its last answers."""
    return sum(at - HOUR < one <= at for one in newest) >= MOST_AN_HOUR


def corrections(so_far: str | None, before: str | None, now: str) -> str:
    """What the next report says was put right, with `now` in the place of `before`, else after all else."""
    if so_far and before and before in so_far:
        return so_far.replace(before, now, 1).strip()
    return "\n".join(filter(None, [so_far, now]))
