"""Blame and anger at us, apart from anger at a vendor. What follows our own failing is ours to mend."""

from datetime import timedelta

from consultant.client_review.history.rules import Entry, History, Offered, Reproach, Whom
from consultant.client_review.rules import Review
from consultant.client_review.signals.mend.rules import Failing, failings
from consultant.client_review.signals.rules import Code, Side, Signal, Strength, strength
from consultant.options.rules import Reaction

FOLLOWS = timedelta(days=30)  # anger so soon after a failing of ours is about it
MANY = 5  # entries
MANY_DAYS = 3


def blames(history: History, review: Review) -> Signal:
    """A pattern asks for limits; many, over many days, for letting go."""
    ours = failings(review.year, review.today)
    at_us = tuple(one for one in history.entries if is_blame(one) and not _taken_back(one, review))
    unearned = tuple(one for one in at_us if not earned(one, ours))
    found = strength(unearned)
    if len(unearned) >= MANY and len({one.on for one in unearned}) >= MANY_DAYS:
        found = Strength.STRONG
    side = Side.LET_GO if found == Strength.STRONG else Side.LIMIT
    return Signal(Code.BLAMES, side, found, unearned, {"earned": len(at_us) - len(unearned)})


def is_blame(one: Entry) -> bool:
    """Whether it is noted that it was meant for us; not noted is not at us."""
    if isinstance(one, Reproach):
        return one.anger_at == Whom.US
    if not isinstance(one, Offered):
        return False
    if one.reaction == Reaction.BLAMED_US:
        return one.anger_at in (Whom.US, Whom.NOT_NOTED)
    return one.reaction == Reaction.ANGRY and one.anger_at == Whom.US


def taken_back(history: History, review: Review) -> tuple[Entry, ...]:
    """Misplaced anger that was taken back since."""
    return tuple(one for one in history.entries if is_blame(one) and _taken_back(one, review))


def earned(one: Entry, ours: tuple[Failing, ...]) -> bool:
    return any(failing.day <= one.on <= failing.day + FOLLOWS for failing in ours)


def _taken_back(one: Entry, review: Review) -> bool:
    back = one.taken_back if isinstance(one, Offered | Reproach) else None
    return back is not None and back <= review.today
