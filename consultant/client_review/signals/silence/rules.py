"""Long silence, against the client's own rhythm. Calls with vendors say nothing about the client."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from consultant.client_review.history.rules import Answered, Brought, Contact, History, Invoice, Offered, Promised
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
    last = max(_heard(review.history, review.today), default=None)
    return Silence(last, last + _patience(review.history)) if last else None


def is_long(found: Silence | None, today: date) -> bool:
    return found is not None and today > found.ends_patience


def _patience(history: History) -> timedelta:
    """Half as long again as the longest that they ever stayed away."""
    days = sorted({one.on for one in history.of(Contact)})
    if len(days) < FEWEST_ENTRIES:
        return UNKNOWN_RHYTHM
    return max(SHORTEST, 3 * max(later - earlier for earlier, later in pairwise(days)) // 2)


def _heard(history: History, today: date) -> set[date]:
    said = {one.on for one in history.of(Offered) if one.reaction not in (Reaction.NONE_YET, Reaction.LEFT)}
    came = {one.on for kind in (Contact, Answered, Brought) for one in history.of(kind)}
    paid = {payment.on for one in history.of(Invoice) for payment in one.payments if payment.on <= today}
    promised = {one.on for one in history.of(Promised) if not one.ours}
    return said | came | paid | promised
