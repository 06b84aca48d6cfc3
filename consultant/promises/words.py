"""Promises in words for the screen, where the consultant is "you"."""

from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.clocks.calendar.words import clock, day, long_day
from consultant.parties.words import Voice
from consultant.promises.rules import DuePromise, Promise


def by_when(promise: Promise) -> str:
    """ "by Tuesday 7 May 2013", "by Tuesday 7 May 2013 at 14:30", "between … and … (“3 to 4 weeks”)"; of words that say
    no day, that no day was read in them: so that nobody waits for a promise to be late."""
    if promise.due is None and promise.due_words:
        return _("no day could be read in “%(words)s”", words=promise.due_words)
    if promise.due is None:
        when = _("no day given")
    elif promise.due_from is None:
        when = _("by %(day)s", day=_day(promise.due))
    else:
        when = _("between %(start)s and %(end)s", start=_day(promise.due_from), end=_day(promise.due))
    return _("%(when)s (“%(words)s”)", when=when, words=promise.due_words) if promise.due_words else when


def understood(promise: Promise, voice: Voice) -> str:
    """What was read out of a typed promise, for the consultant to see: recorded text after a colon."""
    return _("%(who)s: %(what)s, %(when)s", who=voice.start(promise.by), what=promise.what, when=by_when(promise))


def margin(due: DuePromise, is_client: bool) -> str:
    """How late it is, or its day. The client is never called late."""
    if due.due_end is None:
        return _("No day given")
    if not due.overdue or is_client:
        return day(due.due_end)
    if not due.days_late:
        return _("Late since %(time)s today", time=clock(due.due_end))
    return ngettext("%(num)d day late", "%(num)d days late", due.days_late)


def became(promise: Promise, replaced: bool) -> str | None:
    """What became of it, None while it is open."""
    if promise.dropped is not None:
        return _("no longer waited for: %(why)s", why=promise.dropped)
    if replaced:
        return _("moved, see the next one")
    if promise.kept and promise.kept_on:
        return _("kept on %(day)s", day=long_day(promise.kept_on))
    if promise.kept is None:
        return None
    return _("kept") if promise.kept else _("not kept")


def _day(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return _("%(day)s at %(time)s", day=long_day(value), time=clock(value))
    return long_day(value)
