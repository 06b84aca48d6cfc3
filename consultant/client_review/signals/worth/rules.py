"""Whether the work is worth it: what an hour earns, who was sent to us, what is likely to come."""

from decimal import Decimal

from consultant.client_review.earnings.rules import Earned, earned
from consultant.client_review.history.rules import Brought, Entry, Expected, History, Invoice, Spent, in_order
from consultant.client_review.rules import YEAR, Review
from consultant.client_review.signals.rules import Code, Side, Signal, at_most_some, strength
from consultant.client_review.signals.unpaid.rules import given, on_worst_day


def worth_it(history: History, review: Review) -> Signal:
    """Bills that earned what an hour should, referrals, and our newest estimate of what is to come, which alone is no reason."""
    year = earned(history, review.today, YEAR, review.agreed)
    bills = _that_earned(history, review) if _is_fine(history, review, year) else ()
    brought, hoped = history.of(Brought), _hoped(history, review)
    entries: tuple[Entry, ...] = in_order((*bills, *brought, *hoped[-1:]))
    found = strength(entries, [one.on for one in (*bills, *brought, *hoped)])
    if not (bills or brought):
        found = at_most_some(found)
    values = {
        "amount": year.amount,
        "currency": year.currency,
        "minutes": year.minutes,
        "left_out": len(year.left_out),
        "brought": len(brought),
    }
    return Signal(Code.WORTH, Side.KEEP, found, entries, values)


def _is_fine(history: History, review: Review, year: Earned) -> bool:
    """Without a goal for the hour: at least two hours paid for each that was given. One bad day decides nothing."""
    gave = given(history)
    worst = on_worst_day(gave)
    if review.agreed.hour is not None:
        return Earned(year.amount, year.currency, year.minutes - worst).reaches(review.agreed.hour)
    paid = sum(one.minutes for one in history.of(Spent) if one.paid)
    return year.amount > Decimal(0) and 2 * (sum(one.minutes for one in gave) - worst) <= paid


def _that_earned(history: History, review: Review) -> tuple[Invoice, ...]:
    """What was paid whole: a part of a bill may be all that ever comes."""
    settled = (one for one in history.of(Invoice) if one.settled_on(review.today))
    return tuple(one for one in settled if review.agreed.own(one.amount, one.currency))


def _hoped(history: History, review: Review) -> tuple[Expected, ...]:
    """Estimates of what is still to come. Only the newest counts: estimating again makes nothing likelier."""
    return tuple(one for one in history.of(Expected) if one.by >= review.today and one.came is not False)
