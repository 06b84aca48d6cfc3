from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from consultant.clocks.words import day, days_late, duration, span

pytestmark = pytest.mark.usefixtures("babel_app")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (65, "1 hour 5 minutes"),
        (121, "2 hours 1 minute"),
        (24 * 60, "1 day"),
        (24 * 60 + 5, "1 day"),
        (4 * 24 * 60 + 3 * 60 + 59, "4 days 3 hours"),
    ],
)
def test_durations(minutes, words):
    assert duration(minutes) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "earlier today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (92, "92 days ago"),
        (93, "more than 3 months ago"),
        (731, "more than 23 months ago"),
        (732, "more than 2 years ago"),
    ],
)
def test_lateness(days, words):
    assert days_late(days) == words


def test_a_day_is_the_one_of_the_place_where_it_was_recorded():
    assert day(date(2025, 5, 7)) == "7 May 2025"
    assert day(datetime(2025, 5, 7, 23, 30, tzinfo=timezone(timedelta(hours=-8)))) == "7 May 2025"


@pytest.mark.parametrize(
    ("length", "ends", "words"),
    [
        (timedelta(days=12, hours=22), (datetime(2025, 5, 5, tzinfo=UTC), None), "12 days"),
        (timedelta(hours=22), (datetime(2025, 5, 5, tzinfo=UTC), None), "less than a day"),
        (timedelta(days=2, hours=1), (datetime(2025, 5, 5, 23, tzinfo=UTC), datetime(2025, 5, 8, tzinfo=UTC)), "2 days"),
        (timedelta(days=12, hours=22), (datetime(2025, 5, 5, 9, tzinfo=UTC), None), "12 days 22 hours"),
    ],
)
def test_from_a_bare_day_no_hours_are_counted(length, ends, words):
    assert span(length, *ends) == words
