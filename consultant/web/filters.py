"""What templates may ask of a value: a day or a time in words, a number in groups."""

from datetime import date, datetime

from flask import Flask

from consultant.clocks.calendar.words import clock, day, long_day, short_day
from consultant.clocks.words import days_late, duration
from consultant.languages.words import language
from consultant.numbers.rules import groups, tel


def init_app(app: Flask) -> None:
    for filter in (day, long_day, short_day, clock, duration, days_late, iso, groups, tel):
        app.add_template_filter(filter)
    app.add_template_global(language)


def iso(value: date | datetime) -> str:
    """For the `datetime` attribute of `<time>`."""
    return value.isoformat()
