"""Days as people say them: read as they were meant on the day of the call."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.promises.spoken.rules import MONTHS, WEEKDAYS, Spoken, understood

FRIDAY = date(2013, 5, 10)
DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))

SAID = {
    "today": date(2013, 5, 10),
    "Tomorrow": date(2013, 5, 11),
    "Friday": date(2013, 5, 17),
    "by Mon.": date(2013, 5, 13),
    "in 3 days": date(2013, 5, 13),
    "within a week": date(2013, 5, 17),
    "two weeks": date(2013, 5, 24),
    "in 3 working days": date(2013, 5, 15),
    "in 1 month": date(2013, 6, 10),
    "end of the week": date(2013, 5, 12),
    "by the end of the month": date(2013, 5, 31),
    "17 May": date(2013, 5, 17),
    "May 17th": date(2013, 5, 17),
    "9 May": date(2014, 5, 9),
    "17 May 2013": date(2013, 5, 17),
    "Fri 17 May": date(2013, 5, 17),
    "29 February": date(2016, 2, 29),
    "2013-06-01": date(2013, 6, 1),
}


@pytest.mark.parametrize(("text", "day"), SAID.items())
def test_a_day(text, day):
    assert understood(text, FRIDAY) == Spoken(day)


@pytest.mark.parametrize("text", ["3 to 4 weeks", "3-4 weeks", "in 3 – 4 weeks", "three or four weeks"])
def test_a_range_keeps_its_words(text):
    assert understood(text, FRIDAY) == Spoken(date(2013, 6, 7), start=date(2013, 5, 31), words=text)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("tomorrow at 3 pm", date(2013, 5, 11), time(15)),
        ("Friday, 12:30", date(2013, 5, 17), time(12, 30)),
        ("at 12 am", FRIDAY, time(0)),
        ("2013-06-01T14:30", date(2013, 6, 1), time(14, 30)),
    ],
)
def test_a_clock_time(text, day, clock):
    assert understood(text, FRIDAY) == Spoken(day, clock=clock)


NOT_A_DAY = [
    "", "soon", "31 June", "Fri 31 Juni", "Mon 17 May", "Friday 17 May 2012", "4 to 3 weeks", "in 0 days", "at 25:00", "at 13 pm",
    "2013-02-30", "٣ days", "²", "17 5", "the",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_A_DAY)
def test_what_says_no_day_is_not_understood(text):
    assert understood(text, FRIDAY) is None


def test_the_calendar_ends():
    assert understood("in 3 days", date.max) is None
    assert understood("2 months", date.max) is None


@given(DAYS)
def test_a_weekday_is_the_next_one_after_today(today):
    for index, name in enumerate(WEEKDAYS):
        found = understood(name[:3], today).day
        assert found.weekday() == index
        assert timedelta(1) <= found - today <= timedelta(7)


@given(DAYS, DAYS)
def test_a_day_with_its_year_is_that_day(day, today):
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert understood(text, today) == understood(day.isoformat(), today) == Spoken(day)


@given(DAYS, DAYS)
def test_a_day_without_its_year_is_the_next_such_day(day, today):
    found = understood(f"{day.day} {MONTHS[day.month - 1][:3]}", today).day
    assert (found.day, found.month) == (day.day, day.month)
    assert found >= today
    assert found - today <= timedelta(366 if (day.day, day.month) != (29, 2) else 8 * 366)


@given(DAYS, st.integers(1, 400))
def test_working_days_are_counted_one_by_one(today, count):
    end = understood(f"{count} working days", today).day
    days = [today + timedelta(n) for n in range(1, (end - today).days + 1)]
    assert sum(day.weekday() < 5 for day in days) == count
    assert end.weekday() < 5


@given(st.text(max_size=200), DAYS)
def test_any_text_has_an_answer(text, today):
    found = understood(text, today)
    assert found is None or found.start is None or found.start < found.day
