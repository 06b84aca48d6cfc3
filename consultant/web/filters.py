"""What templates may ask of a value: a day or a time in words, a number in groups."""

import re
from datetime import date, datetime

from flask import Flask
from flask_babel import get_locale

from consultant.clocks.calendar.words import clock, day, long_day, short_day
from consultant.clocks.words import days_late, duration

# Digits go in threes, and in fours where the rest then comes out even: 4 4 3, 4 3 3, 3 3, 3 2.
# A sign stays with what it follows: LC-5520 gives LC- and 5520.
_GROUPS = re.compile(r"(?:(?:\d{4}(?=(?:\d{4})?(?:\d{3})*(?!\d))|\d{1,3}|[^\W\d_]+|_+)[^\w\s]*|[^\w\s]+)\s*")


def init_app(app: Flask) -> None:
    for filter in (day, long_day, short_day, clock, duration, days_late, iso, groups):
        app.add_template_filter(filter)
    app.add_template_global(language)


def language() -> str:
    """The language of the page, for its `lang`: en, pt-BR."""
    return str(get_locale() or "en").replace("_", "-")


def iso(value: date | datetime) -> str:
    """For the `datetime` attribute of `<time>`."""
    return value.isoformat()


def groups(reference: str) -> list[str]:
    """A reference number in groups that can be read aloud: NF30977 gives NF, 309, 77; joined they give it back."""
    return _GROUPS.findall(reference)
