"""What a year with a client came to: what an hour earned, how many there were, and what nobody paid."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consultant.client_review.earnings.rules import Earned, earned
from consultant.client_review.history.rules import History, Invoice, Spent
from consultant.client_review.rules import YEAR, Agreed, months_before
from consultant.client_review.signals.unpaid.rules import given


class Lacks(StrEnum):
    """Why an hour with a client cannot be set beside others."""

    TIME = "no time is noted"
    MONEY = "no bill"
    PAY = "bills of which none was due or paid yet"
    RATE = "a bill in another currency, and no rate"


@dataclass(frozen=True)
class Figures:
    """`unpaid` are minutes that neither a vendor nor we caused."""

    earned: Earned
    unpaid: int
    lacks: Lacks | None = None  # None: an hour can be compared


def figures(history: History, today: date, agreed: Agreed) -> Figures:
    """Of the last twelve months."""
    start = months_before(today, YEAR)
    year = History(tuple(one for kind in (Spent, Invoice) for one in history.of(kind) if start < one.on <= today))
    found = earned(year, today, YEAR, agreed)
    return Figures(found, sum(one.minutes for one in given(year)), _lacks(found, year.of(Invoice), today))


def _lacks(found: Earned, bills: tuple[Invoice, ...], today: date) -> Lacks | None:
    if found.left_out:
        return Lacks.RATE
    if not bills:
        return Lacks.MONEY
    if not found.minutes:
        return Lacks.TIME
    return None if found.amount or any(one.due < today for one in bills) else Lacks.PAY
