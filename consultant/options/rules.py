"""Fallback options, and each time one (or a piece of advice) was put to the client."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from consultant.matching.rules import same_words


class OptionKind(StrEnum):
    WORKAROUND = "workaround"
    RELIEF = "temporary relief"
    SWITCH = "switch supplier"
    REPLACE = "replace equipment"
    GO_BACK = "go back"
    ESCALATE = "escalate"
    LIVE_WITH = "live with it"


class Reaction(StrEnum):
    ACCEPTED = "accepted"
    TRIED = "tried"
    REFUSED = "refused with a reason"
    DECLINED = "declined"
    DISMISSED = "dismissed"
    ANGRY = "angry"
    VENTED = "vented"
    BLAMED_US = "blamed the consultant"
    THANKED = "thanked"
    LEFT = "left silently"
    NONE_YET = "no reaction yet"


TEMPORARY = frozenset({OptionKind.WORKAROUND, OptionKind.RELIEF})  # something better is still to be chosen
TAKEN = frozenset({Reaction.ACCEPTED, Reaction.TRIED})
TURNED_DOWN = frozenset({Reaction.REFUSED, Reaction.DECLINED, Reaction.DISMISSED})
ANGER = frozenset({Reaction.ANGRY, Reaction.VENTED})  # at somebody
SORRY = ANGER | {Reaction.BLAMED_US}  # what may be taken back later


class Whom(StrEnum):
    """At whom anger was directed."""

    NOT_NOTED = "not noted"
    US = "us"
    VENDOR = "a vendor"
    OTHER = "somebody else"


class Why(StrEnum):
    """Why something was refused: an outside reason says nothing about what the client wants."""

    NOT_NOTED = "not noted"
    OUTSIDE = "an outside reason"
    EXCUSE = "an excuse"


class Manner(StrEnum):
    SPEECH = "in speech"
    WRITING = "in writing"


@dataclass(frozen=True)
class Offer:
    """One time an option was put to the client. Undated when it came from a file."""

    reaction: Reaction = Reaction.NONE_YET
    at: datetime | None = None
    reason: str | None = None  # private, as all that follows
    manner: Manner | None = None
    changed: str | None = None  # what changed before it was offered again
    anger_at: Whom = Whom.NOT_NOTED
    why: Why = Why.NOT_NOTED  # it was refused
    taken_back: date | None = None  # the anger
    id: int | None = None


@dataclass(frozen=True)
class Advice:
    """One time a piece of advice was put to the client. Private, reaction and all."""

    at: datetime | date
    advice: str
    reaction: Reaction = Reaction.NONE_YET
    reason: str | None = None
    manner: Manner | None = None
    changed: str | None = None
    anger_at: Whom = Whom.NOT_NOTED
    why: Why = Why.NOT_NOTED
    taken_back: date | None = None
    id: int | None = None


@dataclass(frozen=True)
class Option:
    """A fallback. `cost` and `effort` are as told, in words; amounts are in the case's currency."""

    what: str
    kind: OptionKind
    cost: str | None = None
    effort: str | None = None
    cost_once: Decimal | None = None
    cost_monthly: Decimal | None = None
    time: str | None = None
    good_side: str | None = None
    bad_side: str | None = None
    undo: str | None = None  # can it be undone, and how; in words
    last_resort: bool = False
    decide_by: date | None = None
    offers: tuple[Offer, ...] = ()
    id: int | None = None

    @property
    def reaction(self) -> Reaction:
        """The last offer's reaction; an option never offered has none yet."""
        return self.offers[-1].reaction if self.offers else Reaction.NONE_YET

    @property
    def undecided(self) -> bool:
        """Anger, thanks or silence decide nothing; a yes or a no does."""
        return self.reaction not in TAKEN | TURNED_DOWN


def chosen(options: Iterable[Option]) -> tuple[Option, ...]:
    """What the client said yes to, on a day that is known, and is not trying yet: somebody has to do it now. The newest first."""
    taken = [option for option in options if option.reaction == Reaction.ACCEPTED and option.offers[-1].at]
    return tuple(sorted(taken, key=lambda option: _day(option.offers[-1].at), reverse=True))


def passed_over(options: Sequence[Option]) -> tuple[Option, ...]:
    """What stood beside another one that the client took, and was not put to them again after that. It has no answer of its own,
    but the question is answered."""
    taken = [option for option in options if option.reaction in TAKEN and option.offers[-1].at]
    return tuple(option for option in options if option.undecided and any(_instead(other, option) for other in taken))


def to_decide(options: Sequence[Option]) -> tuple[Option, ...]:
    """What the client can be asked about."""
    left = passed_over(options)
    return tuple(option for option in options if option.undecided and option not in left)


def _instead(taken: Option, other: Option) -> bool:
    """Both were one question: the other was put to them before they took this one, or both had the same day to be decided by."""
    if taken.kind in TEMPORARY and other.kind not in TEMPORARY:
        return False
    put, answered = other.offers[-1].at if other.offers else None, taken.offers[-1].at
    if put and answered and _day(put) <= _day(answered):
        return True
    if other.decide_by is None or other.decide_by != taken.decide_by:
        return False
    return put is None or _day(put) <= other.decide_by


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at


def plain_no(offers: Iterable[Offer | Advice]) -> Offer | Advice | None:
    """The plain no that stands (rule 12): the last offer that was answered with a yes or a no, when it was a plain no.

    What stands may be offered again only when something changed; a reason, anger or silence is no plain no.
    """
    answered = [offer for offer in offers if offer.reaction in TAKEN | TURNED_DOWN]
    return answered[-1] if answered and answered[-1].reaction == Reaction.DECLINED else None


def same_advice(text: str, advice: Iterable[Advice]) -> tuple[Advice, ...]:
    """The times at which the same was advised: the same words, whatever their capitals and white space."""
    return tuple(one for one in advice if same_words(one.advice) == same_words(text))
