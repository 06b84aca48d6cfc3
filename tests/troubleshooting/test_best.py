"""The best test: ranked as rule 10 says, by an oracle that counts for itself."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.assessment.rules import assess
from consultant.calls.rules import Stance
from consultant.casefile.rules import read_case
from consultant.casefile.words import assessment_json
from consultant.evidence.rules import Pair
from consultant.parties.words import Voice
from consultant.troubleshooting.best.words import foreseen, worth
from consultant.troubleshooting.rules import PossibleResult, Test
from tests.factories import MONDAY, blames, call, record, said
from tests.troubleshooting.alarm import FILE, alarm, assessed

NOW = MONDAY + timedelta(days=30)
IDS = ("acme", "bell", "core")
PAIRS = st.builds(Pair, st.sampled_from(IDS), st.sampled_from(IDS))
RESULTS = st.builds(PossibleResult, result=st.text("xyz", min_size=1, max_size=2), contradicts=st.lists(PAIRS, max_size=4).map(tuple))
TESTS = st.lists(
    st.builds(
        Test,
        what=st.text("abc", max_size=3),
        results=st.lists(RESULTS, max_size=3).map(tuple),
        minutes=st.none() | st.integers(0, 3),
        cost=st.none() | st.integers(0, 2).map(Decimal),
        done_on=st.sampled_from([None, None, None, MONDAY.date()]),
        result=st.sampled_from([None, None, None, "x"]),
        id=st.none(),
    ),
    max_size=5,
    unique_by=lambda test: test.what,
)


@st.composite
def words(draw):
    """Statements in time order as plain triples."""
    by, about = draw(st.sampled_from(IDS)), draw(st.sampled_from(IDS))
    own = [Stance.DENIES, Stance.ACCEPTS, Stance.UNKNOWN]
    return by, about, draw(st.sampled_from(own if by == about else [Stance.BLAMES, Stance.CLEARS, Stance.UNKNOWN]))


def built(log, tests, names=IDS):
    """A case with these statements, a day each, in which the ids have these names."""
    called = dict(zip(IDS, names, strict=True))
    calls = [call(day, called[by], said(called[by], stance, called[about])) for day, (by, about, stance) in enumerate(log)]
    return record(*calls, parties=" ".join(("client", "me", *names)), tests=tuple(renamed(test, called) for test in tests))


def renamed(test, called):
    results = (replace(r, contradicts=tuple(Pair(called[p.by], called[p.about]) for p in r.contradicts)) for r in test.results)
    return replace(test, results=tuple(results))


def ranking(case):
    return [(ranked.test.what, ranked.fewest, float(ranked.mean)) for ranked in assess(case, NOW).best_tests]


def oracle(log, tests):
    last = {}
    for by, about, stance in log:
        last[by, about] = stance
    stands = {pair for pair, stance in last.items() if stance != Stance.UNKNOWN}

    def marks(test):
        counts = [len(stands & {tuple(pair) for pair in result.contradicts}) for result in test.results] or [0]
        return min(counts), mean(counts)

    left = [test for test in tests if test.done_on is None and test.result is None]
    # sorted by the last reason first: a later sort keeps the order of equals
    left.sort(key=lambda test: test.what)
    left.sort(key=lambda test: float("inf") if test.cost is None else test.cost)
    left.sort(key=lambda test: float("inf") if test.minutes is None else test.minutes)
    left.sort(key=lambda test: marks(test)[1], reverse=True)
    left.sort(key=lambda test: marks(test)[0], reverse=True)
    return [(test.what, *map(float, marks(test))) for test in left]


@given(st.lists(words(), max_size=8), TESTS)
def test_the_ranking_is_that_of_rule_10(log, tests):
    assert ranking(built(log, tests)) == oracle(log, tests)


@given(st.lists(words(), max_size=8), TESTS, st.permutations(IDS), st.randoms())
def test_names_and_the_order_of_rows_do_not_matter(log, tests, names, chance):
    others = [name + "x" for name in names]
    assert ranking(built(log, chance.sample(tests, len(tests)), others)) == ranking(built(log, tests))


@given(st.lists(words(), max_size=8), TESTS)
def test_step_c_is_each_untried_test_that_can_settle_standing_blame_best_first(log, tests):
    case = built(log, tests)
    told = assess(case, NOW)
    open_blame = {s.row for s in told.blame.edges} - told.contradicted.keys()
    settling = [r for r in told.best_tests if open_blame & {s.row for one in r.results for s in one.contradicts}]
    steps = [step for step in told.next_steps if step.rule == "c"]
    assert [step.rows[0] for step in steps] == [ranked.row for ranked in settling]
    assert all(set(step.rows[1:]) <= open_blame and step.rows[1:] for step in steps)


def test_what_settles_something_whatever_comes_out_goes_before_what_may_settle_much():
    log = [("acme", "bell", Stance.BLAMES), ("bell", "core", Stance.BLAMES), ("core", "acme", Stance.BLAMES)]
    all_three = tuple(Pair(by, about) for by, about, _stance in log)
    sure = Test("sure", results=tuple(PossibleResult(words, contradicts=all_three[:1]) for words in "xy"), minutes=90)
    bold = Test("bold", results=(PossibleResult("x", contradicts=all_three), PossibleResult("y")), minutes=1)
    assert ranking(built(log, [bold, sure])) == [("sure", 1, 1.0), ("bold", 0, 1.5)]


def test_minutes_decide_before_cost_and_what_is_not_noted_comes_last():
    log = [("acme", "bell", Stance.BLAMES)]
    result = (PossibleResult("x", contradicts=(Pair("acme", "bell"),)),)
    tests = [
        Test("unknown", results=result), Test("long", results=result, minutes=30), Test("dear", results=result, minutes=5, cost=Decimal(9)),
        Test("cheap", results=result, minutes=5, cost=Decimal(1)),
    ]  # fmt: skip
    assert [what for what, *_ in ranking(built(log, tests))] == ["cheap", "dear", "long", "unknown"]


def test_a_result_that_names_a_statement_twice_counts_it_once():
    twice = PossibleResult("x", contradicts=(Pair("acme", "bell"),) * 2)
    assert ranking(built([("acme", "bell", Stance.BLAMES)], [Test("t", results=(twice,))])) == [("t", 1, 1.0)]


def test_the_case_file_prints_the_ranking(babel_app):
    told = assessment_json(assessed(alarm()))
    assert [(test["row"], test["fewest"], test["mean"]) for test in told["best_tests"]] == [
        ("tests[2]", 1, 1.5), ("tests[0]", 1, 1.5), ("tests[1]", 0, 0.0),
    ]  # fmt: skip
    best = told["best_tests"][0]
    assert best["results"][1] == {
        "result": "The phone has no tone",
        "text": "If “The phone has no tone”, it means: The panel is fine. Then this does not fit: Netbox points to Guardall.",
        "contradicts": [{"by": "netbox", "about": "guardall", "row": "calls[2].claims[0]"}],
    }
    json.dumps(told)


@pytest.mark.parametrize(
    ("contradicts", "words"),
    [
        ([["acme bell"], ["bell acme"]], "Whatever comes out, something that was said does not fit any more."),
        ([["acme bell", "bell acme"]], "Whatever comes out, at least 2 things that were said do not fit any more."),
        ([["acme bell"], []], "1 of its 2 results would speak against what was said."),
        ([[], []], "No result of it speaks against anything that was said."),
        ([], "It is not noted what its results would mean."),
    ],
)
def test_why_it_is_worth_its_time(babel_app, contradicts, words):
    results = tuple(PossibleResult(f"r{n}", contradicts=tuple(Pair(*p.split()) for p in pairs)) for n, pairs in enumerate(contradicts))
    case = record(call(0, "acme", blames("acme", "bell")), call(1, "bell", blames("bell", "acme")), tests=(Test("t", results=results),))
    assert worth(assess(case, NOW).best_tests[0]) == words


def test_a_result_without_a_meaning_says_what_it_would_contradict(babel_app):
    test = Test("t", results=(PossibleResult("It rings", contradicts=(Pair("acme", "bell"),)), PossibleResult("Quiet", "Nothing new.")))
    case = record(call(0, "acme", blames("acme", "bell")), tests=(test,))
    assert list(foreseen(assess(case, NOW).best_tests[0], Voice.on_screen(case.parties))) == [
        "If “It rings”: Then this does not fit: Acme points to Bell.",
        "If “Quiet”, it means: Nothing new. That fits with all that was said.",
    ]


def test_the_hand_made_case_is_a_case_file():
    assert len(read_case(FILE.read_bytes()).tests) == 3
