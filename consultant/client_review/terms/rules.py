"""What a practice goes by when it looks at its clients: what an hour should earn, and what other currencies are worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Rate:
    """One unit of `currency` was worth `worth` units of the practice's own on that day. Typed by hand."""

    currency: str  # ISO 4217
    worth: Decimal
    on: date


@dataclass(frozen=True)
class Terms:
    """All amounts are in the practice's own currency of the day on which they were set."""

    currency: str
    hour: Decimal | None = None
    rates: tuple[Rate, ...] = ()

    def worths(self) -> dict[str, Decimal]:
        return {one.currency: one.worth for one in self.rates}


def as_plain(rates: Iterable[Rate]) -> list[dict[str, str]]:
    """As JSON keeps them, by currency."""
    told = sorted(rates, key=lambda one: one.currency)
    return [{"currency": one.currency, "worth": str(one.worth), "on": one.on.isoformat()} for one in told]


def as_rates(plain: Iterable[Mapping[str, Any]]) -> tuple[Rate, ...]:
    """The twin of `as_plain`."""
    return tuple(Rate(one["currency"], Decimal(one["worth"]), date.fromisoformat(one["on"])) for one in plain)


def worth_of(text: str) -> Decimal | None:
    """A rate as people write it, "1.08" or "0,0067": above nothing, below a million, with at most 8 decimals; None for all else."""
    whole, _point, decimals = text.strip().replace(",", ".").partition(".")
    told = f"{whole}{decimals}"
    if not (told.isascii() and told.isdecimal() and whole and len(whole) <= 6 and len(decimals) <= 8):
        return None
    return Decimal(f"{whole}.{decimals or 0}") or None
