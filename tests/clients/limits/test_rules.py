"""What a limit says of a moment, a month, a voice and a call."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.calls.rules import Cause, Channel, Outcome
from consultant.clients.limits.rules import Limit, Terms, as_held, as_plain, holds_at, is_within, may_call, month_of, passed_by
from tests.factories import MONDAY, call

BERLIN = ZoneInfo("Europe/Berlin")
NINE_TO_FIVE = Terms(begins=time(9), ends=time(17))
NIGHT = Terms(begins=time(22), ends=time(6), workdays=True)
TERMS = st.builds(
    Terms, begins=st.times(), ends=st.times(), workdays=st.booleans(), minutes=st.none() | st.integers(0, 9999),
    names=st.none() | st.text(), since=st.none() | st.datetimes(timezones=st.just(UTC)),
)  # fmt: skip


def at(clock: str, days: int = 0) -> datetime:
    """So many days after the Monday."""
    return datetime.combine((MONDAY + timedelta(days=days)).date(), time.fromisoformat(clock), BERLIN)


@pytest.mark.parametrize(
    ("terms", "when", "inside"),
    [
        (NINE_TO_FIVE, at("09:00"), True),
        (NINE_TO_FIVE, at("08:59"), False),
        (NINE_TO_FIVE, at("16:59"), True),
        (NINE_TO_FIVE, at("17:00"), False),
        (NINE_TO_FIVE, at("12:00", 6), True),
        (Terms(time(9), time(17), workdays=True), at("12:00", 5), False),
        (NIGHT, at("23:00"), True),
        (NIGHT, at("05:59", 1), True),
        (NIGHT, at("06:00", 1), False),
        (NIGHT, at("23:00", 4), True),
        (NIGHT, at("05:00", 5), True),  # Saturday: they began on Friday
        (NIGHT, at("23:00", 5), False),
        (NIGHT, at("05:00", 7), False),  # Monday: they would have begun on Sunday
        (Terms(), at("03:00"), True),
    ],
)
def test_hours_hold_from_their_beginning_to_before_their_end_and_past_midnight(terms, when, inside):
    assert is_within(terms, when) is inside


@given(st.datetimes(), st.times(), st.times())
def test_a_moment_is_inside_hours_or_inside_the_rest_of_the_day(when, begins, ends):
    if begins != ends:
        assert is_within(Terms(begins, ends), when) is not is_within(Terms(ends, begins), when)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.sampled_from([UTC, BERLIN, ZoneInfo("Pacific/Apia")])))
def test_a_month_holds_its_moment_and_ends_where_the_next_one_begins(when):
    first, after = month_of(when)
    assert first <= when.replace(fold=0) < after
    assert (first.day, first.time(), after.day, after.time()) == (1, time(), 1, time())
    assert month_of(after)[0] == after
    assert month_of(after - timedelta(minutes=1))[0] == first


@pytest.mark.parametrize(
    ("who", "may"),
    [("Ann", True), ("ANN LEE", True), ("lee", True), ("Bob", True), ("Cy", False), ("Ann Smith", False), ("Anna", False), ("", True)],
)
def test_who_may_call_is_known_by_part_of_the_name(who, may):
    assert may_call(Terms(names="Ann Lee, bob,"), who) is may


def passes(held, *, with_client=True, before=0, **more):
    return passed_by(held, call(0, "client", **{"at": at("18:00"), **more}), with_client=with_client, unpaid_before=before)


def test_a_call_with_the_client_at_another_time_goes_past_the_hours_and_a_letter_or_a_call_with_a_firm_does_not():
    held = {Limit.HOURS: NINE_TO_FIVE}
    assert passes(held) == (Limit.HOURS,)
    assert passes(held, channel=Channel.CHAT) == (Limit.HOURS,)
    assert passes(held, channel=Channel.EMAIL) == passes(held, with_client=False) == passes(held, at=at("10:00")) == ()


def test_minutes_are_passed_by_the_call_that_goes_over_them_whoever_is_on_the_line():
    held = {Limit.MINUTES: Terms(minutes=60)}
    assert passes(held, paid=False, minutes=10, before=50) == ()
    assert passes(held, paid=False, minutes=11, before=50, with_client=False) == (Limit.MINUTES,)
    assert passes(held, paid=True, minutes=11, before=50) == passes(held, paid=None, minutes=11, before=50) == ()
    assert passes(held, paid=False, minutes=0, before=99) == passes(held, paid=False, minutes=99, cause=Cause.VENDOR) == ()
    assert passes({Limit.MINUTES: Terms(minutes=0)}, paid=False, minutes=1) == (Limit.MINUTES,)


def test_who_was_not_reached_went_past_nothing():
    """It was we who called."""
    held = {Limit.HOURS: NINE_TO_FIVE, Limit.CALLERS: Terms(names="Ann"), Limit.WRITTEN: Terms()}
    for outcome in (Outcome.NO_ANSWER, Outcome.VOICEMAIL):
        assert passes(held, spoke_to="Bob", outcome=outcome) == ()


def test_in_writing_only_is_passed_by_speech_and_the_callers_by_somebody_else():
    held = {Limit.CALLERS: Terms(names="Ann"), Limit.WRITTEN: Terms()}
    assert passes(held, spoke_to="Bob") == (Limit.CALLERS, Limit.WRITTEN)
    assert passes(held, spoke_to="Ann", channel=Channel.VISIT) == (Limit.WRITTEN,)
    assert passes(held, spoke_to="Bob", with_client=False) == passes(held, channel=Channel.CHAT) == ()


def test_what_happened_before_it_was_agreed_goes_past_nothing():
    held = {Limit.WRITTEN: Terms(since=at("18:00"))}
    assert passes(held) == (Limit.WRITTEN,)
    assert passes(held, at=at("17:59")) == ()
    assert holds_at(Terms(), at("00:00"))


@given(st.dictionaries(st.sampled_from(Limit), TERMS))
def test_what_holds_is_kept_as_it_was_said(held):
    assert as_held(as_plain(held)) == held


@given(st.dictionaries(st.sampled_from(Limit), TERMS), st.booleans(), st.integers(0, 9999))
def test_only_what_holds_is_passed_and_less_unpaid_time_passes_no_more(held, with_client, before):
    more = passes(held, with_client=with_client, before=before, paid=False)
    less = passes(held, with_client=with_client, before=before // 2, paid=False)
    assert set(less) <= set(more) <= set(held)
