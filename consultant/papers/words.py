"""What papers have in common, in words: for whom and from whom they are, whom to call, and their names."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.documents.words import day, unbroken
from consultant.papers.rules import Line, PaperName
from consultant.reports.page_one import words as page_one
from consultant.reports.page_one.rules import WIDEST, Room
from consultant.reports.page_one.words import sender
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import ended

NAMES = {
    PaperName.CALL_CARD: (_l("Call card"), _l("For you, before you call a firm.")),
    PaperName.AGENDA: (_l("Agenda of a call together"), _l("For everybody on the line.")),
    PaperName.PASSPORT: (_l("Check list of what worked"), _l("For the client to keep: each thing, how to check it, and how it was.")),
    PaperName.OWN_LINES: (_l("A firm’s own lines"), _l("For a firm: what you noted that it said, to correct.")),
    PaperName.COMPLAINT: (_l("Letter of complaint"), _l("For a firm, or for whoever takes complaints about it: facts, dates and proof.")),
    PaperName.HANDOFF: (_l("Hand-off card"), _l("For who goes on with one part: what they need, on one page.")),
    PaperName.PARTING: (_l("Parting letter"), _l("For the client, when you stop: what works, what they have, and who can help next.")),
    PaperName.CLOSING_NOTE: (_l("Closing note"), _l("For the client, at the end: what to keep, what to watch for, three questions.")),
}


def name(paper: PaperName) -> str:
    return str(NAMES[paper][0])


def what_for(paper: PaperName) -> str:
    return str(NAMES[paper][1])


def who(facts: ReportFacts, whom: str, room: Room = WIDEST) -> tuple[Line, ...]:
    """The block under the heading."""
    return (*between(facts, whom, room), Line(_("About:"), ended(room.clip(facts.record.title))))


def between(facts: ReportFacts, whom: str, room: Room = WIDEST) -> tuple[Line, ...]:
    """The block without what the case is called: a name may hold what one firm says of another."""
    sent = _("%(who)s · %(day)s", who=room.clip_name(sender(facts)), day=day(facts.day))
    return Line(_("For:"), room.clip_name(whom)), Line(_("From:"), sent)


def some(lines: Iterable[Line], most: int) -> tuple[Line, ...]:
    """Those that the page takes, and how many more there are."""
    found = tuple(lines)
    left = len(found) - most
    more = (Line("", ngettext("And %(num)d more: ask me.", "And %(num)d more: ask me.", left)),) if left > 0 else ()
    return found[:most] + more


def contact(facts: ReportFacts, room: Room = WIDEST) -> tuple[str, ...]:
    """As on the report's first page."""
    return tuple(page_one.contact(facts, room))


def foot(paper: PaperName, facts: ReportFacts, room: Room = WIDEST) -> str:
    """Which paper of which day this is, and whom to call: on each page."""
    parts = (name(paper), day(facts.day), room.clip_name(sender(facts)), facts.letterhead.phone and unbroken(facts.letterhead.phone))
    return " · ".join(filter(None, parts))
