"""Rule 14: what counts as kept, broken, waited and fixed, over all cases of an organization."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from consultant.calls.rules import Channel, Stance, standing_log
from consultant.organizations.track_record.rules import Hold, Past, TrackRecord, track_record
from consultant.promises.rules import Promise
from tests.factories import MONDAY, blames, call, said

NOW = MONDAY + timedelta(days=30)


def past(*calls, case: int = 1, party: str = "acme", **more) -> Past:
    return Past(case, party, standing_log(calls), more.pop("until", NOW), **more)


def promised(*promises: Promise) -> TrackRecord:
    return track_record([past(call(0, "acme", *promises))])


def by(days: int, **more) -> Promise:
    return Promise("acme", "call back", (MONDAY + timedelta(days=days)).date(), **more)


def test_nothing_is_known_of_somebody_new():
    assert track_record([]) == track_record([past()]) == TrackRecord()


def test_a_promise_that_is_late_moved_or_marked_so_was_not_kept():
    for promises in ([by(29)], [by(40, kept=False)], [by(40), by(41, replaces=0)]):
        found = promised(*promises)
        assert (found.kept, found.broken) == (0, 1), promises


def test_a_promise_that_was_kept_after_it_moved_counts_on_both_sides():
    found = promised(by(2), by(4, replaces=0, kept=True))
    assert (found.kept, found.broken) == (1, 1)


def test_open_dropped_and_other_peoples_promises_count_on_neither_side():
    found = promised(by(30), by(2, dropped="not needed"), replace(by(2, kept=True), by="bell"), Promise("acme", "some day"))
    assert (found.kept, found.broken) == (0, 0)


def test_what_was_not_due_when_the_case_closed_never_became_late():
    assert track_record([past(call(0, "acme", by(9)), until=MONDAY + timedelta(days=5))]).broken == 0


def test_hold_is_the_median_of_its_phone_calls_whose_length_is_known():
    calls = [call(n, "acme", minutes=20, hold_minutes=hold) for n, hold in enumerate((2, 40, 7))]
    others = [
        call(3, "acme", minutes=0),
        call(4, "acme", minutes=90, hold_minutes=60, channel=Channel.CHAT),
        call(5, "bell", minutes=90, hold_minutes=60),
    ]
    found = track_record([past(*calls, *others)])
    assert (found.calls, found.cases, found.hold.minutes, found.hold.calls) == (5, 1, 7, 3)


def test_the_hour_with_the_shortest_wait_needs_two_hours_with_two_calls():
    def at(hour: float, hold: int):
        return call((hour - MONDAY.hour) / 24, "acme", minutes=60, hold_minutes=hold)

    calls = [at(8, 3), at(8.5, 5), at(13, 20), at(13.5, 30), at(19, 0)]
    found = track_record([past(*calls)])
    assert [(hold.hour, hold.minutes, hold.calls) for hold in found.by_hour] == [(8, 4, 2), (13, 25, 2), (19, 0, 1)]
    assert found.best_hour == Hold(4, 2, 8)
    assert track_record([past(*calls[:3], calls[4])]).best_hour is None


def test_its_own_changes_of_word_count_others_do_not():
    calls = [
        call(0, "acme", blames("acme", "bell"), blames("bell", "acme")),
        call(1, "acme", said("acme", Stance.CLEARS, "bell"), said("bell", Stance.CLEARS, "acme")),
        call(2, "acme", blames("acme", "bell")),
    ]
    assert track_record([past(*calls)]).reversals == 2
    assert track_record([past(calls[0]), past(*calls[1:2], case=2)]).reversals == 0  # another case is another matter


def test_days_to_a_fix_count_from_its_first_call_in_cases_that_it_fixed():
    cases = [past(call(1, "acme"), case=n, fixed_at=MONDAY + timedelta(days=1 + days)) for n, days in enumerate((3, 10, 4))]
    found = track_record([*cases, past(call(0, "acme"), case=9), past(call(0, "bell"), case=10, fixed_at=NOW)])
    assert (found.days_to_fix, found.fixes, found.cases) == (4, 3, 4)


def test_five_calls_are_enough_to_judge_by():
    few = [past(call(n, "acme"), case=n) for n in range(4)]
    assert not track_record(few).is_enough
    assert track_record([*few, past(call(0, "acme"), case=9)]).is_enough


CALLS = st.lists(
    st.builds(
        lambda day, who, stance, due, kept, hold: call(
            day, who, said(who, stance, "core"), Promise(who, "do it", date(2025, 5, due), kept), minutes=60, hold_minutes=hold
        ),
        st.integers(0, 40),
        st.sampled_from(["acme", "bell"]),
        st.sampled_from([Stance.BLAMES, Stance.CLEARS]),
        st.integers(1, 31),
        st.sampled_from([None, True, False]),
        st.integers(0, 60),
    ),
    max_size=8,
)


@given(st.lists(CALLS, max_size=4), st.randoms())
def test_calls_of_others_and_the_order_of_cases_change_nothing(cases, chance):
    pasts = [past(*calls, case=n) for n, calls in enumerate(cases)]
    own = [replace(one, log=tuple(call for call in one.log if "acme" in call.parties)) for one in pasts]
    found = track_record(pasts)
    chance.shuffle(own)
    assert found == track_record(own)
    assert found.kept + found.broken <= found.calls
    assert found.hold is None or 0 <= found.hold.minutes <= 60
