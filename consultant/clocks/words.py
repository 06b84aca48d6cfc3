"""Durations and lateness in words (report/sentences' time rule: always a unit, never "0 days ago")."""

from datetime import date, datetime, time, timedelta

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

MINUTES_A_DAY = 24 * 60
MONTH, YEAR = 31, 366  # days at the most, so that "more than" holds
LONG_AGO = 3 * MONTH


def duration(minutes: int) -> str:
    """ "1 minute", "1 hour 5 minutes", "4 days 3 hours"; from a day up the minutes are dropped."""
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    words = []
    if days:
        words.append(ngettext("%(num)d day", "%(num)d days", days))
    if hours:
        words.append(ngettext("%(num)d hour", "%(num)d hours", hours))
    if not days and (left or not hours):
        words.append(ngettext("%(num)d minute", "%(num)d minutes", left))
    return " ".join(words)


def span(length: timedelta, *ends: datetime | None) -> str:
    """How long something took; in days only where one of its ends is a bare day, which is noted as its midnight."""
    if time() not in [end.time() for end in ends if end]:
        return duration(length // timedelta(minutes=1))
    return ngettext("%(num)d day", "%(num)d days", length.days) if length.days else _("less than a day")


def days_late(days: int) -> str:
    """How long ago a time that has passed was: "earlier today", "yesterday", "3 days ago"; what is long ago, in whole months or years."""
    if days == 0:
        return _("earlier today")
    if days == 1:
        return _("yesterday")
    if days < LONG_AGO:
        return ngettext("%(num)d day ago", "%(num)d days ago", days)
    if days < 2 * YEAR:
        return ngettext("more than %(num)d month ago", "more than %(num)d months ago", days // MONTH)
    return ngettext("more than %(num)d year ago", "more than %(num)d years ago", days // YEAR)


def day(moment: date | datetime) -> str:
    """ "7 May 2013", on the calendar of the zone that a time was recorded in."""
    return format_date(moment.date() if isinstance(moment, datetime) else moment, _("d MMMM y"))
