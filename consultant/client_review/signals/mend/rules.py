"""Our own behaviour comes first: what we should mend before we judge anybody."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from consultant.calls.rules import Cause
from consultant.client_review.history.rules import (
    Answered,
    Asking,
    Contact,
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
from consultant.feedback.rules import GRADED, Grade, Kind
from consultant.matching.rules import same_words
from consultant.options.rules import TURNED_DOWN

OF_OURS: tuple[type[Entry], ...] = (Offered, Promised, Contact, Spent, OurFault, Answered, Invoice)
SLOW = timedelta(days=3)  # a longer wait for our answer is slow; a weekend is not


class Failing(NamedTuple):
    """Something of ours, and the day on which the client could first be angry about it."""

    day: date
    entry: Entry
    what: str


def our_own_behaviour(history: History, review: Review) -> Signal:
    """The same offer again after a no, our broken promises, slow answers, our mistakes, answers that we were not clear."""
    found = failings(history, review.today)
    counts = {what: sum(one.what == what for one in found) for what in sorted({one.what for one in found})}
    entries = in_order(one.entry for one in found)
    return Signal(Code.OURS, Side.MEND, strength(entries), entries, counts)


def effort_asked(history: History, review: Review) -> Signal:
    """How often the client had to repeat, decide or wait."""
    found = history.of(Asking)
    counts = {effort.value: sum(one.effort == effort for one in found) for effort in sorted({one.effort for one in found})}
    return Signal(Code.EFFORT, Side.MEND, strength(found), found, counts)


def failings(history: History, today: date) -> tuple[Failing, ...]:
    """Kind by kind, in order of days; each entry once."""
    again = set(_again(history.of(Offered)))
    found = (_failing(one, again, today) for kind in OF_OURS for one in history.of(kind))
    return tuple(one for one in found if one)


def _failing(one: Entry, again: set[Offered], today: date) -> Failing | None:
    match one:
        case Offered() if one in again:
            return Failing(one.on, one, "again")
        case Promised(ours=True, kept=False):
            return Failing(one.due or one.on, one, "broken")
        case Promised(ours=True, kept=None, due=date() as due) if due < today:
            return Failing(due, one, "broken")
        case Contact(answered_on=date() as answered) if answered - one.on > SLOW:
            return Failing(one.on + SLOW, one, "slow")
        case Spent(paid=False, cause=Cause.OUR_MISTAKE) | OurFault() | Answered(kind=Kind.WRONG):
            return Failing(one.on, one, "mistake")
        case Invoice(dispute=Dispute.JUSTIFIED):
            return Failing(one.on, one, "bill")
        case Answered(kind=kind, grade=Grade.NO | Grade.PARTLY) if kind in GRADED:
            return Failing(one.on, one, "not clear")
    return None


def _again(offers: tuple[Offered, ...]) -> Iterator[Offered]:
    """Offers of what had been turned down on an earlier day, when nothing was noted to have changed; taken ones harmed nobody."""
    refused: dict[str, date] = {}
    for one in offers:
        what = same_words(one.what)
        if one.reaction not in KIND and not one.changed and refused.get(what, date.max) < one.on:
            yield one
        if one.reaction in TURNED_DOWN:
            refused.setdefault(what, one.on)
