"""The best test: the one whose results, whatever comes out, contradict most of what stands (domain.md rule 10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from consultant.blame.rules import Said
from consultant.troubleshooting.rules import PossibleResult, Test

INFINITE = Decimal("Infinity")  # an estimate that is not noted may be anything


@dataclass(frozen=True)
class Foreseen:
    """One possible result, and the standing statements that it would contradict."""

    result: PossibleResult
    contradicts: tuple[Said, ...]


@dataclass(frozen=True)
class RankedTest:
    """An untried test; `row` is its path, "tests[1]"."""

    row: str
    test: Test
    results: tuple[Foreseen, ...]

    @property
    def fewest(self) -> int:
        """How many statements it contradicts, whatever comes out."""
        return min((len(one.contradicts) for one in self.results), default=0)

    @property
    def mean(self) -> Fraction:
        return Fraction(sum(len(one.contradicts) for one in self.results), len(self.results) or 1)

    @property
    def telling(self) -> int:
        """How many of its results contradict something."""
        return sum(bool(one.contradicts) for one in self.results)

    @property
    def statements(self) -> tuple[Said, ...]:
        """All that one result or another would contradict, each once, oldest first."""
        rows = {said.row: said for one in self.results for said in one.contradicts}
        return tuple(sorted(rows.values(), key=lambda said: (said.call.at, said.row)))


def best_tests(tests: Iterable[Test], standing: Iterable[Said]) -> tuple[RankedTest, ...]:
    """Every untried test, best first. What stands and takes no side ("does not know") cannot be contradicted."""
    stands = {said.pair: said for said in standing if said.at_fault is not None}
    ranked = [RankedTest(f"tests[{n}]", test, _foreseen(test, stands)) for n, test in enumerate(tests) if test.untried]
    return tuple(sorted(ranked, key=_rank))


def _foreseen(test: Test, stands: dict) -> tuple[Foreseen, ...]:
    return tuple(
        Foreseen(result, tuple(stands[pair] for pair in dict.fromkeys(result.contradicts) if pair in stands)) for result in test.results
    )


def _rank(ranked: RankedTest) -> tuple:
    """Ties are broken by the words alone, so that neither names nor the order of rows decide."""
    test = ranked.test
    minutes = INFINITE if test.minutes is None else Decimal(test.minutes)
    cost = INFINITE if test.cost is None else test.cost
    words = (test.what, test.changes, tuple((one.result, one.means or "") for one in test.results))
    return -ranked.fewest, -ranked.mean, minutes, cost, words
