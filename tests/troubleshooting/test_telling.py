"""What a result tells about parts, held against what the parties say."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.assessment.rules import assess
from consultant.calls.rules import Stance
from consultant.evidence.rules import Pair
from consultant.parties.rules import Part
from consultant.troubleshooting.rules import PossibleResult, Test
from consultant.troubleshooting.telling.rules import telling
from tests.factories import MONDAY, blames, call, record, said

PARTS = (Part("Modem", "acme"), Part("Line", "bell"), Part("Network", "bell"), Part("Wires", None))


def contradicted(*statements, faulty=(), fine=(), parts=PARTS, others=("Modem", "Line", "Network", "Wires")) -> set[tuple[str, str]]:
    """The pairs that a result contradicts, beside a test that can tell about all the `others`."""
    results = PossibleResult("x", None, (), faulty, fine), PossibleResult("y", fine=others)
    tests = tuple(Test(result.result, results=(result,)) for result in results)
    calls = [call(day, one.by, one) for day, one in enumerate(statements)]
    assessed = assess(record(*calls, parts=parts, tests=tests), MONDAY + timedelta(days=30))
    return set(assessed.record.tests[0].results[0].contradicts)


ACME, BELL = blames("acme", "bell"), blames("bell", "acme")


@pytest.mark.parametrize(
    ("result", "pairs"),
    [
        ({"fine": ("Modem",)}, {("bell", "acme")}),
        ({"fine": ("MODEM",)}, {("bell", "acme")}),
        ({"fine": ("Line",)}, set()),  # bell looks after the network too
        ({"fine": ("Line", "Network")}, {("acme", "bell")}),
        ({"fine": ("Line", "Network", "Modem")}, {("acme", "bell"), ("bell", "acme")}),
        ({"faulty": ("Modem",)}, set()),  # nobody said that it is not
        ({"fine": ("Wires",)}, set()),
    ],
)
def test_who_blames_is_contradicted_when_all_that_the_other_looks_after_is_fine(result, pairs):
    assert contradicted(ACME, BELL, **result) == pairs


@pytest.mark.parametrize(
    ("result", "pairs"),
    [
        ({"faulty": ("Line",)}, {("bell", "bell"), ("core", "bell")}),
        ({"faulty": ("Line", "Network")}, {("bell", "bell"), ("core", "bell")}),
        ({"faulty": ("Line", "Modem")}, set()),  # it may be the modem
        ({"faulty": ("Line", "Wires")}, set()),  # or what nobody looks after
        ({"fine": ("Line", "Network")}, set()),
    ],
)
def test_who_denies_or_clears_is_contradicted_when_the_fault_can_only_be_there(result, pairs):
    assert contradicted(said("bell", Stance.DENIES, "bell"), said("core", Stance.CLEARS, "bell"), **result) == pairs


def test_a_statement_about_a_part_is_about_that_part():
    assert contradicted(blames("acme", "bell", part="the line"), fine=("Line",)) == set()  # no part of this name: all of it
    assert contradicted(blames("acme", "bell", part="line"), fine=("Line",)) == {("acme", "bell")}
    assert contradicted(said("bell", Stance.DENIES, "bell", part="line"), faulty=("Network",)) == set()


def test_what_no_test_can_tell_about_does_not_count():
    """Such as "billing", which somebody wrote beside the firm's name."""
    parts = (*PARTS, Part("Billing", "acme"))
    assert contradicted(BELL, fine=("Modem",), parts=parts) == {("bell", "acme")}


def test_who_does_not_know_is_not_contradicted():
    assert contradicted(BELL, said("bell", Stance.UNKNOWN, "acme"), fine=("Modem",)) == set()


def test_what_was_noted_by_hand_stays_and_stands_once():
    noted = PossibleResult("x", None, (Pair("core", "bell"), Pair("bell", "acme")), (), ("Modem",))
    calls = [call(0, "bell", BELL)]
    (test,) = assess(record(*calls, parts=PARTS, tests=(Test("t", results=(noted,)),)), MONDAY + timedelta(days=9)).record.tests
    assert test.results[0].contradicts == (Pair("core", "bell"), Pair("bell", "acme"))


NAMES = st.lists(st.sampled_from(["Modem", "Line", "Network", "Wires"]), unique=True).map(tuple)
WORDS = st.lists(
    st.one_of(
        st.builds(blames, st.sampled_from(["acme", "core"]), st.just("bell")),
        st.builds(said, st.just("bell"), st.sampled_from([Stance.DENIES, Stance.ACCEPTS, Stance.UNKNOWN]), st.just("bell")),
        st.builds(said, st.just("core"), st.just(Stance.CLEARS), st.sampled_from(["acme", "bell"])),
    ),
    max_size=5,
)


@given(WORDS, NAMES, NAMES)
def test_the_more_is_fine_the_more_blame_and_the_less_denial_fits_not(words, faulty, fine):
    """Another way to say the rule: one more fine part never saves a statement; one more suspect never contradicts one."""
    fine = tuple(name for name in fine if name not in faulty)
    all_said = contradicted(*words, faulty=faulty, fine=fine)
    assert all_said <= contradicted(*words, faulty=faulty, fine=(*fine, "Line"))
    if faulty:
        assert contradicted(*words, faulty=(*faulty, "Wires"), fine=fine) <= all_said


def test_a_case_whose_results_name_no_part_is_left_as_it_is():
    tests = (Test("t", results=(PossibleResult("x", None, (Pair("bell", "acme"),)),)),)
    assert telling(tests, PARTS, ()) is tests
