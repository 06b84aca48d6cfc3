"""What limits, bills and our own doing may not do to a client's proposal, whatever the order in which they were noted."""

from dataclasses import replace
from datetime import date

import pytest

from consultant.calls.rules import Cause
from consultant.client_review.history.rules import Dispute, Limit
from consultant.client_review.proposal.rules import Rule, Verdict
from consultant.client_review.signals.rules import Code, Side, Strength
from consultant.options.rules import Reaction, Whom
from tests.client_review.days import answer, bill, blamed, bound, each, fault, gave, lifted, met, offer, ours, passed
from tests.client_review.test_signals import AGREED, proposed, signal, strength

NO, DISMISSED, ANGRY = Reaction.DECLINED, Reaction.DISMISSED, Reaction.ANGRY
UNPAID = [bill(d, 90) for d in ("10 dec", "10 jan", "12 feb", "12 mar", "14 apr")]
TALKS = "14 sep, 13 oct, 10 nov"
FIVE = each("9 feb, 11 mar, 14 apr, 12 may, 9 jun", blamed)


@pytest.mark.parametrize("limits", [[], [bound("1 sep")], [bound("20 nov")], [bound("1 sep"), lifted("20 nov")]])
def test_no_limit_hides_unpaid_bills(limits):
    found = proposed(*UNPAID, *each(TALKS, met), *limits)
    assert (found.verdict, found.led.code, found.led.before_limits) == (Verdict.LET_GO, Code.PAYS_NOTHING, False)


def test_lifting_a_limit_that_was_not_kept_forgives_nothing():
    assert proposed(*FIVE, bound("20 nov"), lifted("21 nov")).verdict == Verdict.LET_GO
    assert proposed(*FIVE, bound("20 nov"), lifted("20 nov"), bound("21 nov")).rule == Rule.LIMITS_STAND
    kept = [*FIVE, bound("1 sep"), *each(TALKS, met), lifted("20 nov")]
    assert proposed(*kept).verdict == Verdict.NOT_ENOUGH
    assert proposed(*FIVE, bound("1 sep"), lifted("2 sep"), *each(TALKS, met)).verdict == Verdict.LET_GO  # nothing heard meanwhile
    assert proposed(*kept, *each("2 sep, 9 sep, 16 sep", blamed)).led.code == Code.BLAMES  # under the limits


def test_limits_of_each_kind_begin_when_they_were_first_set():
    hours = [bound("10 dec", Limit.HOURS), *each("14 mar, 25 apr, 20 jun, 15 aug, 10 oct", passed, Limit.HOURS)]
    for then in ([], [bound("20 nov", Limit.HOURS)], [bound("10 dec", Limit.WRITTEN), lifted("20 nov", Limit.WRITTEN)]):
        found = proposed(*hours, *then)
        assert (found.verdict, found.led.code, found.led.before_limits) == (Verdict.LET_GO, Code.PASSES_LIMITS, False)
    assert signal(Code.PASSES_LIMITS, *each("14 mar, 25 apr, 20 jun", passed, Limit.HOURS)) is None  # nothing was agreed


def test_what_we_offer_unasked_is_ours_to_mend():
    unasked = each("9 feb, 11 mar, 14 apr, 12 may, 9 jun", passed, Limit.NO_ADVICE)
    found = proposed(bound("10 dec", Limit.NO_ADVICE), *unasked, *each("12 may, 13 oct, 10 nov", met))
    assert (found.verdict, found.limit, found.let_go) == (Verdict.KEEP, (), ())
    assert [(one.code, one.strength, one.values) for one in found.mend] == [(Code.OURS, Strength.PATTERN, {"unasked": 5})]


def test_one_day_past_three_limits_is_one():
    three = [Limit.HOURS, Limit.WRITTEN, Limit.CALLERS]
    agreed = [bound("10 dec", one) for one in three]
    days = ["14 apr", "9 jun", "8 sep"]
    for many, expected in ((2, Strength.SOME), (3, Strength.PATTERN)):
        found = signal(Code.PASSES_LIMITS, *agreed, *(passed(day, one) for day in days[:many] for one in three))
        assert (found.strength, len(found.entries), found.values["times"], found.side) == (expected, many, many, Side.LIMIT)


