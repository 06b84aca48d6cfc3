"""Days and times in words, for templates. An aware time is told in the zone that it carries."""

import re
from datetime import date, datetime

from flask import Flask
from flask_babel import format_date, format_time, get_locale

# Digits go in threes, and in fours where the rest then comes out even: 4 4 3, 4 3 3, 3 3, 3 2.
_GROUPS = re.compile(r"(?:\d{4}(?=(?:\d{4})?(?:\d{3})*(?!\d))|\d{1,3}|[^\W\d_]+|[^\w\s]+|_+)\s*")


def init_app(app: Flask) -> None:
    for filter in (day, long_day, short_day, clock, iso, groups):
        app.add_template_filter(filter)
    app.add_template_global(language)


def language() -> str:
    """The language of the page, for its `lang`: en, pt-BR."""
    return str(get_locale() or "en").replace("_", "-")


def day(value: date) -> str:
    """Fri 10 May 2013"""
    return format_date(value, "EEE d MMM y", rebase=False)


def long_day(value: date) -> str:
    """Friday 10 May 2013"""
    return format_date(value, "EEEE d MMMM y", rebase=False)


def short_day(value: date) -> str:
    """Fri 10 May, where the year is plain from what stands around it."""
    return format_date(value, "EEE d MMM", rebase=False)


def clock(value: datetime) -> str:
    """9:05"""
    return format_time(value.timetz(), "H:mm", rebase=False)


def iso(value: date | datetime) -> str:
    """For the `datetime` attribute of `<time>`."""
    return value.isoformat()


def groups(reference: str) -> list[str]:
    """A reference number in groups that can be read aloud: NF30977 gives NF, 309, 77; joined they give it back."""
    return _GROUPS.findall(reference)
