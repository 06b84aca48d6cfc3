"""What is to do when a client is let go: what the facts say is done, and what only a person can say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    BASELINE = "baseline"
    BELONGINGS = "belongings"
    DATES = "dates"
    NEXT_HELP = "next-help"
    BILL = "bill"
    LETTER = "letter"
    CASES = "cases"


BY_FACTS = frozenset({Step.BASELINE, Step.DATES, Step.CASES})  # nobody can say that they are done: they are, or not


@dataclass(frozen=True)
class Found:
    """What the records say: of open cases the items that nobody has put back or given up, whether a referral was noted,
    how many dates are open over all cases, and how many cases are."""

    not_back: int = 0
    dates: int = 0
    referrals: int = 0
    open_cases: int = 0


@dataclass(frozen=True)
class Line:
    step: Step
    is_done: bool
    ticked_on: date | None = None

    @property
    def can_be_ticked(self) -> bool:
        return self.step not in BY_FACTS and not self.is_done


def checklist(found: Found, ticked: Mapping[Step, date]) -> tuple[Line, ...]:
    """All steps in their order; `ticked` says on which day somebody said that one is done."""
    facts = {
        Step.BASELINE: not found.not_back,
        Step.DATES: not found.dates,
        Step.NEXT_HELP: bool(found.referrals),
        Step.CASES: not found.open_cases,
    }
    return tuple(_line(step, facts.get(step, False), ticked) for step in Step)


def _line(step: Step, is_so: bool, ticked: Mapping[Step, date]) -> Line:
    on = None if step in BY_FACTS else ticked.get(step)
    return Line(step, is_so or on is not None, on)


def still_to_do(lines: Iterable[Line]) -> int:
    return sum(not line.is_done for line in lines)
