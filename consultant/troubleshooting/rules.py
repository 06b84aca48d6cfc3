"""Troubleshooting tests: what is changed, what each result would mean, what came out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from consultant.evidence.rules import Pair


@dataclass(frozen=True)
class PossibleResult:
    result: str
    means: str | None = None
    contradicts: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Test:
    """`changes` lists what is changed (best: one thing). `minutes` and `cost` are estimates."""

    __test__ = False  # the word is the domain's; pytest must not collect it

    what: str
    changes: tuple[str, ...] = ()
    results: tuple[PossibleResult, ...] = ()
    done_on: date | None = None
    result: str | None = None
    put_back: bool | None = None  # None: not noted
    minutes: int | None = None
    cost: Decimal | None = None
    id: int | None = None

    @property
    def untried(self) -> bool:
        return self.result is None and self.done_on is None
