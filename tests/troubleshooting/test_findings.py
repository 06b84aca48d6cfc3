"""What a test that was done says about what stands; the log itself stays as it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from consultant.assessment.rules import assess
from consultant.blame.differences.words import differences
from consultant.blame.words import headline, in_words
from consultant.calls.rules import Stance
from consultant.casefile.words import assessment_json
from consultant.evidence.rules import Pair
from consultant.next_steps.words import step_reason, step_title
from consultant.parties.words import Voice
from consultant.picture.rules import picture
from consultant.reports.rules import Letterhead, report_facts
from consultant.reports.words import report
from consultant.troubleshooting.rules import PossibleResult, Test
from tests.factories import MONDAY, blames, call, record, said
from tests.troubleshooting.alarm import alarm, assessed

pytestmark = pytest.mark.usefixtures("babel_app")

TONE = {"result": " the phone has a TONE", "done_on": date(2025, 5, 3)}  # matched by its words alone
TESTED = Test("Swap", results=(PossibleResult("works", contradicts=(Pair("acme", "bell"),)),), result="works", done_on=date(2025, 5, 7))
NOW = MONDAY + timedelta(days=30)


def told(*calls, test=TESTED, **more):
    return assess(record(*calls, tests=(test,), **more), NOW)


def against(*calls, **more):
    return [said.row for finding in told(*calls, **more).findings for said in finding.contradicted]


def arrows(assessment):
    drawn = picture(assessment, {party.id: party.called for party in assessment.record.parties})
    return {(arrow.by, arrow.about): (arrow.loop, arrow.tested) for arrow in drawn.arrows}


def codes(assessment):
    return [(step.rule, step.code, step.parties) for step in assessment.next_steps]


def test_before_the_test_it_is_the_next_step():
    before = assessed(alarm())
    assert before.blame.loops.listed == (("fibra", "netbox", "guardall"),)
    first = before.next_steps[0]
    assert (first.rule, first.code, first.rows[0]) == ("c", "run_test", "tests[2]")
    assert first.rows[1:] == ("calls[0].claims[0]", "calls[1].claims[0]", "calls[2].claims[0]")
    assert step_title(first, before.record) == "Run a test"
    assert step_reason(first, before.record, before.now) == (
        "“Plug a plain phone into the router in place of the panel”. Whatever comes out, something that was said does not fit any more."
    )
    assert set(arrows(before).values()) == {(True, False)}


def test_its_result_moves_the_picture_and_the_next_step():
    after = assessed(alarm(**TONE))
    assert after.record.calls == alarm().calls and after.blame == assessed(alarm()).blame  # what was said stays said
    assert arrows(after) == {("guardall", "fibra"): (True, True), ("fibra", "netbox"): (True, True), ("netbox", "guardall"): (True, False)}
    assert headline(after) == "Fibra, Netbox and Guardall point to each other in a circle, but a test contradicts Guardall and Fibra"
    words = in_words(after, Voice.on_screen(after.record.parties))
    assert words[:3] == [
        "Guardall points to Fibra. The test of 3 May 2025 says otherwise.",
        "Fibra points to Netbox. The test of 3 May 2025 says otherwise.",
        "Netbox points to Guardall.",
    ]
    assert codes(after) == [
        ("d", "joint_call", ("guardall", "fibra", "netbox")),
        ("e", "tell", ("fibra",)),
        ("e", "tell", ("guardall",)),
    ]


def test_the_firms_that_the_test_contradicts_hear_of_it():
    after = assessed(alarm(**TONE))
    joint, tell = after.next_steps[0], next(step for step in after.next_steps if step.code == "tell")
    assert joint.rows[-1] == "tests[2]"
    assert step_reason(joint, after.record, after.now).endswith("The test of 3 May 2025 does not fit with what Guardall and Fibra say.")
    assert step_title(tell, after.record) == "Tell Fibra what the test showed"
    assert step_reason(tell, after.record, after.now) == (
        "The test of 3 May 2025 does not fit with what Fibra says. No call has reached it since."
    )
    assert tell.rows == ("calls[1].claims[0]", "tests[2]")


def test_a_firm_that_withdraws_after_the_test_is_contradicted_no_more():
    words = said("guardall", Stance.ACCEPTS), said("guardall", Stance.CLEARS, "fibra")
    since = call(0, "guardall", *words, at=datetime(2025, 5, 5, tzinfo=UTC))
    after = assessed(alarm(since, **TONE))
    assert after.blame.loops.listed == ()
    assert arrows(after) == {("fibra", "netbox"): (False, True), ("netbox", "guardall"): (False, False)}
    assert ("i", "get_in_writing", ("guardall",)) in codes(after)


def test_the_file_says_what_is_contradicted():
    assert assessment_json(assessed(alarm(**TONE)))["contradicted_by_tests"] == [
        {"by": "guardall", "about": "fibra", "row": "calls[0].claims[0]", "test": "tests[2]"},
        {"by": "fibra", "about": "netbox", "row": "calls[1].claims[0]", "test": "tests[2]"},
    ]


def test_a_test_in_which_several_things_were_changed_contradicts_and_means_nothing():
    muddled = alarm(changes=("a plain phone", "another cable"), **TONE)
    after = assessed(muddled)
    assert after.findings == () and not any(tested for _loop, tested in arrows(after).values())
    assert headline(after) == headline(assessed(alarm()))
    facts = report_facts(after, Letterhead("Field IT"), number=None, day=date(2025, 5, 6))
    page = report(facts)
    assert "TONE" in page.tests[0] and "It means" not in page.tests[0] and "test of" not in " ".join(page.page_one.paragraphs())
    planned = assessed(alarm(changes=("a plain phone", "another cable")))
    reason = step_reason(planned.next_steps[0], planned.record, planned.now)
    assert reason.endswith("change one thing at a time, or its result settles nothing.")


def test_a_result_that_nobody_thought_of_contradicts_nothing():
    assert assessed(alarm(result="It hums", done_on=date(2025, 5, 3))).findings == ()


@pytest.mark.parametrize(
    ("done_on", "stance", "when", "contradicted"),
    [
        (date(2025, 5, 7), None, 0, True),
        (date(2025, 5, 7), Stance.CLEARS, 3, False),  # says otherwise since
        (date(2025, 5, 7), Stance.CLEARS, 2, False),  # on the same day: after it was shown the result
        (date(2025, 5, 7), Stance.CLEARS, 1, True),  # had said otherwise before: that is what the test contradicts
        (date(2025, 5, 7), Stance.UNKNOWN, 3, False),
        (datetime(2025, 5, 7, 10, tzinfo=UTC), Stance.CLEARS, 2, True),  # an hour before the test
        (datetime(2025, 5, 7, 8, tzinfo=UTC), Stance.CLEARS, 2, False),
        (None, Stance.CLEARS, 2, False),
    ],
)
def test_what_is_said_otherwise_since_the_test_was_not_tested(done_on, stance, when, contradicted):
    later = [call(when, "acme", said("acme", stance, "bell"))] if stance else []
    found = against(call(0, "acme", blames("acme", "bell")), *later, test=replace(TESTED, done_on=done_on))
    assert found == ([f"calls[{len(later)}].claims[0]"] if contradicted else [])


def test_saying_it_again_after_the_test_does_not_undo_the_test():
    assert against(call(0, "acme", blames("acme", "bell")), call(5, "acme", blames("acme", "bell"))) == ["calls[1].claims[0]"]


def test_blame_that_a_test_contradicts_needs_no_other_test():
    again = replace(TESTED, what="Once more", result=None, done_on=None)
    case = record(call(0, "acme", blames("acme", "bell")), call(1, "bell"), tests=(TESTED, again))
    assert [(step.rule, step.code) for step in assess(case, NOW).next_steps] == [("e", "tell")]


@pytest.mark.parametrize(("day", "outcome", "codes_"), [(1, None, ["tell"]), (2, None, ["nothing_due"]), (3, None, ["nothing_due"])])
def test_a_firm_is_told_until_a_call_reaches_it(day, outcome, codes_):
    later = call(day, "acme", outcome=outcome)
    assert [s.code for s in told(call(0, "acme", blames("acme", "bell")), call(1, "bell"), later).next_steps] == codes_


def test_client_and_consultant_are_not_told():
    test = replace(TESTED, results=(PossibleResult("works", contradicts=(Pair("client", "acme"),)),))
    assert [s.code for s in told(call(0, "acme", blames("client", "acme")), test=test).next_steps] == ["nothing_due"]


def test_a_result_is_evidence_for_a_side():
    calls = call(0, "acme", blames("acme", "bell")), call(1, "bell", said("bell", Stance.DENIES)), call(3, "acme")
    assert [step.code for step in told(*calls).next_steps] == ["nothing_due"]
    other = replace(TESTED, result="breaks")
    assert [step.code for step in told(*calls, test=other).next_steps] == ["proof"]


def test_the_newer_of_two_tests_is_named():
    newer = replace(TESTED, done_on=date(2025, 5, 9))
    for tests in ((TESTED, newer), (newer, TESTED)):
        case = record(call(0, "acme", blames("acme", "bell")), tests=tests)
        assert in_words(assess(case, NOW), Voice.on_screen(case.parties))[0].endswith("The test of 9 May 2025 says otherwise.")


def test_where_they_differ_names_the_test():
    found = told(call(0, "acme", blames("acme", "bell")), call(1, "bell", said("bell", Stance.DENIES)))
    (fold,) = differences(found, Voice.on_screen(found.record.parties))
    assert fold.items[0].lines[0] == "5 May 2025: Acme points to Bell. The test of 7 May 2025 says otherwise."
    assert "says otherwise" not in fold.items[0].lines[1]


def test_the_clients_paper_says_so_too():
    case = alarm(**TONE)
    printed = report(report_facts(assessed(case), Letterhead("Field IT"), number=None, day=date(2025, 5, 6)))
    assert printed.arrows[0] == "Guardall points to Fibra. The test of 3 May 2025 says otherwise."
    assert [arrow.tested for arrow in printed.picture.arrows] == [True, True, False]
    assert "It means: The line and the router are fine: it is the panel." in printed.tests[0]
    assert not any("neighbour" in test or "no tone" in test for test in printed.tests)
    assert "does not fit with what Guardall and Fibra say" in " ".join(bullet.text for bullet in printed.page_one.bullets)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 5, 7), date(2025, 5, 8)),
        (datetime(2025, 5, 7, 9, tzinfo=UTC), datetime(2025, 5, 7, 15, tzinfo=UTC)),
        (date(2025, 5, 7), date(2025, 5, 7)),  # nothing but their words tells them apart
    ],
)
def test_of_two_tests_against_one_statement_the_newer_counts_in_whatever_order_they_stand(first, last):
    tests = replace(TESTED, what="Swap", done_on=first), replace(TESTED, what="Swap again", done_on=last)
    for order in (tests, tests[::-1]):
        newest = assess(record(call(0, "acme", blames("acme", "bell")), tests=order), NOW).contradicted
        assert [finding.test for finding in newest.values()] == [tests[1]]
