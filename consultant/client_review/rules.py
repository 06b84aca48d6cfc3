"""What a private review of a client looks at: one year, and what was agreed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from consultant.client_review.history.rules import Entry, History, Invoice
from consultant.client_review.money.rules import still_open

YEAR = 12  # months


@dataclass(frozen=True)
class Agreed:
    """What the practice and the client go by. `rates` are units of `currency` for one unit of another; without one, money in
    that other currency is compared with nothing."""

    currency: str  # the practice's own, ISO 4217
    unpaid_a_month: int | None = None  # minutes
    hour: Decimal | None = None  # what an hour should earn
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    unpaid_since: date | None = None  # since when so few unpaid minutes are agreed on; None: for as long as anything is known

    def own(self, amount: Decimal, currency: str) -> Decimal | None:
        """The amount in the practice's currency; None without a rate."""
        rate = Decimal(1) if currency == self.currency else self.rates.get(currency)
        return None if rate is None else amount * rate


@dataclass(frozen=True)
class Review:
    """A look at a client on a day. `history` ends with that day, `year` holds what is judged."""

    history: History
    year: History
    today: date
    agreed: Agreed

    @property
    def start(self) -> date:
        """The day before the first that is judged."""
        return months_before(self.today, YEAR)


def review(history: History, today: date, agreed: Agreed) -> Review:
    """What is later than today has not happened; of what is older than a year only a bill still open is judged."""
    known = History(tuple(one for one in history.entries if one.on <= today))
    start = months_before(today, YEAR)
    return Review(known, History(tuple(one for one in known.entries if one.on > start or _open(one, today))), today, agreed)


def _open(entry: Entry, today: date) -> bool:
    return isinstance(entry, Invoice) and still_open(entry, today) > 0


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier (later, for a negative number), or that month's last."""
    month = day.year * 12 + day.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
