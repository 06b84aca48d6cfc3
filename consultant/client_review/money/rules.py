"""Bills of a client: how each one stands, and what they come to. One currency is never added to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from consultant.client_review.history.rules import Invoice

USUALLY_DUE = timedelta(days=30)  # after its date, where nobody says when
LONGEST = timedelta(days=5 * 366)  # to wait for a payment, or for work: later is a slip of the pen
OLDEST = timedelta(days=30 * 366)  # a bill: an earlier day is one


class Standing(StrEnum):
    PAID = "paid"
    WRITTEN_OFF = "written off"
    DISPUTED = "disputed"
    LATE = "late"
    OPEN = "open"


def still_open(bill: Invoice, today: date) -> Decimal:
    """What is neither paid until today nor written off; never below nothing."""
    return max(bill.amount - bill.paid(today) - bill.written_off, Decimal(0))


def standing(bill: Invoice, today: date) -> Standing:
    if bill.settled_on(today):
        return Standing.PAID
    if not still_open(bill, today):
        return Standing.WRITTEN_OFF
    if bill.disputed_on:
        return Standing.DISPUTED
    return Standing.LATE if bill.due < today else Standing.OPEN


@dataclass(frozen=True)
class Total:
    """Of all bills in one currency; `late` is the part of `open` that is past due."""

    currency: str
    billed: Decimal
    paid: Decimal
    written_off: Decimal
    open: Decimal
    late: Decimal


def totals(bills: Iterable[Invoice], today: date, own: str) -> tuple[Total, ...]:
    """One for each currency, the practice's `own` first."""
    by_currency: dict[str, list[Invoice]] = {}
    for bill in bills:
        by_currency.setdefault(bill.currency, []).append(bill)
    return tuple(_total(currency, by_currency[currency], today) for currency in sorted(by_currency, key=lambda code: (code != own, code)))


def _total(currency: str, bills: list[Invoice], today: date) -> Total:
    missing = [(bill, still_open(bill, today)) for bill in bills]
    return Total(
        currency=currency,
        billed=_sum(bill.amount for bill in bills),
        paid=_sum(bill.paid(today) for bill in bills),
        written_off=_sum(bill.written_off for bill in bills),
        open=_sum(amount for _, amount in missing),
        late=_sum(amount for bill, amount in missing if bill.due < today),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


class Came(StrEnum):
    """What became of an estimate."""

    OPEN = "open"
    TRUE = "true"
    NOT = "not"

    @property
    def as_truth(self) -> bool | None:
        return {Came.TRUE: True, Came.NOT: False}.get(self)

    @classmethod
    def of(cls, came: bool | None) -> "Came":
        """The twin of `as_truth`."""
        return cls.OPEN if came is None else cls.TRUE if came else cls.NOT
