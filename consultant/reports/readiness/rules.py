"""What must be there before a report can be issued; a draft needs nothing."""

from collections.abc import Iterable
from enum import StrEnum

from consultant.reports.fairness.rules import unasked, unheard
from consultant.reports.rules import ReportFacts


class Obstacle(StrEnum):
    LETTERHEAD = "letterhead"  # the client must know whom to call
    REVISIT = "revisit"  # page 1 must say when we look again, or that we do not
    REVISIT_PASSED = "revisit passed"  # a day that is over is none to look forward to
    NAMES = "names"  # a name that paper cannot show would name nobody
    UNHEARD = "unheard"  # a firm that is named, and whose own view is neither noted nor said to be missing
    WORDS = "words"  # an error of the plain-language check that nobody has kept with a reason


class Caution(StrEnum):
    """What better be there, and does not stand in the way."""

    UNASKED = "unasked"  # the paper says of a firm that nobody has asked it yet
    NEVER_HEARD = "never heard"  # as UNHEARD, in a closed case: there is nobody left to ask
    OLD_VIEW = "old view"  # what the consultant would choose was written for other options, whose letters it may name
    IN_FULL = "in full"  # somebody who works for a firm is noted by first and last name, and printed by the first


def cautions(facts: ReportFacts, in_full: Iterable[str] = (), last: ReportFacts | None = None) -> tuple[Caution, ...]:
    """`in_full`: names that the log holds in full, and the facts no longer; `last`: the facts of the report before."""
    found = {
        Caution.UNASKED: bool(unasked(facts)),
        Caution.NEVER_HEARD: bool(facts.record.closing and unheard(facts)),
        Caution.OLD_VIEW: bool(facts.view and last and last.view == facts.view and _offered(last) != _offered(facts)),
        Caution.IN_FULL: any(in_full),
    }
    return tuple(caution for caution, stands in found.items() if stands)


def _offered(facts: ReportFacts) -> list[str]:
    """In the order of their letters."""
    return [option.what for option in facts.undecided]


def obstacles(facts: ReportFacts, names_print: bool, words_fit: bool = True) -> tuple[Obstacle, ...]:
    """In the order in which they are mended. `names_print`: whether paper has every character of the names;
    `words_fit`: whether the plain-language check finds no error."""
    revisit = facts.record.revisit
    found = {
        Obstacle.LETTERHEAD: not (facts.letterhead.phone or facts.letterhead.email),
        Obstacle.REVISIT: revisit is None,
        Obstacle.REVISIT_PASSED: bool(revisit and not revisit.is_never and revisit.date and revisit.date < facts.day),
        Obstacle.NAMES: not names_print,
        Obstacle.UNHEARD: bool(not facts.record.closing and unheard(facts)),
        Obstacle.WORDS: not words_fit,
    }
    return tuple(obstacle for obstacle, stands in found.items() if stands)
