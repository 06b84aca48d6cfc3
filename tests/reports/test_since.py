"""What changed since the earlier report, from the facts of both."""

from dataclasses import replace
from datetime import date

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Outcome
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence
from consultant.options.rules import Reaction
from consultant.parties.rules import Part
from consultant.promises.rules import Promise
from consultant.reports.rules import Letterhead, ReportFacts, ReportState, report_facts
from consultant.reports.since.comparing.rules import since
from consultant.reports.words import Report, report
from consultant.revisit.rules import Revisit
from consultant.troubleshooting.rules import Test
from tests.factories import blames, call, numbered, record
from tests.reports.words import NOW, option, plain

pytestmark = pytest.mark.usefixtures("babel_app")
SOON = date(2025, 5, 20)
FIRST = (
    call(0, "acme", blames("acme", "bell"), Promise("acme", "Call back", due=SOON), Promise("acme", "Send a box", due=date(2025, 5, 15))),
    call(1, "bell", blames("bell", "acme"), said="No fault here."),
)
BEFORE = record(
    *FIRST,
    options=(option("Cable"), option("Wait")),
    baseline=(BaselineItem("The fax answers"), BaselineItem("Mail goes out", back=True, tested_on=date(2025, 5, 8))),
    tests=(Test("Other cable"),),
)


def facts(of, number=1, **more) -> ReportFacts:
    return report_facts(assess(of, NOW), Letterhead("Field IT", "555 0142"), number=number, day=NOW.date(), **more)


def later(of, **more) -> ReportFacts:
    """The second report of a case whose first one said what BEFORE holds."""
    first = facts(BEFORE)
    second = facts(of, number=2, replaces=1, **more)
    return replace(second, since=since(first, second))


def words(told: ReportFacts) -> Report:
    return plain(report(told))


def lines(of, **more) -> tuple[str, ...]:
    return words(later(of, **more)).since.lines


def test_a_first_report_has_nothing_before_it():
    shown = words(facts(BEFORE))
    assert (shown.since, shown.page_one.since) == (None, None)


def test_nothing_new_is_said():
    shown = words(later(BEFORE))
    assert shown.since.heading == "What changed since report 1 of 16 May 2025"
    assert shown.since.lines == ("Nothing in your case has changed since then.",)
    assert (shown.page_one.since.label, shown.page_one.since.text) == ("Since report 1:", "Nothing in your case has changed since then.")


@pytest.mark.parametrize(
    "more",
    [
        {"evidence": (Evidence("A photo", date(2025, 5, 7)),)},
        {"revisit": Revisit(SOON)},
        {"parts": (Part("Line", "bell"),)},
        {"baseline": (BEFORE.baseline[0], replace(BEFORE.baseline[1], item="Mail goes out from the desk"))},
    ],
    ids=lambda more: next(iter(more)),
)
def test_what_no_line_names_is_not_called_nothing(more):
    told = later(replace(BEFORE, **more))
    assert words(told).since.lines == (words(told).page_one.since.text,) == ("Some details changed.",)
    assert ReportFacts.from_json(told.to_json()) == told


def test_nothing_is_late_any_more_only_where_something_was():
    decided = (option("Cable", Reaction.ACCEPTED), option("Wait", Reaction.DECLINED))
    first, second = FIRST
    kept = numbered(replace(first, promises=tuple(replace(one, kept=True, kept_on=date(2025, 5, 14)) for one in first.promises)), second)
    late, choice, waits = (facts(one) for one in (BEFORE, replace(BEFORE, calls=kept), replace(BEFORE, calls=kept, options=decided)))
    assert (late.state, choice.state, waits.state) == (ReportState.LATE, ReportState.DECIDE, ReportState.WAITING)
    after_choice, after_late = (words(replace(waits, since=since(one, waits))).since.lines[0] for one in (choice, late))
    assert after_choice == "You have nothing to decide now."
    assert after_late == "Nothing is late any more, and you have nothing to decide."


