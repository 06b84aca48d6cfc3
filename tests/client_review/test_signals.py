"""Each row of the review's table, and the guard that keeps it from reading too much into a no."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from consultant.calls.rules import Cause
from consultant.client_review.earnings.rules import PERIODS, earned
from consultant.client_review.history.rules import Dispute, History, Limit, Reproach, Spent
from consultant.client_review.proposal.change.rules import Needs
from consultant.client_review.proposal.rules import Rule, Verdict, propose
from consultant.client_review.rules import Agreed, months_before
from consultant.client_review.signals.rules import Code, Side, Strength
from consultant.client_review.signals.unpaid.rules import given
from consultant.feedback.rules import Grade
from consultant.options.rules import Reaction, Whom, Why
from tests.client_review.days import (
    TODAY,
    answer,
    bill,
    blamed,
    bound,
    brought,
    each,
    gave,
    hopes,
    lifted,
    met,
    offer,
    ours,
    passed,
    returned,
    worked,
    wrote,
)

AGREED = Agreed("EUR", unpaid_a_month=60, hour=Decimal(80), rates={"USD": Decimal("0.5")})
NO, DISMISSED, ANGRY, YES = Reaction.DECLINED, Reaction.DISMISSED, Reaction.ANGRY, Reaction.ACCEPTED


def proposed(*entries, agreed=AGREED):
    return propose(History(entries), TODAY, agreed)


def signal(code, *entries, agreed=AGREED):
    """The signal as it stands beside all else; None when nothing was noted about it."""
    found = proposed(*entries, agreed=agreed)
    return next((one for one in (*found.limit, *found.let_go, *found.keep, *found.mend) if one.code == code), None)


def strength(code, *entries, **more):
    found = signal(code, *entries, **more)
    return found.strength if found else Strength.NOTHING


def noes(*told, **more):
    return [offer(day, what, NO, **more) for day, what in told]


MESH, CABLE, DISH = ("9 feb", "mesh"), ("9 feb", "cable"), ("11 mar", "dish")


@pytest.mark.parametrize(
    "entries, expected",
    [
        (noes(MESH), Strength.SOME),  # a refusal alone says nothing
        (noes(MESH, DISH), Strength.SOME),
        (noes(MESH, CABLE, ("9 feb", "mast")), Strength.SOME),  # one day
        (noes(MESH, CABLE, ("11 mar", " MESH ")), Strength.SOME),  # the same advice again is ours to mend
        (noes(MESH, CABLE, DISH), Strength.PATTERN),
        ([*noes(("9 jan", "mesh"), MESH, CABLE, DISH), offer("9 jan", "plug", YES)], Strength.PATTERN),
        (noes(MESH, CABLE, DISH, why=Why.OUTSIDE), Strength.NOTHING),
        (noes(MESH, CABLE, DISH, why=Why.EXCUSE), Strength.PATTERN),
        ([*noes(MESH, CABLE, DISH), offer("14 apr", "plug", Reaction.TRIED)], Strength.NOTHING),
        ([*noes(MESH, CABLE, DISH), offer("12 feb", "plug", YES)], Strength.SOME),
        ([offer(day, what, ANGRY) for day, what in (MESH, CABLE, DISH)], Strength.NOTHING),
    ],
)
def test_needs_help_but_does_not_want_it(entries, expected):
    assert strength(Code.NEEDS_NOT, *entries) == expected
    verdict = proposed(*entries).verdict
    assert (verdict == Verdict.LET_GO) is (expected == Strength.PATTERN)


def test_reactions_that_get_worse():
    worse = [offer("9 feb", "mesh", NO), offer("11 mar", "mesh", DISMISSED, changed="price")]
    worse += [offer("14 apr", "dish", ANGRY, anger_at=Whom.US)]
    assert strength(Code.WEARS_THIN, *worse) == Strength.PATTERN and proposed(*worse).verdict == Verdict.LIMIT
    assert strength(Code.WEARS_THIN, *worse, offer("12 may", "plug", Reaction.THANKED)) == Strength.NOTHING
    assert strength(Code.WEARS_THIN, *worse, offer("12 may", "plug", NO)) == Strength.SOME  # milder again
    assert strength(Code.WEARS_THIN, offer("9 jan", "plug", ANGRY), *worse) == Strength.PATTERN  # that was another time
    assert strength(Code.WEARS_THIN, *worse[:2], offer("14 apr", "dish", ANGRY, anger_at=Whom.VENDOR)) == Strength.SOME
    assert strength(Code.WEARS_THIN, *worse[:2], offer("14 apr", "dish", Reaction.VENTED)) == Strength.SOME


def test_blame_is_counted_only_where_it_was_meant_for_us_and_not_earned():
    three = "9 feb, 11 mar, 14 apr"
    assert strength(Code.BLAMES, *each(three, blamed)) == Strength.PATTERN
    assert strength(Code.BLAMES, *each(three, blamed, Whom.VENDOR), *each(three, blamed, Whom.NOT_NOTED)) == Strength.NOTHING
    assert strength(Code.BLAMES, *each("9 feb, 9 feb, 9 feb, 9 feb, 9 feb", blamed)) == Strength.SOME
    back = each(three, blamed, Whom.US, "20 apr")
    assert strength(Code.BLAMES, *back) == Strength.NOTHING and strength(Code.TRUST, *back) == Strength.PATTERN
    broken = ours("1 mar", "call", "10 mar", False)
    found = signal(Code.BLAMES, *each(three, blamed), broken)
    assert (found.strength, found.values["earned"], len(found.entries)) == (Strength.SOME, 1, 2)
    assert signal(Code.BLAMES, *each(three + ", 12 may, 9 jun", blamed)).side == Side.LET_GO


def test_unpaid_time_is_charged_to_who_caused_it():
    months = "9 feb, 11 mar, 14 apr"
    assert strength(Code.UNPAID, *each(months, gave, 70)) == Strength.PATTERN
    assert strength(Code.UNPAID, *each(months, gave, 50)) == Strength.SOME
    assert strength(Code.UNPAID, *each(months, gave, 70, Cause.VENDOR)) == Strength.NOTHING
    assert strength(Code.UNPAID, *each(months, gave, 70, Cause.OUR_MISTAKE)) == Strength.NOTHING
    assert strength(Code.OURS, *each(months, gave, 70, Cause.OUR_MISTAKE)) == Strength.PATTERN
    carries = bill("1 may", 800, "2 may")
    assert strength(Code.UNPAID, *each(months, gave, 70), carries) == Strength.SOME
    no_line = Agreed("EUR")
    assert strength(Code.UNPAID, *each(months, gave, 70), agreed=no_line) == Strength.SOME  # without the worst day, too little
    assert strength(Code.UNPAID, *each(months, gave, 95), agreed=no_line) == Strength.PATTERN
    assert strength(Code.UNPAID, *each(months, gave, 95), worked("1 feb", 300), agreed=no_line) == Strength.SOME


def test_bills_are_judged_by_what_became_of_them():
    days = "10 jan, 12 feb, 12 mar"
    assert strength(Code.PAYS, *each(days, bill, 90, "1 apr")) == Strength.SOME  # only that of March is in time, that of February nearly
    late = [bill(d, 90, "1 jun") for d in days.split(", ")]
    assert strength(Code.PAYS_LATE, *late) == Strength.PATTERN and signal(Code.PAYS_LATE, *late).values["most_days_late"] == 112
    assert proposed(*late).verdict == Verdict.LIMIT
    unpaid = each(days, bill, 90)
    assert proposed(*unpaid).verdict == Verdict.LET_GO and proposed(*unpaid).led.code == Code.PAYS_NOTHING
    assert proposed(*unpaid, bill("10 apr", 90, "1 may"), bill("12 may", 90, "1 jun")).verdict == Verdict.LIMIT
    for judged, expected in ((Dispute.NOT_JUSTIFIED, Strength.PATTERN), (Dispute.JUSTIFIED, 0), (Dispute.NOT_NOTED, 0)):
        disputed = [bill(d, 90, disputed=d, dispute=judged) for d in days.split(", ")]
        assert strength(Code.PAYS_NOTHING, *disputed) == expected
    in_one_letter = [bill(d, 90, disputed="20 mar", dispute=Dispute.NOT_JUSTIFIED) for d in days.split(", ")]
    assert strength(Code.PAYS_NOTHING, *in_one_letter) == Strength.SOME
    assert proposed(*each("3 nov, 4 nov, 5 nov", bill, 90)).limit == ()  # not due
    for off in (1, 100):
        assert proposed(*each("27 nov, 28 nov, 29 nov", bill, 100, off=off)).limit == (), "not due, whatever is written off"
    assert proposed(*each(days, bill, 100, off=100)).led.code == Code.PAYS_NOTHING
    long_ago = [replace(one, on=one.on - timedelta(400), due=one.due - timedelta(400)) for one in each(days, bill, 100, off=1)]
    assert proposed(*long_ago).led.code == Code.PAYS_NOTHING, "a little that is written off hides no bill that is open"
    assert strength(Code.PAYS, *each(days, bill, 100, part=("20 jan", 95), off=5)) == Strength.PATTERN, "rounded, and in time"
    assert strength(Code.PAYS_LATE, *each(days, bill, 100, part=("20 jan", 94), off=6)) == Strength.PATTERN


def test_coming_back_adds_up_and_once_says_nothing():
    once = proposed(returned("9 nov"))
    assert (once.verdict, [(one.code, one.strength) for one in once.keep]) == (Verdict.NOT_ENOUGH, [(Code.TRUST, Strength.SOME)])
    assert strength(Code.TRUST, *each("9 nov, 9 nov, 9 nov", returned)) == Strength.SOME
    often = signal(Code.TRUST, *each("9 sep, 9 oct, 9 nov", returned))
    assert (often.strength, len(often.entries)) == (Strength.PATTERN, 3)
    assert proposed(met("9 sep"), *each("9 sep, 9 oct", returned), answer("9 nov")).verdict == Verdict.KEEP


def test_worth_is_earned_and_estimates_alone_are_not():
    bills = [bill(d, 100, d) for d in ("10 jan", "12 feb", "12 mar")]
    assert strength(Code.WORTH, *bills, worked("9 jan", 180)) == Strength.PATTERN
    assert strength(Code.WORTH, *bills, worked("9 jan", 300)) == Strength.NOTHING  # 60 an hour
    assert strength(Code.WORTH, *bills, worked("9 jan", 180), gave("9 feb", 120, Cause.VENDOR)) == Strength.PATTERN
    parts = [bill(d, 100, part=(d, 1)) for d in ("9 nov", "16 nov", "23 nov")]
    assert strength(Code.WORTH, *parts) == Strength.NOTHING, "a little of a bill earns nobody's place"
    hoped = [hopes(d, 900, date(2027, 3, 1)) for d in ("10 jan", "12 feb", "12 mar")]
    assert strength(Code.WORTH, *hoped) == Strength.SOME and len(signal(Code.WORTH, *hoped).entries) == 1
    assert strength(Code.WORTH, *hoped, brought("1 feb"), brought("1 mar")) == Strength.PATTERN
    pesos = [bill(d, 100, d, currency="MXN") for d in ("10 jan", "12 feb", "12 mar")]
    assert strength(Code.WORTH, *pesos) == Strength.NOTHING and strength(Code.PAYS, *pesos) == Strength.PATTERN


def test_what_we_should_mend_comes_first():
    again = [offer(d, "mesh", NO) for d in ("9 feb", "11 mar", "14 apr", "12 may")]
    found = signal(Code.OURS, *again)
    assert (found.strength, found.values) == (Strength.PATTERN, {"again": 3})
    assert strength(Code.OURS, again[0], offer("11 mar", "mesh", YES)) == Strength.NOTHING  # it harmed nobody
    assert strength(Code.OURS, again[0], offer("11 mar", "mesh", NO, changed="half the price")) == Strength.NOTHING
    slow = [wrote("9 feb", "13 feb"), wrote("11 mar", "14 mar"), met("14 apr"), answer("1 may", Grade.NO)]
    slow += [ours("1 jun", "call", "2 jun", None)]
    assert signal(Code.OURS, *slow).values == {"slow": 1, "not clear": 1, "broken": 1}
    held = proposed(*noes(MESH, CABLE, DISH), *slow)
    assert (held.verdict, held.rule, held.led.code) == (Verdict.LIMIT, Rule.MEND_FIRST, Code.NEEDS_NOT)
    bare = proposed(*slow, met("10 nov"))
    assert (bare.verdict, bare.rule, bare.led.code) == (Verdict.NOT_ENOUGH, Rule.MEND_FIRST, Code.OURS)


def test_before_and_after_limits_are_judged_apart():
    before = each("9 jan, 9 jan, 9 feb", blamed)
    set_then = proposed(*before, bound("1 mar"), blamed("14 apr"))
    assert (set_then.verdict, set_then.rule) == (Verdict.LIMIT, Rule.LIMITS_STAND)
    assert set_then.change[0].needs == Needs.LIMITS_KEPT
    heard = each("14 apr, 12 may, 9 jun, 8 sep", met)
    kept = proposed(*before, bound("1 mar"), *heard)
    assert (kept.verdict, kept.rule) == (Verdict.KEEP, Rule.SECOND_LOOK)
    assert proposed(*before, bound("1 mar"), *heard, passed("9 jun")).verdict == Verdict.KEEP  # one bad day
    twice = proposed(*before, bound("1 mar"), *heard, passed("9 jun"), passed("14 jul"))
    assert (twice.verdict, twice.rule) == (Verdict.LIMIT, Rule.LIMITS_STAND)
    assert proposed(*before, bound("1 mar"), lifted("1 apr"), *heard).verdict == Verdict.LIMIT  # lifted before anything was heard
    assert proposed(*before, bound("1 mar"), lifted("10 jun"), *heard).verdict == Verdict.NOT_ENOUGH
    often = each("14 apr, 12 may, 9 jun, 8 sep", passed)
    assert proposed(bound("1 mar"), *often).verdict == Verdict.LIMIT
    assert proposed(bound("1 mar"), *often, passed("13 oct")).verdict == Verdict.LET_GO
    assert proposed(bound("1 mar", Limit.HOURS), lifted("1 nov", Limit.HOURS), *often).limit == ()


def test_long_silence_is_measured_by_their_own_rhythm():
    kind = [answer("10 dec"), answer("12 dec"), answer("13 jan")]
    weekly = each("10 dec, 17 dec, 7 jan, 14 jan", met)
    silent = proposed(*kind, *weekly)
    assert (silent.verdict, silent.rule, silent.silence.last_heard) == (Verdict.NOT_ENOUGH, Rule.SILENCE, date(2026, 1, 14))
    assert [one.needs for one in silent.change][-1] == Needs.WORD
    yearly = [met("14 jan")] + [type(weekly[0])(date(year, 1, 14)) for year in (2023, 2024, 2025)]
    seldom = proposed(*kind, *yearly)
    assert seldom.verdict == Verdict.KEEP and seldom.change[-1].on == date(2026, 1, 14) + timedelta(366 * 3 // 2 + 1)
    assert proposed(*kind, *weekly, *each("8 sep, 9 sep, 10 sep", gave, 9, Cause.VENDOR)).rule == Rule.SILENCE


def test_what_would_change_it():
    found = proposed(*noes(MESH, CABLE, DISH))
    assert [(one.needs, one.code, one.on) for one in found.change] == [
        (Needs.ADVICE_TAKEN, Code.NEEDS_NOT, None),
        (Needs.TIME, Code.NEEDS_NOT, date(2027, 2, 9)),
    ]
    two = proposed(*noes(MESH, CABLE), met("10 nov"))
    missing = [(one.needs, one.code, one.entries, one.days) for one in two.change]
    assert missing == [(Needs.MORE, Code.NEEDS_NOT, 1, 1), (Needs.MORE, Code.WEARS_THIN, 1, 1)]
    small = proposed(offer("10 nov", "plug", YES), bill("11 nov", 80, "15 nov"), answer("14 nov"))
    assert (small.verdict, small.rule) == (Verdict.KEEP, Rule.TOGETHER)


def test_small_signs_for_keeping_soften_too():
    kind = [answer("10 jan"), answer("10 nov"), bill("11 jan", 80, "15 jan")]
    found = proposed(*noes(MESH, CABLE, DISH), *kind)
    assert (found.verdict, found.rule) == (Verdict.LIMIT, Rule.SOFTENED)


def test_what_an_hour_earns():
    """Over 3, 6 and 12 months, paid and unpaid, but not what a vendor caused."""
    history = History((
        worked("10 nov", 60), gave("10 nov", 30), gave("11 nov", 400, Cause.VENDOR),
        gave("12 aug", 30, Cause.OUR_MISTAKE), worked("9 feb", 60),
        bill("10 nov", 150, "20 nov"), bill("12 aug", 200, part=("1 sep", 50), currency="USD"), bill("9 feb", 100, "1 mar"),
        bill("10 nov", 900, "20 nov", currency="MXN"),
    ))  # fmt: skip
    found = [earned(history, TODAY, months, AGREED) for months in PERIODS]
    assert [(one.amount, one.minutes) for one in found] == [(150, 90), (175, 120), (275, 180)]
    assert [one.per_hour for one in found] == [100, Decimal("87.5"), Decimal(275) / 3]
    assert [len(one.left_out) for one in found] == [1, 1, 1]
    assert earned(History(), TODAY, 3, AGREED).per_hour is None
    unmarked = History((*history.entries, Spent(date(2026, 11, 10), 60, None), Spent(date(2026, 11, 10), 99, None, Cause.VENDOR)))
    assert earned(unmarked, TODAY, 3, AGREED).minutes == 150, "nobody noted whether it was paid for: it was spent all the same"
    assert given(unmarked) == given(history)
    assert [months_before(date(2024, 3, 31), n) for n in (1, 12, -11)] == [date(2024, 2, 29), date(2023, 3, 31), date(2025, 2, 28)]


def test_two_kind_things_of_one_day_are_two():
    """What is equal in all that was noted happened twice all the same."""
    found = proposed(bill("11 mar", 90, "1 apr"), answer("9 jun"), answer("9 jun"))
    assert (found.verdict, found.rule) == (Verdict.KEEP, Rule.TOGETHER)


@pytest.mark.parametrize("day", [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)])
def test_a_pattern_fades_on_the_very_day_that_is_said(day):
    """A leap day has no twin a year later."""
    history = History(tuple(Reproach(day - timedelta(ago), Whom.US) for ago in (0, -1, -40)))
    before = propose(history, day + timedelta(41), AGREED)
    (fades,) = (one.on for one in before.change if one.needs == Needs.TIME)
    assert [propose(history, on, AGREED).verdict == before.verdict for on in (fades - timedelta(1), fades)] == [True, False]
