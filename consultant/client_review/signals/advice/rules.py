"""What became of our advice: a refusal alone says nothing, and the number of offers is never a score."""

from collections.abc import Iterable
from datetime import date

from consultant.client_review.history.rules import History, Offered, Whom, Why
from consultant.client_review.rules import Review
from consultant.client_review.signals.rules import Code, Side, Signal, at_most_some, strength
from consultant.matching.rules import same_words
from consultant.options.rules import TAKEN, TURNED_DOWN, Reaction

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
    first: dict[str, Offered] = {}
    for one in after_last(TAKEN, history, review):
        if one.reaction in TURNED_DOWN and one.why != Why.OUTSIDE:
            first.setdefault(same_words(one.what), one)
    noes = tuple(first.values())
    return Signal(Code.NEEDS_NOT, Side.LET_GO, strength(noes), noes, {"different": len(noes)})


def wears_thin(history: History, review: Review) -> Signal:
    """Reactions that get worse over time, with no kind one since."""
    harsh = tuple(one for one in after_last(KIND, history, review) if _counts(one))
    found = strength(harsh)
    if not _gets_worse(harsh):
        found = at_most_some(found)
    return Signal(Code.WEARS_THIN, Side.LIMIT, found, harsh, {"from": _harshest(harsh[:1]), "to": _harshest(harsh)})


def after_last(kind: Iterable[Reaction], history: History, review: Review) -> tuple[Offered, ...]:
    """The offers of this history after the day of the year's last such reaction."""
    last = max((one.on for one in review.year.of(Offered) if one.reaction in kind), default=date.min)
    return tuple(one for one in history.of(Offered) if one.on > last)


def _counts(one: Offered) -> bool:
    if one.reaction not in HARSH or one.taken_back:
        return False
    return one.why != Why.OUTSIDE if one.reaction in TURNED_DOWN else one.anger_at not in NOT_AT_US


def _gets_worse(harsh: Iterable[Offered]) -> bool:
    """From day to day never milder, and harsher at the end. The worst of a day stands for it: within one there is no order."""
    days: dict[date, int] = {}
    for one in harsh:
        days[one.on] = max(days.get(one.on, 0), HARSH[one.reaction])
    levels = [days[day] for day in sorted(days)]
    return levels == sorted(levels) and len(set(levels)) > 1


def _harshest(offers: tuple[Offered, ...]) -> Reaction | None:
    return max((one.reaction for one in offers), key=lambda one: (HARSH[one], one), default=None)