def test_all_that_is_new_stands_in_its_section_and_the_weightiest_on_page_one():
    first, second = FIRST
    kept = replace(first, promises=(replace(first.promises[0], kept=True, kept_on=date(2025, 5, 14)), first.promises[1]))
    calls = numbered(kept, second, call(3, "acme", blames("acme", "bell"), Promise("acme", "Look", due=date(2025, 5, 14))))
    of = replace(
        BEFORE,
        calls=calls,
        options=(option("Cable", Reaction.ACCEPTED), option("Wait"), option("Move")),
        baseline=(replace(BEFORE.baseline[0], back=True), replace(BEFORE.baseline[1], back=False)),
        tests=(Test("Other cable", done_on=date(2025, 5, 15), result="It still dropped"),),
    )
    told = later(of)
    shown = words(told)
    assert shown.since.lines == (
        "Late now: “Look”. Promised by: Acme.",
        "Kept now: “Call back”. Promised by: Acme.",
        "New promise: “Look”. Promised by: Acme.",
        "You said yes to this: Cable.",
        "Back now: “The fax answers”.",
        "No longer back: “Mail goes out”.",
        "There was one more contact.",
        "One more thing was said about the cause.",
        "One more test was done.",
        "There is one new option.",
    )
    assert shown.page_one.since.text == "One more promise is late. One promise was kept. You answered one option."
    assert shown.page_one.since.more == "since"
    assert ReportFacts.from_json(told.to_json()) == told


@pytest.mark.parametrize(("state", "says"), [(CaseState.FIXED, "It works again."), (CaseState.NOT_FIXABLE, "This case is closed now.")])
def test_another_state_is_said_first(state, says):
    assert words(later(replace(BEFORE, closing=Closing(state, NOW)))).page_one.since.text == says


def test_a_correction_says_what_was_corrected():
    first, second = FIRST
    fixed = numbered(replace(first, said="They hung up."), replace(second, at=second.at.replace(hour=15)))
    party = replace(BEFORE.parties[2], name="Acme Two")
    of = replace(BEFORE, calls=fixed, title="Mail fails", parties=(*BEFORE.parties[:2], party, *BEFORE.parties[3:]))
    told = later(of, correction="Bell called me, not I them")
    shown = words(told)
    assert shown.since.lines == (
        "What I corrected: Bell called me, not I them.",
        "Corrected: what your case is called.",
        "Corrected: the name “Acme Two” in the place of “Acme”.",
        "Corrected: the contact on 5 May 2025 (Acme Two).",
        "And one more of these.",
    )
    assert shown.page_one.since.text.startswith("What I corrected: Bell called me, not I them.")
    assert ReportFacts.from_json(told.to_json()) == told
    assert words(later(replace(of, calls=fixed))).page_one.since.text == "I corrected 4 things."


def test_what_was_taken_out_is_said_and_what_became_of_a_promise_is_no_correction():
    first, second = FIRST
    dropped = replace(first, promises=tuple(replace(one, dropped="No need") for one in first.promises))
    assert lines(replace(BEFORE, calls=numbered(dropped, second)))[0] == "You have a choice to make now."
    gone = lines(replace(BEFORE, calls=numbered(first, call(5, "bell", outcome=Outcome.NO_ANSWER))))
    assert gone == ("Taken out: a contact on 6 May 2025 (Bell).", "There was one more contact.")


def test_goodwill_is_said_only_where_it_is_wanted():
    of = record(call(0, "acme", minutes=65, paid=False), call(1, "bell", minutes=30, paid=True))
    assert words(facts(of)).goodwill == ""
    said = words(facts(of, with_goodwill=True)).goodwill
    assert said == "I spent 1 hour 5 minutes of my own time on this, as goodwill. You do not pay for that."
    assert words(facts(record(), with_goodwill=True)).goodwill == ""
