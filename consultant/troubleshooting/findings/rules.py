"""What the tests that were done say about what stands: a result is evidence, and the log stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from consultant.blame.rules import Blame, Said
from consultant.troubleshooting.rules import Test


@dataclass(frozen=True)
class Finding:
    """A test that was done and the standing statements that its result contradicts; `row` is its path, "tests[1]"."""

    row: str
    test: Test
    contradicted: tuple[Said, ...]


def findings(tests: Iterable[Test], blame: Blame) -> tuple[Finding, ...]:
    """The tests whose result contradicts a standing statement, in the order of the record.

    What a party says otherwise since the test is another statement, which the test did not contradict.
    """
    found = []
    for place, test in enumerate(tests):
        if not test.untried and test.proved:
            named = set(test.proved.contradicts)
            against = (s for s in blame.standing if s.pair in named and s.at_fault is not None)
            contradicted = tuple(s for s in against if not _changed_side(s, test, blame))
            if contradicted:
                found.append(Finding(f"tests[{place}]", test, contradicted))
    return tuple(found)


def newest(found: Iterable[Finding]) -> tuple[tuple[Said, Finding], ...]:
    """Each contradicted statement once, with the newest finding against it, the oldest of these findings first."""
    by_row: dict[str, tuple[Said, Finding]] = {}
    for finding in sorted(found, key=lambda finding: _age(finding.test)):
        for said in finding.contradicted:
            by_row[said.row] = said, finding
    return tuple(by_row.values())


def contradicted(found: Iterable[Finding]) -> dict[str, Finding]:
    """The newest finding against each statement, by the statement's row."""
    return {said.row: finding for said, finding in newest(found)}


def since(at: datetime, test: Test) -> bool:
    """Whether something was said after a test. Of a test that only has its day, what was said that day came after:
    a firm is shown the result, then it changes its words."""
    if test.done_on is None:
        return True
    return at >= test.done_on if isinstance(test.done_on, datetime) else at.date() >= test.done_on


def _changed_side(said: Said, test: Test, blame: Blame) -> bool:
    turns = [r for r in blame.reversals if r.after.pair == said.pair and since(r.after.call.at, test)]
    return len(turns) % 2 == 1


def _age(test: Test) -> tuple[date, float, str, str]:
    """Older tests first. Ties are broken by the words alone, so that the order of rows does not decide."""
    done = test.done_on or date.min
    day, moment = (done.date(), done.timestamp()) if isinstance(done, datetime) else (done, 0.0)
    return day, moment, test.what, test.result or ""
