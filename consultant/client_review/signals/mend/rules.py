"""Our own behaviour comes first: what we should mend before we judge anybody."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from consultant.calls.rules import Cause
from consultant.client_review.history.rules import (
    Answered,
    Bound,
    Dispute,
    Entry,
    History,
    Invoice,
    Offered,
    OurFault,
    Promised,
    Spent,
    in_order,
)
from consultant.client_review.rules import Review
from consultant.client_review.signals.advice.rules import KIND
from consultant.client_review.signals.rules import Code, Side, Signal, strength
from consultant.clients.limits.rules import Became, Limit
from consultant.feedback.rules import GRADED, Grade, Kind
from consultant.matching.rules import same_words
from consultant.options.rules import TURNED_DOWN

OF_OURS: tuple[type[Entry], ...] = (Offered, Promised, Spent, OurFault, Answered, Invoice, Bound)
ABOUT = timedelta(days=30)  # anger within so many days of a failing of ours is about it
SLOW = timedelta(days=3)  # a longer wait for our answer is slow; a weekend is not


class Failing(NamedTuple):
    """Something of ours, and the day on which it was plain. Since when the client can have been angry about it: what is owned up to,
    or found, was there before."""

    day: date
    entry: Entry
    what: str
    since: date


def our_own_behaviour(history: History, review: Review) -> Signal:
    """The same offer again after a no, our broken promises, slow answers, our mistakes, answers that we were not clear."""
    found = [one for one in failings(review) if one.day > review.start]
    counts = {what: sum(one.what == what for one in found) for what in sorted({one.what for one in found})}
    entries = in_order(one.entry for one in found)
    return Signal(Code.OURS, Side.MEND, strength(entries), entries, counts)


def failings(review: Review) -> tuple[Failing, ...]:
    """All that is known: a promise of long ago can be due now. Kind by kind, in order of days; each entry once."""
    again = set(offered_again(review.history))
    found = (_failing(one, again, review.today) for kind in OF_OURS for one in review.history.of(kind))
    return tuple(one for one in found if one)


def _failing(one: Entry, again: set[Offered], today: date) -> Failing | None:
    match one:
        case Offered() if one in again:
            return Failing(one.on, one, "again", one.on)
        case Bound(limit=Limit.NO_ADVICE, became=Became.PASSED):
            return Failing(one.on, one, "unasked", one.on)
        case Promised(ours=True, kept=False):  # moved, or known to be broken, on any day since
            return Failing(one.due or one.on, one, "broken", one.on)
        case Promised(ours=True, kept=None, due=date() as due) if due < today:
            return Failing(due, one, "broken", due)
        case Answered(answered_on=date() as answered) if answered <= today and answered - one.on > SLOW:
            return Failing(one.on + SLOW, one, "slow", one.on)
        case Spent(paid=False, cause=Cause.OUR_MISTAKE) | OurFault():
            return Failing(one.on, one, "mistake", _about(one.on))
        case Answered(kind=Kind.WRONG):
            return Failing(one.on, one, "mistake", one.on)
        case Invoice(dispute=Dispute.JUSTIFIED):
            found = one.disputed_on or one.on
            return Failing(found, one, "bill", max(one.on, _about(found)))
        case Answered(kind=kind, grade=Grade.NO | Grade.PARTLY) if kind in GRADED:
            return Failing(one.on, one, "not clear", one.on)
    return None


def _about(day: date) -> date:
    """From which day on it can be what they were angry about."""
    return day - ABOUT if day - date.min > ABOUT else date.min


def offered_again(history: History) -> Iterator[Offered]:
    """Offers of what had been turned down on an earlier day, when nothing was noted to have changed; taken ones harmed nobody."""
    refused: dict[str, date] = {}
    for one in history.of(Offered):
        what = same_words(one.what)
        if one.reaction not in KIND and not one.changed and refused.get(what, date.max) < one.on:
            yield one
        if one.reaction in TURNED_DOWN:
            refused.setdefault(what, one.on)
