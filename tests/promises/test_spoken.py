"""Days as people say them: read as they were meant on the day of the call."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.promises.spoken.dates.rules import MONTHS, WEEKDAYS
from consultant.promises.spoken.rules import Spoken, looks_mistyped, understood

FRIDAY = date(2013, 5, 10)
DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))

SAID = {
    "today": date(2013, 5, 10),
    "Tomorrow": date(2013, 5, 11),
    "Friday": date(2013, 5, 17),
    "by Mon.": date(2013, 5, 13),
    "17 May": date(2013, 5, 17),
    "May 17th": date(2013, 5, 17),
    "9 May": date(2014, 5, 9),
    "17 May 2013": date(2013, 5, 17),
    "Fri 17 May": date(2013, 5, 17),
    "29 February": date(2016, 2, 29),
    "2013-06-01": date(2013, 6, 1),
    "11/30": date(2013, 11, 30),
    "30/11": date(2013, 11, 30),
    "29.11.": date(2013, 11, 29),
    "5.6.2014": date(2014, 6, 5),
    "by the 9th": date(2013, 6, 9),
    "on the 10th": date(2013, 5, 10),
    "the 31st": date(2013, 5, 31),
}
MORE_THAN_A_DAY = {
    "in 3 days": date(2013, 5, 13),
    "within a week": date(2013, 5, 17),
    "two weeks": date(2013, 5, 24),
    "in 3 working days": date(2013, 5, 15),
    "in 1 month": date(2013, 6, 10),
    "in a fortnight": date(2013, 5, 24),
    "within 48 hours": date(2013, 5, 12),
    "in an hour": date(2013, 5, 11),
    "later today": date(2013, 5, 10),
    "this afternoon": date(2013, 5, 10),
    "next Tuesday": date(2013, 5, 14),
    "next Fri": date(2013, 5, 17),
    "by Christmas": date(2013, 12, 25),
    "end of the week": date(2013, 5, 12),
    "this week": date(2013, 5, 12),
    "end of next week": date(2013, 5, 19),
    "by the end of the month": date(2013, 5, 31),
    "end of month": date(2013, 5, 31),
    "at the end of next month": date(2013, 6, 30),
}
RANGES = {
    "next week": (date(2013, 5, 13), date(2013, 5, 19)),
    "next month": (date(2013, 6, 1), date(2013, 6, 30)),
    "Monday or Tuesday": (date(2013, 5, 13), date(2013, 5, 14)),
    "on 20 May or 21 May": (date(2013, 5, 20), date(2013, 5, 21)),
}


@pytest.mark.parametrize(("text", "day"), SAID.items())
def test_a_day(text, day):
    assert understood(text, FRIDAY) == Spoken(day)


@pytest.mark.parametrize(("text", "day"), MORE_THAN_A_DAY.items())
def test_words_that_say_more_than_a_day_are_kept(text, day):
    assert understood(text, FRIDAY) == Spoken(day, words=text)


@pytest.mark.parametrize(("text", "days"), RANGES.items())
def test_the_first_and_the_last_day(text, days):
    assert understood(text, FRIDAY) == Spoken(days[1], start=days[0], words=text)


def test_hours_are_counted_from_the_time_of_the_call():
    at = datetime(2013, 5, 10, 23, 30, 7)
    assert understood("within 2 hours", at) == Spoken(date(2013, 5, 11), clock=time(1, 30), words="within 2 hours")
    assert understood("tomorrow", at) == Spoken(date(2013, 5, 11))


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
    "2013-02-30", "٣ days", "²", "17 5", "the", "5/6", "31/6", "0/13", "31.6.", "13.13.", "the 0th", "the 32nd",
    "as soon as possible", "when the parts are here",
    "week", "next", "next year", "before next winter", "17 or 18 May", "0 hours",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_A_DAY)
def test_what_says_no_day_is_not_understood(text):
    assert understood(text, FRIDAY) is None


SLIPS = ["5/6", "31/6", "31.6.2013", "31 June", "Fri 31 Juni", "Mon 17 May", "2013-02-30", "at 25:00", "May 32"]
SLIPS += ["by Tuesdy", "next wendsday", "tomorow at 5"]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_the_pen_is_told_from_words_without_a_day(text):
    assert looks_mistyped(text)


@pytest.mark.parametrize("text", [
    "", "soon", "as soon as possible", "in about 10 minutes", "within 2 to 300 visits", "17 or 18 May", "²", "after the holiday",
    "on Mondays", "someday",
])  # fmt: skip
def test_words_without_a_day(text):
    assert not looks_mistyped(text)


def test_the_calendar_ends():
    assert understood("next week", date.max) is None
    assert understood("in 3 hours", date.max) is None
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
