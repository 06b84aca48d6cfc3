"""Notes for next time in words, for the screen."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.clients.notes.rules import Detail, Notes, Reach

REACHES = {Reach.PHONE: _l("By phone"), Reach.EMAIL: _l("By e-mail"), Reach.WRITING: _l("In writing")}
DETAILS = {Detail.SHORT: _l("Short"), Detail.FULL: _l("In detail")}


def reach_words(value: Reach) -> str:
    return str(REACHES[value])


def detail_words(value: Detail) -> str:
    return str(DETAILS[value])


def lines(notes: Notes) -> list[tuple[str, str]]:
    """Pairs of a label and what was noted; what was not is left out. Recorded words stand after their label."""
    return list(_lines(notes))


def _lines(notes: Notes) -> Iterator[tuple[str, str]]:
    if notes.likes:
        yield _("How they like to be helped"), notes.likes
    if notes.reach_by or notes.detail:
        ways = [notes.reach_by and reach_words(notes.reach_by), notes.detail and detail_words(notes.detail)]
        yield _("How to reach them"), " · ".join(filter(None, ways))
    if notes.never_offer:
        yield _("Never offer"), notes.never_offer
