"""Limits: what came before they were set and what came after are judged apart."""

from datetime import date

from consultant.client_review.history.rules import (
    Answered,
    Bound,
    Brought,
    Contact,
    History,
    Invoice,
    Offered,
    Promised,
    Reproach,
)
from consultant.client_review.rules import Review
from consultant.client_review.signals.rules import Code, Side, Signal, Strength, at_most_some, side_of, strength
from consultant.clients.limits.rules import Became, Limit

BY_THE_CLIENT = (Answered, Brought, Contact, Invoice, Offered, Reproach)


def passes_limits(history: History, review: Review) -> Signal:
    """Limits that stand, passed again and again."""
    passed = tuple(one for one in history.of(Bound) if one.became == Became.PASSED) if standing(review.history) else ()
    return Signal(Code.PASSES_LIMITS, side_of(passed), strength(passed), passed, {"times": len(passed)})


def keeps_to_limits(history: History, review: Review) -> Signal:
    """Enough was heard since the limits were set, and they were passed on one day at most: a second look is earned."""
    limits = standing(review.history)
    _, since = apart(review)
    heard = tuple(one for one in since.entries if isinstance(one, BY_THE_CLIENT) or (isinstance(one, Promised) and not one.ours))
    passed = {one.on for one in since.of(Bound) if one.became == Became.PASSED}
    found = strength(heard) if limits else Strength.NOTHING
    if len(passed) > 1:
        found = at_most_some(found)
    return Signal(Code.KEEPS_LIMITS, Side.KEEP, found, heard if limits else (), {"limits": len(limits), "days_passed": len(passed)})


def standing(history: History) -> frozenset[Limit]:
    """Limits that were set and not lifted since; set again on the day of lifting stands."""
    last = {became: {one.limit: one.on for one in history.of(Bound) if one.became == became} for became in Became}
    return frozenset(limit for limit, day in last[Became.SET].items() if day >= last[Became.LIFTED].get(limit, date.min))


def apart(review: Review) -> tuple[History, History]:
    """The year up to the last day on which a limit was set or lifted, and what came after."""
    days = [one.on for one in review.history.of(Bound) if one.became != Became.PASSED]
    last = max(days, default=date.min)
    entries = review.year.entries
    return History(tuple(one for one in entries if one.on <= last)), History(tuple(one for one in entries if one.on > last))
