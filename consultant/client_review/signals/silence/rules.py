"""Long silence, against the client's own rhythm. Calls with vendors say nothing about the client."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from consultant.client_review.history.rules import Answered, Brought, Contact, Entry, History, Invoice, Offered, Promised
from consultant.client_review.rules import Review
from consultant.client_review.signals.rules import FEWEST_ENTRIES
from consultant.options.rules import Reaction

SHORTEST = timedelta(days=90)  # less is no silence, however often they used to call
UNKNOWN_RHYTHM = timedelta(days=180)


@dataclass(frozen=True)
class Silence:
    last_heard: date
    ends_patience: date  # after this day it is long


def silence(review: Review) -> Silence | None:
    """None when nothing was ever heard."""
    last = max((day for day, _ in heard(review.history, review.today)), default=None)
    return Silence(last, last + _patience(review.history)) if last else None


def is_long(found: Silence | None, today: date) -> bool:
    return found is not None and today > found.ends_patience


def _patience(history: History) -> timedelta:
    """Half as long again as the longest that they ever stayed away."""
    days = sorted({one.on for one in history.of(Contact)})
    if len(days) < FEWEST_ENTRIES:
        return UNKNOWN_RHYTHM
    return max(SHORTEST, 3 * max(later - earlier for earlier, later in pairwise(days)) // 2)


def heard(history: History, today: date) -> tuple[tuple[date, Entry], ...]:
    """What came from the client, each with its day: for a bill that of its last payment. Bills and offers alone are letters of ours."""
    return tuple((day, one) for one in history.entries if (day := _heard_on(one, today)))


def _heard_on(one: Entry, today: date) -> date | None:
    match one:
        case Invoice():
            return max((payment.on for payment in one.payments if payment.on <= today), default=None)
        case Offered(reaction=Reaction.NONE_YET | Reaction.LEFT) | Promised(ours=True):
            return None
        case Offered() | Promised() | Contact() | Answered() | Brought():
            return one.on
    return None
