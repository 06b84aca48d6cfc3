"""What became of our advice: a refusal alone says nothing, and the number of offers is never a score."""

from collections.abc import Iterable
from datetime import date

from consultant.client_review.history.rules import History, Offered
from consultant.client_review.rules import Review
from consultant.client_review.signals.rules import Code, Side, Signal, strength
from consultant.matching.rules import same_words
from consultant.options.rules import TAKEN, TURNED_DOWN, Reaction, Why

KIND = TAKEN | {Reaction.THANKED}


def needs_help_but_does_not_want_it(history: History, review: Review) -> Signal:
    """Different advice refused or dismissed, for no outside reason, and none accepted or tried since.

    Each counts once, by its first no: to offer it again is our doing.
    """
    first: dict[str, Offered] = {}
    for one in after_last(TAKEN, review.history, review):
        if one.reaction in TURNED_DOWN and one.why != Why.OUTSIDE:
            first.setdefault(same_words(one.what), one)
    judged = set(history.of(Offered))
    noes = tuple(one for one in first.values() if one in judged)
    return Signal(Code.NEEDS_NOT, Side.LET_GO, strength(noes), noes, {"different": len(noes)})


def after_last(kind: Iterable[Reaction], history: History, review: Review) -> tuple[Offered, ...]:
    """The offers of this history after the day of the last such reaction."""
    last = max((one.on for one in review.history.of(Offered) if one.reaction in kind), default=date.min)
    return tuple(one for one in history.of(Offered) if one.on > last)
