"""The report as a page for a phone: the same words as on paper, in the order in which a phone shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from markupsafe import Markup

from consultant.documents.words import day
from consultant.feedback.rules import Answer, Kind
from consultant.parties.words import Voice
from consultant.picture.chain.words import desk, drawn_links
from consultant.picture.words import svg
from consultant.reports.choice.words import OptionTable
from consultant.reports.page_one.words import Bullet, PageOne
from consultant.reports.rules import ReportFacts
from consultant.reports.words import Report, report
from consultant.sending.phone.rules import as_answered


@dataclass(frozen=True)
class Card:
    """One option: its heading "A. Buy a modem", and pairs of a label and a text."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Phone:
    """`first` is what to do and what works; `then` is the rest of page 1. `drawing` is markup that we made."""

    report: Report
    first: tuple[Bullet, ...]
    then: tuple[Bullet, ...]
    cards: tuple[Card, ...]
    drawing: Markup | None
    chain: Markup | None
    number: str | None  # to call
    options: tuple[str, ...]  # that the client can choose: as the report has them, in the order of the cards
    letters: tuple[str, ...]  # of those
    at_end: bool  # the case is closed


def phone(facts: ReportFacts, answers: Mapping[Kind, Answer] | None = None, *, at_end: bool = False) -> Phone:
    """With what the client answered: the page says that, and the options stand as the report has them, for who thinks again.

    `at_end`: the case is closed by now, so more is asked, whatever the report says.
    """
    asked = words = report(facts)
    answered = as_answered(facts, answers or {})
    if answered is not facts:
        words = report(answered)
    first, then = in_order(words.page_one)
    tables = (asked.choice.tables if asked.choice else ()) + asked.more_options
    return Phone(
        report=words,
        first=first,
        then=then,
        cards=tuple(card for table in tables for card in _cards(table)),
        drawing=_drawing(words),
        chain=_chain(words, Voice.on_paper(facts.record.parties)),
        number=facts.letterhead.phone,
        options=tuple(option.what for option in facts.undecided),
        letters=facts.letters,
        at_end=at_end,
    )


def beside_code(number: int, until: date) -> str:
    """What a client reads beside a QR code on paper."""
    return _("Point the camera of your phone at it: it opens report %(k)d, until %(day)s.", k=number, day=day(until))


def in_order(one: PageOne) -> tuple[tuple[Bullet, ...], tuple[Bullet, ...]]:
    """Page 1 for who sees little of it at a time: what to do and what works, then the rest."""
    order = (_("What you need to do:"), _("What works now:"), _("What does not work:"))
    first = tuple(bullet for label in order for bullet in one.bullets if bullet.label == label)
    return first, tuple(bullet for bullet in one.bullets if bullet not in first)


def _cards(table: OptionTable) -> Iterator[Card]:
    """Side by side is too wide for a phone: one below the other."""
    for place, heading in enumerate(table.columns):
        yield Card(heading, tuple((label, cells[place]) for label, cells in table.rows))


def _drawing(words: Report) -> Markup | None:
    if words.picture is None or words.picture.as_list:
        return None
    # The drawing escapes every name that it sets.
    return Markup(svg(words.picture, " ".join(words.arrows + words.in_words), "picture"))


def _chain(words: Report, voice: Voice) -> Markup | None:
    return drawn_links(words.chain, voice, desk())
