"""What became of our advice: a refusal alone says nothing, and the number of offers is never a score."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from consultant.client_review.history.rules import History, Offered
from consultant.client_review.rules import Review
from consultant.client_review.signals.rules import FEWEST_ENTRIES, Code, Side, Signal, at_most_some, strength
from consultant.matching.rules import same_words
from consultant.options.rules import TAKEN, TURNED_DOWN, Reaction, Whom, Why

KIND = TAKEN | {Reaction.THANKED}
# How harsh an answer is. Letting off steam and leaving without a word say nothing about us.
HARSH = {
    Reaction.DECLINED: 1,
    Reaction.REFUSED: 1,
    Reaction.DISMISSED: 2,
    Reaction.ANGRY: 3,
    Reaction.BLAMED_US: 3,
}
NOT_AT_US = frozenset({Whom.VENDOR, Whom.OTHER})


def needs_help_but_does_not_want_it(history: History, review: Review) -> Signal:
    """Different advice refused or dismissed, for no outside reason, and none accepted or tried since."""
    noes = tuple(
        one for one in after_last(TAKEN, history, review) if one.reaction in TURNED_DOWN and one.why != Why.OUTSIDE
    )
    different = len({same_words(one.what) for one in noes})
    found = strength(noes) if different >= FEWEST_ENTRIES else at_most_some(strength(noes))
    return Signal(Code.NEEDS_NOT, Side.LET_GO, found, noes, {"different": different})


def wears_thin(history: History, review: Review) -> Signal:
    """Reactions that get worse over time, with no kind one since. What was milder again begins anew."""
    harsh = _never_milder(tuple(one for one in after_last(KIND, history, review) if _counts(one)))
    first, last = _harshest(harsh, harsh[:1]), _harshest(harsh, harsh[-1:])
    found = strength(harsh) if first and last and HARSH[last] > HARSH[first] else at_most_some(strength(harsh))
    return Signal(Code.WEARS_THIN, Side.LIMIT, found, harsh, {"from": first, "to": last})


def after_last(kind: Iterable[Reaction], history: History, review: Review) -> tuple[Offered, ...]:
    """The offers of this history after the day of the year's last such reaction."""
    last = max((one.on for one in review.year.of(Offered) if one.reaction in kind), default=date.min)
    return tuple(one for one in history.of(Offered) if one.on > last)


def _counts(one: Offered) -> bool:
    if one.reaction not in HARSH or one.taken_back:
        return False
    return one.why != Why.OUTSIDE if one.reaction in TURNED_DOWN else one.anger_at not in NOT_AT_US


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
