"""Rule 7: what is open, and what is late from when on."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from consultant.promises.rules import Promise, open_promises, overdue
from tests.factories import MONDAY, call, numbered


def opened(*promises, now=MONDAY, at=MONDAY):
    return open_promises(numbered(call(0, "acme", *promises, at=at)), now)


def test_a_bare_date_ends_with_its_day_in_the_zone_of_its_call():
    tokyo = timezone(timedelta(hours=9))
    at = datetime(2025, 5, 5, 9, tzinfo=tokyo)
    promise = Promise("acme", "call back", date(2025, 5, 5))
    before, after = datetime(2025, 5, 5, 14, 59, tzinfo=UTC), datetime(2025, 5, 5, 15, 0, tzinfo=UTC)
    assert not opened(promise, at=at, now=before)[0].overdue
    assert opened(promise, at=at, now=after)[0].overdue


def test_the_day_ends_by_the_clocks_of_that_day():
    """Berlin is two hours ahead of UTC in summer, though the call was in winter."""
    at = datetime(2025, 3, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    (due,) = opened(Promise("acme", "call back", date(2025, 7, 1)), at=at, now=datetime(2025, 7, 1, 22, 0, tzinfo=UTC))
    assert due.overdue
    assert due.days_late == 1


def test_a_time_is_late_right_after_it():
    promise = Promise("acme", "call back", MONDAY)
    assert not opened(promise, now=MONDAY)[0].overdue
    late = opened(promise, now=MONDAY + timedelta(minutes=1))[0]
    assert (late.overdue, late.days_late) == (True, 0)


def test_a_range_is_late_after_its_end():
    promise = Promise("acme", "deliver", date(2025, 6, 2), due_from=date(2025, 5, 26), due_words="3 to 4 weeks")
    assert not opened(promise, now=datetime(2025, 5, 28, tzinfo=UTC))[0].overdue
    assert opened(promise, now=datetime(2025, 6, 3, tzinfo=UTC))[0].days_late == 1


def test_days_late_are_calendar_days_where_the_call_was():
    new_york = timezone(timedelta(hours=-4))
    promise = Promise("acme", "call back", date(2025, 5, 5))
    now = datetime(2025, 5, 8, 2, tzinfo=UTC)  # still Wednesday the 7th in New York
    assert opened(promise, at=datetime(2025, 5, 5, 9, tzinfo=new_york), now=now)[0].days_late == 2


@pytest.mark.parametrize("zone", [timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)), UTC])
def test_the_ends_of_the_calendar_are_days_too(zone):
    at = datetime(1, 1, 1, tzinfo=zone)
    now = datetime.max.replace(tzinfo=timezone(timedelta(hours=-12)))
    (due,) = opened(Promise("acme", "call back", date(1, 1, 1)), at=at, now=now)
    assert due.days_late == (date.max - date.min).days
    assert not opened(Promise("acme", "call back", date.max), at=at, now=datetime(2025, 1, 1, tzinfo=UTC))[0].overdue


def test_broken_stays_until_replaced_or_dropped():
    broken = Promise("acme", "call back", date(2025, 5, 1), kept=False)
    moved = Promise("acme", "call back", date(2025, 6, 1), replaces=0, moved_because="engineer ill")
    assert [due.row for due in overdue(opened(broken))] == ["calls[0].promises[0]"]
    assert [due.row for due in opened(broken, moved)] == ["calls[0].promises[1]"]
    assert opened(Promise("acme", "call back", date(2025, 5, 1), kept=False, dropped="no longer needed")) == ()
    assert opened(Promise("acme", "call back", date(2025, 5, 1), kept=True)) == ()


def test_a_promise_replaces_one_of_its_own_call_only():
    old = call(0, "acme", Promise("acme", "call back", date(2025, 5, 1)))
    new = call(1, "acme", Promise("acme", "write", date(2025, 6, 1)), Promise("acme", "write", date(2025, 6, 2), replaces=0))
    assert [due.row for due in open_promises(numbered(old, new), MONDAY)] == ["calls[0].promises[0]", "calls[1].promises[1]"]


def test_earliest_due_first_then_as_said_undated_last():
    found = opened(
        Promise("acme", "undated"),
        Promise("acme", "later", date(2025, 5, 9)),
        Promise("acme", "sooner", datetime(2025, 5, 8, tzinfo=UTC)),
        Promise("acme", "later too", date(2025, 5, 9)),
    )
    assert [due.promise.what for due in found] == ["sooner", "later", "later too", "undated"]
