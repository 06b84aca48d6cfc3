"""Trust: clear answers, thanks, advice taken, promises kept, new work brought, misplaced anger taken back."""

from consultant.client_review.history.rules import Answered, CameBack, Entry, History, Offered, Promised
from consultant.client_review.rules import Review
from consultant.client_review.signals.advice.rules import KIND
from consultant.client_review.signals.blame.rules import taken_back
from consultant.client_review.signals.rules import Code, Side, Signal, at_most_some, strength
from consultant.feedback.rules import GRADED, Grade


def trust(history: History, review: Review) -> Signal:
    """Promises that we kept count, but not alone: they say nothing about the client."""
    back = taken_back(history, review)
    entries = tuple(one for one in history.entries if one in back or _is_kind(one))
    theirs = tuple(one for one in entries if not is_ours(one))
    found = strength(entries) if theirs else at_most_some(strength(entries))
    return Signal(Code.TRUST, Side.KEEP, found, entries)


def _is_kind(one: Entry) -> bool:
    match one:
        case Offered():
            return one.reaction in KIND
        case Answered():
            return one.kind in GRADED and one.grade == Grade.YES
        case Promised():
            return one.kept is True
        case CameBack():
            return True
    return False


def is_ours(one: Entry) -> bool:
    """Whether it was our doing."""
    return isinstance(one, Promised) and one.ours
