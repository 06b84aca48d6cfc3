"""What is late, due today and coming up."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from consultant.today.rules import COMING_UP, Item, Kind, agenda
from consultant.today.words import headline, item_margin, item_title

TODAY = date(2026, 3, 10)


def item(day, kind=Kind.PROMISE, **more):
    return Item(kind, day, 1, "Slow line", "Acme", "call back", **more)


def days(items):
    return [one.day for one in items]


def test_each_thing_stands_where_its_day_puts_it():
    found = agenda([item(TODAY + timedelta(days)) for days in (3, -1, 0, 40)] + [item(None)], TODAY)
    assert days(found.late) == [date(2026, 3, 9)]
    assert days(found.today) == [TODAY]
    assert days(found.soon) == [date(2026, 3, 13), None]
    assert found.later is None


def test_a_time_that_passed_this_morning_is_late_today():
    found = agenda([item(TODAY, overdue=True)], TODAY)
    assert days(found.late) == [TODAY] and found.today == ()


def test_a_quiet_day_names_the_next_thing():
    found = agenda([item(TODAY + timedelta(60)), item(TODAY + timedelta(30))], TODAY)
    assert found.later.day == TODAY + timedelta(30)


@given(st.lists(st.one_of(st.none(), st.dates())), st.dates(date(2, 1, 1), date(9998, 1, 1)))
def test_nothing_is_lost_or_told_twice(due, today):
    found = agenda([item(day) for day in due], today)
    told = days(found.late) + days(found.today) + days(found.soon)
    expected = [day for day in due if day is None or day <= today + COMING_UP]
    assert sorted(told, key=str) == sorted(expected, key=str)


def test_the_headline_counts(babel_app):
    late, due = item(TODAY - timedelta(1)), item(TODAY)
    assert headline(agenda([], TODAY)) == "Nothing is due today"
    assert headline(agenda([], TODAY), to_mend=2) == "2 things are to be put right"
    assert headline(agenda([late], TODAY), to_mend=2) == "1 thing is late"
    assert headline(agenda([due, due], TODAY)) == "2 things are due today"
    assert headline(agenda([late, late, due], TODAY)) == "2 things are late, and 1 is due today"


def test_recorded_words_stand_after_a_label(babel_app):
    assert item_title(item(TODAY)) == "Acme promised: call back"
    assert item_title(item(TODAY, ours=True)) == "You promised: call back"
    assert item_title(item(TODAY, Kind.REVISIT)) == "Look again: “call back”"
    assert item_title(item(TODAY, Kind.DECISION)) == "No decision yet from Acme: call back"
    assert item_margin(item(TODAY - timedelta(3)), TODAY) == "3 days late"
    assert item_margin(item(None), TODAY) == "No day is set"
