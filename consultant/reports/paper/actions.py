"""The client report on paper, from its facts: the same facts, the same page and the same bytes."""

from bisect import bisect_left
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from operator import attrgetter
from threading import Lock

from cachetools import LRUCache, cached
from markupsafe import Markup

from consultant.documents.actions import count_pages, print_pdf, printable, render, stylesheet
from consultant.fonts.actions import widths
from consultant.languages.actions import speaking
from consultant.parties.words import Voice
from consultant.picture.chain.drawing.rules import paper as chain_paper
from consultant.picture.chain.rules import MOST_DRAWN
from consultant.picture.chain.words import desk, pieces
from consultant.picture.drawing.rules import PAPER_WIDTH
from consultant.picture.rules import Picture
from consultant.picture.words import paper
from consultant.reports.editions.rules import Edition
from consultant.reports.page_one.height.rules import Type, surely_fit
from consultant.reports.page_one.height.words import paragraphs
from consultant.reports.page_one.rules import MOST_WORDS, page_rooms
from consultant.reports.rules import ReportFacts
from consultant.reports.supplied.actions import in_language
from consultant.reports.words import Report, in_room, report

FOLDER = "client_report"
MOST_KEPT = 64  # finished reports in memory, about 40 kB each
STYLES = {Edition.LETTER: ("letter.css",), Edition.LARGE: ("large.css",), Edition.SHORT: ("short.css",)}
SHEETS_FIRST = dict.fromkeys(Edition, 1) | {Edition.LARGE: 2}  # pages that "in short" takes
LARGE_WIDTH = 156  # mm of the picture: its smallest letters are 18 pt
MOST_IN_WORDS = 8  # between the look at a draft and its paper


@cached(LRUCache(MOST_IN_WORDS), attrgetter("fingerprint"), Lock())
def fitted(facts: ReportFacts) -> Report:
    """The report in words, with as much recorded text on page 1 as that page takes: tried on the page itself."""
    sizes = page_rooms(printable)
    last = len(sizes) - 1
    with speaking(facts.language):
        facts = in_language(facts)
        widest = report(facts, sizes[0])
        sized = cache(lambda place: in_room(widest, facts, sizes[place]) if place else widest)
        first = next((place for place in range(last) if sized(place).page_one.words <= MOST_WORDS), last)
        if _fits(facts, sized(first)):  # nearly always
            return sized(first)
        return sized(bisect_left(range(last), True, min(first + 1, last), key=lambda place: _fits(facts, sized(place))))


def report_html(facts: ReportFacts) -> str:
    """The page, without its styles."""
    words = fitted(facts)
    with speaking(facts.language):
        return _page(facts, words, drawing=_drawing(words, facts.edition), chain=_chain(words, facts))


@cached(LRUCache(MOST_KEPT), attrgetter("fingerprint"), Lock())
def report_pdf(facts: ReportFacts) -> bytes:
    """The tagged PDF, dated by the report's day. DocumentError when it can't be printed."""
    return print_pdf(report_html(facts), _styles(facts.edition), datetime.combine(facts.day, time(12), UTC), _pictures(facts))


def _fits(facts: ReportFacts, words: Report) -> bool:
    has_logo = facts.letterhead.logo is not None
    if surely_fit(paragraphs(words.heading, words.page_one, has_logo), facts.edition, Type(*widths(), printable)):
        return True
    pages = count_pages(_page(facts, words, first_only=True), _styles(facts.edition), _pictures(facts))
    return pages <= SHEETS_FIRST[facts.edition] + 1  # and one for what it names


def _page(
    facts: ReportFacts, words: Report, drawing: Markup | None = None, chain: Markup | None = None, first_only: bool = False
) -> str:
    return render(
        f"{FOLDER}/page.html",
        report=words,
        drawing=drawing,
        chain=chain,
        has_logo=facts.letterhead.logo is not None,
        first_only=first_only,
        large=facts.edition == Edition.LARGE,
        short=facts.edition == Edition.SHORT,
    )


def _styles(edition: Edition) -> tuple[str, ...]:
    own = [stylesheet(f"{FOLDER}/{name}") for name in ("page.css", *STYLES.get(edition, ()))]
    return stylesheet("print.css"), *own


def _pictures(facts: ReportFacts) -> dict[str, bytes]:
    return {"logo": facts.letterhead.logo} if facts.letterhead.logo else {}


def _drawing(words: Report, edition: Edition) -> Markup | None:
    """The picture, with its names made printable before they are measured; None when there is a list or nothing."""
    if words.picture is None or words.picture.as_list:
        return None
    boxes = tuple(replace(box, label=printable(box.label)) for box in words.picture.boxes)
    title = printable(" ".join(words.arrows + words.in_words))
    return Markup(paper(Picture(boxes, words.picture.arrows), title, "picture", _wide(edition)))


def _chain(words: Report, facts: ReportFacts) -> Markup | None:
    """The parts one below the other; None for a single one, and for more than a page holds."""
    if not 2 <= len(words.chain) <= MOST_DRAWN:
        return None
    boxes = pieces(words.chain, Voice.on_paper(facts.record.parties), printable)
    return Markup(chain_paper(boxes, desk(), "chain", _wide(facts.edition)))


def _wide(edition: Edition) -> int:
    return LARGE_WIDTH if edition == Edition.LARGE else PAPER_WIDTH
