"""Days and clock times, told one way in sentences and on screens. An aware time is told in the zone that it carries."""

from datetime import date, datetime

from flask_babel import format_date, format_time
from flask_babel import gettext as _


def day(value: date) -> str:
    """Fri 10 May 2013"""
    return format_date(value, _("EEE d MMM y"), rebase=False)


def long_day(value: date) -> str:
    """Friday 10 May 2013"""
    return format_date(value, _("EEEE d MMMM y"), rebase=False)


def short_day(value: date) -> str:
    """Fri 10 May, where the year is plain from what stands around it."""
    return format_date(value, _("EEE d MMM"), rebase=False)


def clock(value: datetime) -> str:
    """9:05"""
    return format_time(value.timetz(), _("H:mm"), rebase=False)
