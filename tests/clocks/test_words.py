from datetime import date, datetime, timedelta, timezone

import pytest

from consultant.clocks.words import day, days_late, duration

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


@pytest.mark.parametrize(("days", "words"), [(0, "earlier today"), (1, "yesterday"), (2, "2 days ago"), (400, "400 days ago")])
def test_lateness(days, words):
    assert days_late(days) == words


def test_a_day_is_the_one_of_the_place_where_it_was_recorded():
    assert day(date(2025, 5, 7)) == "7 May 2025"
    assert day(datetime(2025, 5, 7, 23, 30, tzinfo=timezone(timedelta(hours=-8)))) == "7 May 2025"
