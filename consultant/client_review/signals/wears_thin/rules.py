"""Answers to our advice that grow harsher, by no doing of ours."""

from datetime import date
from itertools import pairwise

from consultant.client_review.history.rules import History, Offered
from consultant.client_review.rules import Review
from consultant.client_review.signals.advice.rules import KIND, after_last
from consultant.client_review.signals.blame.rules import earned, is_blame
from consultant.client_review.signals.mend.rules import failings
from consultant.client_review.signals.rules import Code, Side, Signal, at_most_some, strength
from consultant.options.rules import TURNED_DOWN, Reaction, Why

# How harsh an answer is. Letting off steam and leaving without a word say nothing about us.
HARSH = {
    Reaction.DECLINED: 1,
    Reaction.REFUSED: 1,
    Reaction.DISMISSED: 2,
    Reaction.ANGRY: 3,
    Reaction.BLAMED_US: 3,
}


def wears_thin(history: History, review: Review) -> Signal:
    """Reactions that get worse over time, with no kind one since. What was milder again begins anew; what followed a failing of ours,
    the same offer again too, does not count."""
    ours = failings(review)
    worse = _never_milder(tuple(one for one in after_last(KIND, history, review) if _counts(one)))
    harsh = tuple(one for one in worse if not earned(one, ours))
    first, last = _harshest(harsh, harsh[:1]), _harshest(harsh, harsh[-1:])
    found = strength(harsh) if first and last and HARSH[last] > HARSH[first] else at_most_some(strength(harsh))
    return Signal(Code.WEARS_THIN, Side.LIMIT, found, harsh, {"from": first, "to": last})


def _counts(one: Offered) -> bool:
    if one.reaction not in HARSH or one.taken_back:
        return False
    return one.why != Why.OUTSIDE if one.reaction in TURNED_DOWN else is_blame(one)


def _never_milder(harsh: tuple[Offered, ...]) -> tuple[Offered, ...]:
    """The last entries, from day to day never milder. The worst of a day stands for it: within one there is no order."""
    worst: dict[date, int] = {}
    for one in harsh:
        worst[one.on] = max(worst.get(one.on, 0), HARSH[one.reaction])
    days = list(worst)
    start = max((later for earlier, later in pairwise(days) if worst[later] < worst[earlier]), default=date.min)
    return tuple(one for one in harsh if one.on >= start)


def _harshest(harsh: tuple[Offered, ...], of_day: tuple[Offered, ...]) -> Reaction | None:
    """The harshest reaction on the day of one entry."""
    reactions = (one.reaction for one in harsh if of_day and one.on == of_day[0].on)
    return max(reactions, key=lambda one: (HARSH[one], one), default=None)
