"""Who can do what the consultant cannot: in sixty words at most, whole in the appendix where that takes more."""

from collections.abc import Callable, Iterator

from flask_babel import gettext as _

from consultant.referrals.rules import Referral
from consultant.reports.page_one.rules import rooms
from consultant.reports.told.words import ended

MOST_WORDS = 60
NAME = next(room for room in rooms(str) if room.words == 7)  # of who it is, where all of it is too long
CONTACT = next(room for room in rooms(str) if room.words == 16)  # half a number calls nobody


def referral(of: Referral) -> tuple[str, ...]:
    """Its sentences for the section: where they are too long, who it is and how they are reached."""
    whole = whole_referral(of)
    return whole if _fits(whole) else (*_who(of, NAME.clip, CONTACT.clip), _("More of this stands at the end."))


def whole_referral(of: Referral) -> tuple[str, ...]:
    return tuple(_whole(of))


def is_long(of: Referral) -> bool:
    """Whether the section has to shorten it."""
    return not _fits(whole_referral(of))


def _fits(sentences: tuple[str, ...]) -> bool:
    return sum(len(sentence.split()) for sentence in sentences) <= MOST_WORDS


def _who(of: Referral, name: Callable[[str], str] = str, contact: Callable[[str], str] = str) -> Iterator[str]:
    yield _("This part needs skills that I do not have.")
    yield _("Who does this work: %(who)s", who=ended(name(of.to)))
    if of.contact:
        yield _("How to reach them: %(contact)s", contact=ended(contact(of.contact)))


def _whole(of: Referral) -> Iterator[str]:
    yield from _who(of)
    if of.why:
        yield _("Why: %(why)s", why=ended(of.why))
    if of.handed_over:
        yield _("What I handed over: %(what)s", what=ended(of.handed_over))
    else:
        yield _("I can send my notes, so you will not have to start again.")
    if of.helped is not None:
        yield _("It helped.") if of.helped else _("It did not help.")
