"""Rules 1-6 of what holds."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from consultant.blame.rules import LOOPS_LISTED, blame
from consultant.calls.rules import Outcome, Stance
from tests.factories import MONDAY, blames, call, numbered, party, said

PARTIES = tuple(map(party, ["client", "me", "acme", "bell", "core"]))


def judge(*calls):
    return blame(numbered(*calls), PARTIES)


def pairs(said_by):
    return [tuple(s.pair) for s in said_by]


def test_the_latest_statement_of_a_pair_counts():
    told = judge(call(0, "acme", blames("acme", "bell")), call(1, "acme", blames("acme", "core"), blames("acme", "bell")))
    assert [s.row for s in told.standing] == ["calls[1].claims[0]", "calls[1].claims[1]"]


def test_since_is_the_start_of_the_unbroken_stretch():
    told = judge(
        call(0, "acme", blames("acme", "bell")),
        call(1, "acme", said("acme", Stance.CLEARS, "bell")),
        call(2, "acme", blames("acme", "bell")),
        call(3, "acme", blames("acme", "bell")),
    )
    assert [s.since for s in told.edges] == [MONDAY + timedelta(days=2)]


@pytest.mark.parametrize("stance", [Stance.CLEARS, Stance.UNKNOWN])
def test_withdrawn_blame_leaves_no_edge(stance):
    told = judge(call(0, "acme", blames("acme", "bell"), blames("acme", "core")), call(1, "acme", said("acme", stance, "bell")))
    assert pairs(told.edges) == [("acme", "core")]


def test_knowing_nothing_about_nobody_withdraws_nothing():
    nothing = replace(said("acme", Stance.UNKNOWN), about=None)
    told = judge(call(0, "acme", blames("acme", "bell")), call(1, "acme", nothing))
    assert pairs(told.standing) == [("acme", "bell")]


def test_accepting_does_not_withdraw_blame():
    told = judge(call(0, "acme", blames("acme", "bell")), call(1, "acme", said("acme", Stance.ACCEPTS)))
    assert pairs(told.edges) == [("acme", "bell")]
    assert told.accepted == ("acme",)


def test_an_acceptance_that_was_taken_back_is_none():
    told = judge(call(0, "acme", said("acme", Stance.ACCEPTS)), call(1, "acme", said("acme", Stance.DENIES)))
    assert told.accepted == ()


def test_only_ones_own_fault_can_be_accepted():
    assert judge(call(0, "acme", said("acme", Stance.ACCEPTS, "bell"))).accepted == ()


def test_hearsay_never_replaces_direct_words():
    told = judge(
        call(0, "acme", blames("acme", "bell")),
        call(1, "bell", said("acme", Stance.CLEARS, "bell", relayed_by="bell")),
    )
    assert pairs(told.edges) == [("acme", "bell")]
    assert told.reversals == ()


def test_hearsay_counts_until_there_are_direct_words():
    hearsay = [blames("acme", "bell", relayed_by="core"), said("acme", Stance.CLEARS, "bell", relayed_by="core")]
    assert pairs(judge(call(0, "core", hearsay[0])).edges) == [("acme", "bell")]
    assert judge(call(0, "core", *hearsay)).edges == ()
    assert pairs(judge(call(0, "core", *hearsay), call(1, "acme", blames("acme", "bell"))).edges) == [("acme", "bell")]


@pytest.mark.parametrize(
    ("on_call", "statement", "by"),
    [
        ("acme", blames("acme", "bell"), None),
        ("core", blames("acme", "bell", relayed_by="core"), "core"),
        ("core", blames("acme", "bell"), "core"),
        ("core", blames("client", "bell"), None),
        ("core", blames("me", "bell"), None),
    ],
)
def test_second_hand_is_recorded_or_told_by_who_was_on_the_call(on_call, statement, by):
    assert judge(call(0, on_call, statement)).standing[0].second_hand == by


def test_words_of_a_firm_not_on_the_call_still_replace_its_earlier_ones():
    told = judge(call(0, "acme", blames("acme", "bell")), call(1, "core", said("acme", Stance.CLEARS, "bell")))
    assert told.edges == ()


def test_loops_now_and_ever():
    told = judge(
        call(0, "acme", blames("acme", "bell")),
        call(1, "bell", blames("bell", "acme")),
        call(2, "bell", said("bell", Stance.CLEARS, "acme")),
    )
    assert told.loops.listed == ()
    assert told.loops_ever.listed == (("acme", "bell"),)


def test_many_loops_are_cut_and_say_so():
    many = [party(f"p{n:02}") for n in range(12)]
    everybody = [blames(a.id, b.id) for a, b in permutations(many, 2)]
    told = blame(numbered(call(0, "p00", *everybody)), tuple(many))
    assert len(told.loops.listed) == LOOPS_LISTED
    assert told.loops.more
    few = judge(call(0, "acme", blames("acme", "bell"), blames("bell", "acme")))
    assert not few.loops.more


def test_contradictions_are_between_different_parties_about_the_same_one():
    told = judge(
        call(0, "acme", blames("acme", "bell"), said("acme", Stance.DENIES)),
        call(1, "bell", said("bell", Stance.DENIES)),
        call(2, "core", said("core", Stance.CLEARS, "bell"), said("core", Stance.ACCEPTS)),
    )
    found = [(tuple(c.first.pair), tuple(c.second.pair)) for c in told.contradictions]
    assert found == [(("acme", "bell"), ("bell", "bell")), (("acme", "bell"), ("core", "bell"))]


def test_accepting_contradicts_those_who_clear():
    told = judge(call(0, "acme", said("acme", Stance.ACCEPTS)), call(1, "bell", said("bell", Stance.CLEARS, "acme")))
    assert [(c.first.pair.by, c.second.pair.by) for c in told.contradictions] == [("acme", "bell")]


def test_reversals_name_both_times_each_change():
    told = judge(
        call(0, "acme", said("acme", Stance.ACCEPTS)),
        call(1, "acme", said("acme", Stance.UNKNOWN)),
        call(2, "acme", said("acme", Stance.DENIES)),
        call(3, "acme", said("acme", Stance.DENIES)),
        call(4, "acme", said("acme", Stance.ACCEPTS)),
    )
    rows = [(r.before.row, r.after.row) for r in told.reversals]
    assert rows == [("calls[0].claims[0]", "calls[2].claims[0]"), ("calls[3].claims[0]", "calls[4].claims[0]")]


def test_nobody_blames_follows_the_parties():
    assert judge(call(0, "acme", blames("acme", "bell"))).nobody_blames == ("client", "me", "acme", "core")


@pytest.mark.parametrize(
    ("outcome", "never"),
    [(None, ()), (Outcome.REACHED, ()), (Outcome.COULD_NOT, ()), (Outcome.VOICEMAIL, ("bell",)), (Outcome.NO_SHOW, ("bell",))],
)
def test_never_asked_means_that_no_call_reached_them(outcome, never):
    told = judge(call(0, "acme", blames("acme", "bell"), blames("acme", "client")), call(1, "bell", outcome=outcome))
    assert told.never_asked == never
