"""How long what is known of somebody is kept once they are no longer a client, by the rule that the practice set."""

from dataclasses import dataclass
from datetime import date

from consultant.client_review.rules import months_before


@dataclass(frozen=True)
class Rule:
    """None: for ever, until an owner erases it by hand."""

    months: int | None = None  # after a client has left
    bill_years: int | None = None  # after the day of an invoice: what a law asks for


@dataclass(frozen=True)
class Leaving:
    """Somebody who is no longer a client. `bills` are the days of their invoices."""

    client: int
    name: str
    left_on: date
    erased_on: date | None = None
    open_cases: int = 0
    bills: tuple[date, ...] = ()


def due_on(one: Leaving, rule: Rule) -> date | None:
    """From that day on the rule erases something of them; None: never by itself."""
    if one.erased_on:
        ends = [end for day in one.bills if (end := bill_ends(day, rule))]
        return min(ends, default=None)
    return None if rule.months is None else months_before(one.left_on, -rule.months)


def is_due(one: Leaving, rule: Rule, today: date) -> bool:
    day = due_on(one, rule)
    return day is not None and day <= today and not one.open_cases


def bill_ends(day: date, rule: Rule) -> date | None:
    """From that day on an invoice of this day need not be kept; None: it always is."""
    return None if rule.bill_years is None else months_before(day, -12 * rule.bill_years)


def bill_is_kept(day: date, rule: Rule, today: date) -> bool:
    ends = bill_ends(day, rule)
    return ends is None or ends > today


def kept_until(one: Leaving, rule: Rule, today: date) -> date | None:
    """Of the invoices that stay today, the last day's end; None when none stays, or for ever."""
    ends = [bill_ends(day, rule) for day in one.bills if bill_is_kept(day, rule, today)]
    return max((end for end in ends if end), default=None)
