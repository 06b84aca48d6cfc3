"""Troubleshooting tests: what is changed, what each result would mean, what came out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from consultant.evidence.rules import Pair
from consultant.matching.rules import same_words


class PutBack(StrEnum):
    """`put_back` as one of three answers, for a form and for sentences."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class PossibleResult:
    """`faulty` and `fine` name parts: the fault is in one of the first, and in none of the second (see telling/rules.py)."""

    result: str
    means: str | None = None
    contradicts: tuple[Pair, ...] = ()
    faulty: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()


@dataclass(frozen=True)
class Test:
    """`changes` lists what is changed (best: one thing). `minutes` and `cost` are estimates."""

    __test__ = False  # the word is the domain's; pytest must not collect it

    what: str
    changes: tuple[str, ...] = ()
    results: tuple[PossibleResult, ...] = ()
    done_on: date | datetime | None = None  # a day, or the moment when it was noted
    result: str | None = None
    put_back: bool | None = None  # None: not noted
    put_back_on: date | datetime | None = None  # when, where that was later and is noted
    minutes: int | None = None
    cost: Decimal | None = None
    id: int | None = None

    @property
    def untried(self) -> bool:
        return self.result is None and self.done_on is None

    @property
    def came_out(self) -> PossibleResult | None:
        """The possible result that its result is, by its words; None for one that nobody thought of."""
        said = None if self.result is None else same_words(self.result)
        return next((one for one in self.results if same_words(one.result) == said), None)

    @property
    def is_muddled(self) -> bool:
        """Several things were changed at once: nobody knows which of them made the difference, so its result proves nothing."""
        return len(self.changes) > 1

    @property
    def proved(self) -> PossibleResult | None:
        """What came out, of a test that changed one thing at most."""
        return None if self.is_muddled else self.came_out

    @property
    def answer(self) -> PutBack:
        return {None: PutBack.UNKNOWN, True: PutBack.YES, False: PutBack.NO}[self.put_back]


def left_as_changed(tests: Iterable[Test]) -> tuple[Test, ...]:
    """The tests after which something is not put back, in the order of the record."""
    return tuple(test for test in tests if test.put_back is False)


def not_run(test: Test) -> Test:
    """The test as it was planned, without what became of it."""
    return replace(test, done_on=None, result=None, put_back=None, put_back_on=None)
