"""Rule 9, letter by letter."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Outcome, Stance
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence, Pair
from consultant.next_steps.rules import NextStep
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.promises.rules import Promise
from consultant.revisit.rules import Revisit
from tests.factories import MONDAY, blames, call, party, record, said

NOW = MONDAY + timedelta(days=10)
LOOP = (call(0, "acme", blames("acme", "bell")), call(1, "bell", blames("bell", "acme")))
LOOP_ROWS = ("calls[0].claims[0]", "calls[1].claims[0]")


def steps(*calls, **more):
    return assess(record(*calls, **more), NOW).next_steps


def rules(*calls, **more):
    return [(step.rule, step.code, step.parties) for step in steps(*calls, **more)]


def option(*reactions, **more):
    return Option("Hire a line", OptionKind.RELIEF, offers=tuple(map(Offer, reactions)), **more)


def test_a_ask_a_blamed_firm_that_was_never_asked():
    told = steps(call(0, "acme", blames("acme", "bell"), blames("acme", "client")))
    assert told == (NextStep("a", "ask", ("bell",), ("calls[0].claims[0]",)),)


def test_b_one_step_for_each_party_that_is_late_the_longest_first():
    told = steps(
        call(0, "acme", Promise("acme", "write", date(2025, 5, 9)), Promise("bell", "come", date(2025, 5, 6))),
        call(1, "acme", Promise("acme", "call back", date(2025, 5, 8), kept=False), Promise("acme", "test", date(2025, 6, 1))),
    )
    assert told == (
        NextStep("b", "chase", ("bell",), ("calls[0].promises[1]",), date(2025, 5, 6), "come", days_late=9),
        NextStep("b", "chase", ("acme",), ("calls[1].promises[0]", "calls[0].promises[0]"), date(2025, 5, 8), "call back", days_late=7),
    )


@pytest.mark.parametrize(("by", "code"), [("acme", "chase"), ("me", "do_ours"), ("client", "ask_client")])
def test_b_who_is_late_decides_how_to_ask(by, code):
    assert rules(call(0, "acme", Promise(by, "do it", date(2025, 5, 6)))) == [("b", code, (by,))]


def test_d_bring_the_firms_of_a_loop_on_one_call():
    assert steps(*LOOP) == (NextStep("d", "joint_call", ("acme", "bell"), LOOP_ROWS),)


@pytest.mark.parametrize("on_call", ["acme client", "acme me", "bell"])
def test_d_a_call_with_one_of_the_firms_does_not_bring_them_together(on_call):
    assert rules(*LOOP, call(2, on_call)) == [("d", "joint_call", ("acme", "bell"))]


def test_d_a_call_that_reached_nobody_does_not_count():
    assert rules(*LOOP, call(2, "acme bell", outcome=Outcome.NO_SHOW)) == [("d", "joint_call", ("acme", "bell"))]


def test_d_a_call_before_the_loop_formed_does_not_count():
    assert rules(LOOP[0], call(0.5, "acme bell"), LOOP[1]) == [("d", "joint_call", ("acme", "bell"))]


def test_d_a_loop_that_broke_and_formed_again_needs_a_new_call():
    again = (call(3, "bell", said("bell", Stance.CLEARS, "acme")), call(4, "bell", blames("bell", "acme")))
    assert ("d", "joint_call", ("acme", "bell")) in rules(*LOOP, call(2, "acme bell"), *again)


def test_d_and_f_leave_a_loop_with_only_one_firm_alone():
    circle = call(0, "acme", blames("acme", "client"), blames("client", "acme"))
    assert rules(circle) == [("j", "nothing_due", ())]


def test_d_loops_that_share_a_firm_are_one_call():
    more = call(2, "core", blames("core", "bell"), blames("bell", "core"))
    assert [step for step in rules(*LOOP, more) if step[0] == "d"] == [("d", "joint_call", ("acme", "bell", "core"))]


def test_d_loops_without_a_common_firm_are_two_calls():
    other = call(2, "core delta", blames("core", "delta"), blames("delta", "core"))
    found = rules(*LOOP, other, parties="client me acme bell core delta")
    assert [step[2] for step in found if step[0] == "d"] == [("acme", "bell")]
    assert [step[2] for step in found if step[0] == "f"] == [("core", "delta")]


def test_d_the_circle_that_was_said_first_comes_first():
    later = (call(2, "core", blames("core", "bell")), call(3, "bell", blames("bell", "core")))
    first = (call(0, "delta", blames("delta", "echo")), call(1, "echo", blames("echo", "delta")))
    found = rules(*first, *later, parties="bell core delta echo")
    assert [step[2] for step in found] == [("delta", "echo"), ("core", "bell")]


def test_e_ask_each_firm_for_proof_when_nothing_speaks_to_either_side():
    told = steps(call(0, "acme", blames("acme", "bell")), call(1, "bell", said("bell", Stance.DENIES)))
    assert told == (NextStep("e", "proof", ("acme", "bell"), LOOP_ROWS, about="bell"),)


@pytest.mark.parametrize("pair", [Pair("acme", "bell"), Pair("bell", "bell")])
@pytest.mark.parametrize("side", ["supports", "contradicts"])
def test_e_evidence_on_either_side_is_enough(pair, side):
    proof = Evidence("log", date(2025, 5, 5), **{side: (pair,)})
    told = rules(call(0, "acme", blames("acme", "bell")), call(1, "bell", said("bell", Stance.DENIES)), evidence=(proof,))
    assert told == [("j", "nothing_due", ())]


def test_e_client_and_consultant_are_not_asked():
    told = steps(call(0, "acme", blames("client", "acme"), said("acme", Stance.DENIES)))
    assert [(step.code, step.parties) for step in told] == [("proof", ("acme",))]
    assert rules(call(0, "client", blames("client", "me"), said("me", Stance.DENIES))) == [("j", "nothing_due", ())]


def test_f_a_loop_that_outlived_a_call_goes_into_writing():
    told = steps(*LOOP, call(2, "acme bell client"))
    assert told == (NextStep("f", "escalate", ("acme", "bell"), (*LOOP_ROWS, "calls[2]")),)


def test_f_a_loop_that_formed_on_such_a_call_needs_no_second_one():
    assert rules(call(0, "acme bell", blames("acme", "bell"), blames("bell", "acme"))) == [("f", "escalate", ("acme", "bell"))]


def test_f_names_the_calls_in_their_order():
    said_so = call(0, "acme", blames("acme", "core"), blames("core", "acme"), blames("acme", "bell"), blames("bell", "acme"))
    (step,) = steps(said_so, call(1, "acme core"), call(2, "acme bell"))
    assert step.rows[-2:] == ("calls[1]", "calls[2]")


def put(what: str, reaction=Reaction.NONE_YET, day: int = 5, kind=OptionKind.SWITCH, **more) -> Option:
    return Option(what, kind, offers=(Offer(reaction, datetime(2025, 5, day, 9, tzinfo=UTC)),), **more)


A, C, LATER = put("A"), put("C"), Option("D", OptionKind.SWITCH, decide_by=date(2025, 6, 1))
YES = Reaction.ACCEPTED
ASK_A = NextStep("g", "decide", ("client",), ("options[0]",), text="A")
CARRY_OUT = NextStep("g", "carry_out", ("client",), ("options[1]", "options[0]", "options[2]"), text="B")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((A, put("B", YES), C), (CARRY_OUT,)),
        ((A, put("B", YES), C, LATER), (CARRY_OUT, NextStep("g", "decide", ("client",), ("options[3]",), date(2025, 6, 1), text="D"))),
        ((A, put("B", Reaction.TRIED), C), (NextStep("j", "first_call"),)),
        ((put("A", day=6), put("B", YES)), (replace(CARRY_OUT, rows=("options[1]",)), ASK_A)),
        ((A, put("B", Reaction.TRIED, kind=OptionKind.RELIEF)), (ASK_A,)),
        ((A, option(Reaction.ACCEPTED)), (ASK_A,)),
        ((Option("A", OptionKind.SWITCH), put("B", Reaction.TRIED)), (ASK_A,)),
        ((replace(LATER, what="A"), put("B", Reaction.TRIED, decide_by=date(2025, 6, 1))), (NextStep("j", "first_call"),)),
    ],
    ids=("one of three", "another question", "under way", "put again", "relief", "day not known", "added later", "one day for both"),
)
def test_g_what_the_client_chose_is_to_be_done_and_nobody_asks_about_the_others(options, told):
    assert steps(options=options) == told


def test_g_ask_the_client_about_what_is_undecided_by_the_earliest_day():
    later, sooner = option(decide_by=date(2025, 6, 2)), option(Reaction.THANKED, decide_by=date(2025, 6, 1))
    told = steps(options=(option(Reaction.ACCEPTED), later, sooner))
    assert told == (NextStep("g", "decide", ("client",), ("options[1]", "options[2]"), date(2025, 6, 1), last=date(2025, 6, 2)),)
    assert steps(options=(option(),))[0].text == "Hire a line"


def test_h_every_option_is_refused():
    refused = (option(Reaction.REFUSED), option(Reaction.NONE_YET, Reaction.DECLINED), option(Reaction.DISMISSED))
    assert rules(options=refused) == [("h", "wind_down", ("client",))]
    assert rules(options=(*refused, option(Reaction.TRIED)), parties="client me") == [("j", "name_them", ())]


def test_i_get_an_acceptance_in_writing_from_firms_only():
    accepting = call(0, "acme", said("acme", Stance.ACCEPTS), said("me", Stance.ACCEPTS))
    assert steps(accepting) == (NextStep("i", "get_in_writing", ("acme",), ("calls[0].claims[0]",)),)


def test_i_all_of_the_baseline_is_back():
    back, gone = BaselineItem("Phone rings", back=True), BaselineItem("Mail arrives")
    assert steps(baseline=(back, back)) == (NextStep("i", "verify_and_close", ("client",), ("baseline[0]", "baseline[1]")),)
    assert rules(baseline=(back, gone), parties="client me") == [("j", "name_them", ())]


PROMISED = call(0, "acme", Promise("acme", "undated"), Promise("acme", "come", datetime(2025, 5, 20, 12, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("revisit", "row"),
    [
        (None, "calls[0].promises[1]"),
        (Revisit(date(2025, 5, 20)), "calls[0].promises[1]"),
        (Revisit(date(2025, 5, 19)), "revisit"),
        (Revisit(date(2025, 5, 19), never=True), "calls[0].promises[1]"),
    ],
)
def test_j_else_the_earliest_thing_due(revisit, row):
    (step,) = steps(PROMISED, revisit=revisit)
    assert (step.rule, step.code, step.rows) == ("j", "earliest_due", (row,))


def test_j_a_promise_without_a_day_is_not_due():
    assert rules(call(0, "acme", Promise("acme", "undated"))) == [("j", "ask_day", ("acme",))]


def test_j_never_empty():
    assert steps(call(0, "me"), parties="client me") == (NextStep("j", "nothing_due"),)


def test_j_a_case_that_is_only_just_open_begins_with_a_call():
    assert steps(parties="client me acme bell") == (NextStep("j", "first_call"),)
    assert steps(parties="client me") == (NextStep("j", "name_them"),)


def test_the_rules_come_in_their_order():
    told = steps(
        *LOOP,
        call(2, "bell", said("bell", Stance.DENIES), Promise("bell", "come", date(2025, 5, 8))),
        call(3, "acme", blames("acme", "core")),
        call(4, "delta echo", blames("delta", "echo"), blames("echo", "delta")),
        call(5, "foxtrot", said("foxtrot", Stance.ACCEPTS)),
        parties="client me acme bell core delta echo foxtrot",
        options=(option(),),
        baseline=(BaselineItem("Phone rings", back=True),),
    )
    assert [step.rule for step in told] == ["a", "b", "d", "e", "f", "g", "i", "i"]


def test_a_closed_case_is_only_looked_at_again():
    busy = record(*LOOP, PROMISED, options=(option(),), closing=Closing(CaseState.FIXED, NOW))
    left_open = ("calls[2].promises[1]", "calls[2].promises[0]")  # due no more
    assert assess(busy, NOW).next_steps == (NextStep("j", "nothing_due", rows=left_open),)
    later = replace(busy, revisit=Revisit(date(2025, 8, 1)))
    assert assess(later, NOW).next_steps == (NextStep("j", "earliest_due", rows=("revisit",), due=date(2025, 8, 1)),)


def test_a_case_without_a_client_party_still_has_steps():
    alone = replace(record(options=(option(),)), parties=(party("acme"),))
    assert assess(alone, NOW).next_steps == (NextStep("g", "decide", (), ("options[0]",), text="Hire a line"),)