def test_our_own_letters_are_no_word_of_theirs():
    before = [met("12 aug"), *each("9 jun, 14 jul, 12 aug", blamed), bound("1 sep")]
    ours_alone = [*each(TALKS, bill, 90), *(offer(d, f"plan of {d}", Reaction.NONE_YET) for d in ("14 oct", "11 nov"))]
    assert signal(Code.KEEPS_LIMITS, *before, *ours_alone) is None
    assert proposed(*before, *ours_alone).rule == Rule.LIMITS_STAND
    paid = [bill("10 aug", 90, "14 sep"), bill("13 oct", 90, "20 oct")]
    found = signal(Code.KEEPS_LIMITS, *before, *paid, met("10 nov"))
    assert (found.strength, len(found.entries)) == (Strength.PATTERN, 3)


THREE = "14 may, 15 may, 16 may"


@pytest.mark.parametrize(
    "cause",
    [
        fault("20 may"),  # owned up to afterwards
        gave("20 may", 60, Cause.OUR_MISTAKE),
        bill("9 jan", 200, disputed="14 may", dispute=Dispute.JUSTIFIED),  # found late
        ours("10 may", "call", "9 jun", False),  # moved, or known to be broken, before its day
        replace(ours("10 may", "call", "12 may", False), on=date(2025, 6, 1)),  # promised more than a year ago
    ],
)
def test_a_failing_of_ours_that_is_noted_late_is_weighed_too(cause):
    assert strength(Code.BLAMES, *each(THREE, blamed)) == Strength.PATTERN
    found = proposed(*each(THREE, blamed), cause)
    assert [one.code for one in (*found.limit, *found.let_go) if one.holds] == []
    four = signal(Code.BLAMES, *each(THREE + ", 8 sep", blamed), cause)
    assert (four.strength, four.values) == (Strength.SOME, {"earned": 3})
    assert strength(Code.OURS, cause) == Strength.SOME


def test_what_we_admit_is_of_its_own_case_and_time():
    in_one = [replace(one, row=f"1/calls[{n}]") for n, one in enumerate(each(THREE, blamed))]
    assert strength(Code.BLAMES, *in_one, replace(fault("20 may"), row="1/calls[7]")) == Strength.NOTHING
    assert strength(Code.BLAMES, *in_one, replace(fault("20 may"), row="2/calls[0]")) == Strength.PATTERN
    assert strength(Code.BLAMES, *in_one, replace(fault("20 may"), row="7")) == Strength.NOTHING  # of no case that is known
    assert strength(Code.BLAMES, *in_one, fault("8 sep")) == Strength.PATTERN


def test_answers_grow_harsher_without_our_doing():
    two = [offer("9 feb", "mesh", NO), offer("11 mar", "cable", DISMISSED)]
    angry = offer("14 apr", "dish", ANGRY, anger_at=Whom.US)
    assert strength(Code.WEARS_THIN, *two, angry) == Strength.PATTERN
    assert strength(Code.WEARS_THIN, *two, angry, ours("1 apr", "call", "13 apr", False)) == Strength.SOME
    assert strength(Code.WEARS_THIN, *two, offer("14 apr", "dish", ANGRY)) == Strength.SOME  # nobody noted at whom
    assert strength(Code.WEARS_THIN, *two, offer("14 apr", "mesh", ANGRY, anger_at=Whom.US)) == Strength.SOME  # the same again
    milder = [*two, offer("1 apr", "plug", NO), angry]
    assert strength(Code.WEARS_THIN, *milder, ours("20 mar", "call", "31 mar", False)) == Strength.NOTHING  # a failing makes nothing worse


def test_each_advice_counts_once_by_its_first_no():
    one_day = [offer("9 feb", what, NO) for what in ("mesh", "cable", "dish")]
    again = offer("11 mar", "mesh", NO)
    for more in (again, replace(again, changed="half the price")):
        found = signal(Code.NEEDS_NOT, *one_day, more)
        assert (found.strength, len(found.entries)) == (Strength.SOME, 3)
    old = replace(offer("9 feb", "mesh", NO), on=date(2025, 2, 9))
    assert signal(Code.NEEDS_NOT, old, *one_day[1:], again).values["different"] == 2


def test_an_agreed_number_of_minutes_holds_from_its_day():
    much = each("9 feb, 11 mar, 14 apr", gave, 70)
    for since, months in ((None, 3), (date(2026, 3, 12), 1), (date(2026, 3, 11), 2)):
        assert signal(Code.UNPAID, *much, agreed=replace(AGREED, unpaid_since=since)).values["months_over"] == months


def test_kept_limits_still_forgive_what_led_to_them():
    found = proposed(*FIVE, bound("1 sep"), *each(TALKS, met), lifted("20 nov"), answer("21 nov"), answer("22 nov"), answer("23 nov"))
    assert (found.verdict, found.led.code) == (Verdict.KEEP, Code.TRUST)
