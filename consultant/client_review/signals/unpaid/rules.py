"""Unpaid time, against what was agreed and against what the year earned."""

from collections import Counter
from datetime import date

from consultant.calls.rules import Cause
from consultant.client_review.earnings.rules import earned
from consultant.client_review.history.rules import History, Spent
from consultant.client_review.rules import YEAR, Agreed, Review
from consultant.client_review.signals.rules import Code, Side, Signal, at_most_some, strength

OURS_TO_BEAR = frozenset({Cause.VENDOR, Cause.OUR_MISTAKE})  # no time of the client's
MONTHS_OVER = 2
MUCH = 180  # minutes a year; less is no trouble, whatever was paid


def unpaid_time(history: History, review: Review) -> Signal:
    """Past the agreed minutes in two months, or more given than paid for; unless the year's margin carries it."""
    gave = given(history)
    over = months_over(gave, review.agreed)
    found = strength(gave)
    if carried(history, review) or not (len(over) >= MONTHS_OVER or _more_than_paid(history, review)):
        found = at_most_some(found)
    values = {
        "minutes": sum(one.minutes for one in gave),
        "months_over": len(over),
        "by_vendors": sum(one.minutes for one in history.of(Spent) if one.paid is False and one.cause == Cause.VENDOR),
        "our_mistake": sum(one.minutes for one in history.of(Spent) if one.paid is False and one.cause == Cause.OUR_MISTAKE),
    }
    return Signal(Code.UNPAID, Side.LIMIT, found, gave, values)


def given(history: History) -> tuple[Spent, ...]:
    return tuple(one for one in history.of(Spent) if one.paid is False and one.cause not in OURS_TO_BEAR and one.minutes > 0)


def on_worst_day(gave: tuple[Spent, ...]) -> int:
    """Minutes given on the day on which most were: one bad day decides nothing."""
    days: Counter[object] = Counter()
    for one in gave:
        days[one.on] += one.minutes
    return max(days.values(), default=0)


def months_over(gave: tuple[Spent, ...], agreed: Agreed) -> tuple[tuple[int, int], ...]:
    """The (year, month) in which more was given than agreed by then; none when nothing was agreed."""
    most, since = agreed.unpaid_a_month, agreed.unpaid_since or date.min
    months: Counter[tuple[int, int]] = Counter()
    for one in gave:
        months[one.on.year, one.on.month] += one.minutes * (one.on >= since)
    return tuple(sorted(month for month, minutes in months.items() if most is not None and minutes > most))


def carried(history: History, review: Review) -> bool:
    """Whether the year earned enough for each hour, the unpaid ones too."""
    hour = review.agreed.hour
    return hour is not None and earned(review.year, review.today, YEAR, review.agreed).reaches(hour)


def _more_than_paid(history: History, review: Review) -> bool:
    """Against all that the year paid for: limits do not wipe that away either."""
    gave = given(history)
    minutes = sum(one.minutes for one in gave) - on_worst_day(gave)
    return minutes >= MUCH and minutes > sum(one.minutes for one in review.year.of(Spent) if one.paid)
