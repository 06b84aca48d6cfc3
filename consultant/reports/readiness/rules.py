"""What must be there before a report can be issued; a draft needs nothing."""

from enum import StrEnum

from consultant.reports.rules import ReportFacts


class Obstacle(StrEnum):
    LETTERHEAD = "letterhead"  # the client must know whom to call
    REVISIT = "revisit"  # page 1 must say when we look again, or that we do not
    REVISIT_PASSED = "revisit passed"  # a day that is over is none to look forward to
    NAMES = "names"  # a name that paper cannot show would name nobody


class Caution(StrEnum):
    """What better be there, and does not stand in the way."""

    UNTESTED = "untested"  # "back" is worth more with the day on which it was tested


def cautions(facts: ReportFacts) -> tuple[Caution, ...]:
    untested = any(item.back and item.tested_on is None for item in facts.record.baseline)
    return (Caution.UNTESTED,) if untested else ()


def obstacles(facts: ReportFacts, names_print: bool) -> tuple[Obstacle, ...]:
    """In the order in which they are mended. `names_print`: whether paper has every character of the names."""
    revisit = facts.record.revisit
    found = {
        Obstacle.LETTERHEAD: not (facts.letterhead.phone or facts.letterhead.email),
        Obstacle.REVISIT: revisit is None,
        Obstacle.REVISIT_PASSED: bool(revisit and not revisit.is_never and revisit.date and revisit.date < facts.day),
        Obstacle.NAMES: not names_print,
    }
    return tuple(obstacle for obstacle, stands in found.items() if stands)
