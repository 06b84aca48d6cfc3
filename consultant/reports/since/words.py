"""What changed since the earlier report: whole in its section, and the weightiest of it at the top of page 1."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.documents.words import day
from consultant.options.rules import Reaction
from consultant.parties.words import Voice
from consultant.reports.rules import ReportFacts, ReportState
from consultant.reports.since.rules import Corrected, Correction, Promised, Since
from consultant.reports.told.words import crowd, ended, promised, quote

MOST_NAMED = 3  # of one kind; more are counted

STATES = {
    ReportState.FIXED: _l("It works again."),
    ReportState.CANNOT: _l("This case is closed now."),
    ReportState.LATE: _l("A promise is late now."),
    ReportState.DECIDE: _l("You have a choice to make now."),
    ReportState.WAITING: _l("Nothing is late any more, and you have nothing to decide."),
}


@dataclass(frozen=True)
class SinceThen:
    heading: str
    lines: tuple[str, ...]


def since_then(facts: ReportFacts, voice: Voice) -> SinceThen | None:
    """The section; None in a first report."""
    since = facts.since
    if since is None:
        return None
    lines = tuple(_lines(facts, since, voice)) or (_nothing_named(since),)
    return SinceThen(_("What changed since report %(number)d of %(day)s", number=since.number, day=day(since.day)), lines)


def at_the_top(facts: ReportFacts, clip: Callable[[str], str], most: int) -> tuple[str, bool]:
    """The first sentences for page 1, at most so many, and whether there are more of them, or they were cut."""
    since = facts.since
    assert since
    short = [*_told_corrected(facts, clip), *_state(since), *_counted(since)]
    cut = len(short) > most or bool(facts.correction and clip(facts.correction) != facts.correction)
    names_more = bool(since.kept or since.late or since.answered or since.back or since.gone or since.promised)
    shown = short[:most] or [_nothing_named(since)]
    return " ".join(shown), cut or names_more


def _lines(facts: ReportFacts, since: Since, voice: Voice) -> Iterator[str]:
    if facts.correction:
        yield _("What I corrected: %(what)s", what=ended(facts.correction))
    yield from (_corrected(one, voice) for one in since.corrected[:MOST_NAMED])
    yield from _more(len(since.corrected) - MOST_NAMED)
    yield from _state(since)
    yield from _promises(since.late, voice, _l("Late now: %(what)s. Promised by: %(who)s."))
    yield from _promises(since.kept, voice, _l("Kept now: %(what)s. Promised by: %(who)s."))
    yield from _promises(since.promised, voice, _l("New promise: %(what)s. Promised by: %(who)s."))
    for one in since.answered[:MOST_NAMED]:
        yield _answer(one.reaction, ended(one.what))
    yield from _more(len(since.answered) - MOST_NAMED)
    yield from _things(since.back, _l("Back now: %(what)s."))
    yield from _things(since.gone, _l("No longer back: %(what)s."))
    yield from _contacts(since)
    if since.tests:
        yield ngettext("One more test was done.", "%(num)d more tests were done.", since.tests)
    if since.options:
        yield ngettext("There is one new option.", "There are %(num)d new options.", since.options)


def _counted(since: Since) -> Iterator[str]:
    """The same as numbers, the weightiest first."""
    if since.late:
        yield ngettext("One more promise is late.", "%(num)d more promises are late.", len(since.late))
    if since.kept:
        yield ngettext("One promise was kept.", "%(num)d promises were kept.", len(since.kept))
    if since.answered:
        yield ngettext("You answered one option.", "You answered %(num)d options.", len(since.answered))
    if since.gone:
        yield ngettext("One thing is no longer back.", "%(num)d things are no longer back.", len(since.gone))
    if since.back:
        yield ngettext("One more thing is back.", "%(num)d more things are back.", len(since.back))
    yield from _contacts(since)
    if since.options:
        yield ngettext("There is one new option.", "There are %(num)d new options.", since.options)
    if since.tests:
        yield ngettext("One more test was done.", "%(num)d more tests were done.", since.tests)


def _told_corrected(facts: ReportFacts, clip: Callable[[str], str]) -> Iterator[str]:
    assert facts.since
    if facts.correction:
        yield _("What I corrected: %(what)s", what=ended(clip(facts.correction)))
    elif facts.since.corrected:
        yield ngettext("I corrected one thing.", "I corrected %(num)d things.", len(facts.since.corrected))


def _corrected(one: Corrected, voice: Voice) -> str:
    match one.kind:
        case Correction.TITLE:
            return _("Corrected: what your case is called.")
        case Correction.PROBLEM:
            return _("Corrected: what the problem is.")
        case Correction.NAME:
            return _("Corrected: the name %(new)s in the place of %(old)s.", new=quote(one.new), old=quote(one.old))
    known = {party.id for party in voice.parties}
    who = crowd([voice.label(id) for id in one.parties if id in known] or [_("not noted")])
    when = day(date.fromisoformat(one.day))
    if one.kind == Correction.TAKEN_OUT:
        return _("Taken out: a contact on %(day)s (%(who)s).", day=when, who=who)
    return _("Corrected: the contact on %(day)s (%(who)s).", day=when, who=who)


def _nothing_named(since: Since) -> str:
    return _("Some details changed.") if since.details else _("Nothing in your case has changed since then.")


def _state(since: Since) -> Iterator[str]:
    if since.state == ReportState.WAITING and since.was != ReportState.LATE:
        yield _("You have nothing to decide now.")
    elif since.state:
        yield str(STATES[ReportState(since.state)])


def _promises(promises: Sequence[Promised], voice: Voice, line) -> Iterator[str]:
    known = {party.id for party in voice.parties}
    for one in promises[:MOST_NAMED]:
        who = voice.label(one.by) if one.by in known else _("not noted")
        yield str(line) % {"what": promised(one.what), "who": who.removesuffix(".")}
    yield from _more(len(promises) - MOST_NAMED)


def _things(things: Sequence[str], line) -> Iterator[str]:
    yield from (str(line) % {"what": quote(thing)} for thing in things[:MOST_NAMED])
    yield from _more(len(things) - MOST_NAMED)


def _contacts(since: Since) -> Iterator[str]:
    if since.contacts:
        yield ngettext("There was one more contact.", "There were %(num)d more contacts.", since.contacts)
    if since.statements:
        yield ngettext("One more thing was said about the cause.", "%(num)d more things were said about the cause.", since.statements)


def _answer(reaction: str, what: str) -> str:
    if reaction == Reaction.TRIED:
        return _("You are trying this: %(what)s", what=what)
    if reaction == Reaction.ACCEPTED:
        return _("You said yes to this: %(what)s", what=what)
    return _("You said no to this: %(what)s", what=what)


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield ngettext("And one more of these.", "And %(num)d more of these.", count)
