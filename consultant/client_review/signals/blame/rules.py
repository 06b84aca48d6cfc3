"""Blame and anger at us, apart from anger at a vendor. What follows our own failing is ours to mend."""

from consultant.client_review.history.rules import Entry, History, Invoice, Offered, Reproach, in_order
from consultant.client_review.rules import Review
from consultant.client_review.signals.mend.rules import ABOUT, Failing, failings
from consultant.client_review.signals.rules import Code, Signal, side_of, strength
from consultant.options.rules import Reaction, Whom


def blames(history: History, review: Review) -> Signal:
    """Blame that we did not earn by a failing of our own, and that was not taken back."""
    ours = failings(review)
    at_us = tuple(one for one in _angry(history) if is_blame(one) and not _taken_back(one, review))
    unearned = tuple(one for one in at_us if not earned(one, ours))
    return Signal(Code.BLAMES, side_of(unearned), strength(unearned), unearned, {"earned": len(at_us) - len(unearned)})


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
    return tuple(one for one in _angry(history) if is_blame(one) and _taken_back(one, review))


def earned(one: Entry, ours: tuple[Failing, ...]) -> bool:
    """Whether it followed a failing of ours, or came before that was plain, in the same case. A bill is of no case."""
    return any(
        failing.since <= one.on <= failing.day + ABOUT and (failing.day <= one.on or _are_of_one_case(failing.entry, one))
        for failing in ours
    )


def _are_of_one_case(failing: Entry, anger: Entry) -> bool:
    """Where it is not known of which case one is, it may be."""
    return isinstance(failing, Invoice) or len({one.row.partition("/")[0] for one in (failing, anger) if "/" in one.row}) < 2


def _taken_back(one: Entry, review: Review) -> bool:
    back = one.taken_back if isinstance(one, Offered | Reproach) else None
    return back is not None and back <= review.today


def _angry(history: History) -> tuple[Entry, ...]:
    return in_order((*history.of(Offered), *history.of(Reproach)))
