"""One line of the table, and how its figures are taken."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, how much, at most how much, and the figures behind it."""

    what: str
    found: float
    most: float
    unit: str = "×"
    detail: str = ""

    def __str__(self) -> str:
        verdict = "pass" if self.found <= self.most else "MISS"
        return f"{self.what:<52}{self.found:>9.2f} {self.unit:<3} at most {self.most:>8.2f}  {verdict}   {self.detail}"


def medians(*jobs: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each job in the median; done in turn, so that a slow moment of the machine meets all of them."""
    taken: list[list[float]] = [[] for _job in jobs]
    for n in range(times + 2):
        for job, found in zip(jobs, taken, strict=True):
            start = time.perf_counter()
            job()
            if n >= 2:  # the first two warm it up
                found.append((time.perf_counter() - start) * 1_000)
    return [statistics.median(found) for found in taken]


def ratio(what: str, a: float, b: float, most: float) -> Row:
    return Row(what, a / b, most, detail=f"{a:.1f} ms to {b:.2f} ms")
