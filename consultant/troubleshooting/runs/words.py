"""Running a test, on site: which one, what is said once it is noted, and what is not put back."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.cases.page.rules import Item, Link
from consultant.cases.rules import CaseRecord
from consultant.clocks.calendar.words import clock
from consultant.clocks.words import day
from consultant.matching.rules import same_words
from consultant.troubleshooting.rules import Test, left_as_changed


def saved(changes: Sequence[str], put_back: bool | None) -> str:
    """Said once a result is saved: praise for one change, a warning for several, and what is still to do."""
    words = [_("The result is saved.")]
    if len(changes) == 1:
        words.append(_("Well done: one thing was changed, so you know what made the difference."))
    elif changes:
        words.append(_("Several things were changed at once: nobody knows which of them made the difference. Next time, one at a time."))
    if put_back is False:
        words.append(_("Until it is put back, it stands in red at the top of the case."))
    return " ".join(words)


def to_run(assessment: Assessment, number: int) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """The tests that one can run: the planned ones, best first, and those that were done, each once, the newest first."""
    planned = tuple(link(ranked.test.what, "record", ranked.test, number) for ranked in assessment.best_tests)
    done: dict[str, Link] = {}
    for _row, test in newest_done(assessment.record):
        done.setdefault(same_words(test.what), link(test.what, "again", test, number))
    return planned, tuple(done.values())


def not_put_back(count: int) -> str:
    """`count` is of tests: each may have changed several things."""
    return ngettext("What one test changed is not put back", "What %(num)d tests changed is not put back", count)


def left_items(record: CaseRecord, number: int) -> tuple[Item, ...]:
    """What a test changed and nobody put back, each with the button that says that it is back."""
    return tuple(
        Item(_left(test), (f"{test.what} · {done_on(test)}",), (_("Not put back"), "bad"), (mark(test, number),))
        for test in left_as_changed(record.tests)
    )


def _left(test: Test) -> str:
    return "; ".join(test.changes) or _("What was changed is not noted")


def mark(test: Test, number: int) -> Link:
    return link(_("Mark put back"), "put_back", test, number, post=True)


def link(words: str, page: str, test: Test, number: int, post: bool = False) -> Link:
    """To one of the pages of a test."""
    return Link(words, f"troubleshooting.{page}", {"number": number, "test_id": test.id}, post)


def newest_done(record: CaseRecord) -> list[tuple[str, Test]]:
    """Each test that was done, with its row."""
    done = [(f"tests[{place}]", test) for place, test in enumerate(record.tests) if not test.untried]
    return sorted(done, key=lambda pair: _age(pair[1]), reverse=True)


def done_on(test: Test) -> str:
    return _("Done on %(day)s", day=moment(test.done_on)) if test.done_on else _("Done, day not noted")


def moment(at: date | datetime) -> str:
    return _("%(day)s at %(time)s", day=day(at), time=clock(at)) if isinstance(at, datetime) else day(at)


def _age(test: Test) -> tuple[date, float]:
    done = test.done_on or date.min
    return (done.date(), done.timestamp()) if isinstance(done, datetime) else (done, 0.0)
