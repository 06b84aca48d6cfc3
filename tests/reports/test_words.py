"""The other sections: what is back, parts, tests, steps, what is in the way, glossary, who is who; from small cases."""

from dataclasses import replace
from datetime import date

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.rules import BaselineItem
from consultant.cases.rules import CaseState, Closing
from consultant.parties.rules import Part, Party, Role, Source
from consultant.promises.rules import Promise
from consultant.reports.glossary.words import explaining
from consultant.reports.rules import Letterhead, ReportFacts, report_facts
from consultant.reports.words import report
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.troubleshooting.rules import Test
from tests.factories import blames, call, record
from tests.reports.words import NOW, option, printed

pytestmark = pytest.mark.usefixtures("babel_app")


def test_what_is_back_is_ticked_and_said():
    items = (
        BaselineItem("Dial-up connects", back=True, tested_on=date(2025, 5, 14), checked_how="Three times"),
        BaselineItem("Fax", stopgap="Use mine"),
        BaselineItem("Old mails", cannot_return=True),
        BaselineItem("Printing", checked_how="One page", unchecked=True),
    )
    shown = printed(record(baseline=items))
    assert [(box.ticked, box.words) for box in shown.boxes] == [
        (True, "Back. Tested 14 May 2025. How it is checked: Three times."),
        (False, "Not back yet. Until then: Use mine."),
        (False, "It cannot come back the way it was. I am sorry. What to do until then is not noted."),
        (False, "Not checked yet. How it is checked: One page."),
    ]
    assert shown.baseline == "2 parts of what you had are not back yet"
    assert printed(record(baseline=items[::3])).baseline == "Not everything is checked yet"


def test_parts_say_who_and_how_i_know():
    parts = (
        Part("Modem", "acme", Source.CONTRACT, "page 2"),
        Part("Desk", "client", Source.TOLD),
        Part("Server", "me", Source.BELIEVED),
        Part("Wires", None, Source.NOT_CLEAR),
        Part("Line", "bell"),
    )
    assert set(printed(record(parts=parts)).parts) == {
        ("Modem", "Acme", "In writing: page 2."),
        ("Desk", "You", "Told to me."),
        ("Server", "Me", "I think so. Nobody has confirmed it yet."),
        ("Wires", "Not clear yet", "It is not clear yet."),
        ("Line", "Bell", "Not noted"),
    }


def test_tests_are_told_seven_here_and_the_rest_in_the_appendix():
    done = Test("Other cable", done_on=date(2025, 5, 5), result="It still dropped", put_back=True)
    shown = printed(record(tests=(done,) * 8 + (Test("Other modem"),)))
    assert shown.tests == ("5 May 2025: Other cable. Result: It still dropped. It was put back after.",) * 7
    assert len(shown.more_tests) == 1


def test_steps_in_order_with_what_is_late():
    of = record(
        call(0, "acme", Promise("acme", "Call back", due=date(2025, 5, 13)), Promise("me", "Ask", due=date(2025, 5, 20))),
        options=(option("Cable"),),
        revisit=Revisit(date(2025, 5, 26)),
    )
    assert [(step.what, step.who, step.by_when) for step in printed(of).steps] == [
        ("Say yes or no to this: Cable", "You", "By 23 May 2025."),
        ("Call back", "Acme", "By 13 May 2025. This is late."),
        ("Ask", "Me", "By 20 May 2025."),
        ("Look at this again", "You and I", "On 26 May 2025."),
    ]


def test_more_than_six_steps_are_counted():
    many = [Promise("acme", f"Step {n}", due=date(2025, 6, 1)) for n in range(8)]
    shown = printed(record(call(0, "acme", *many)))
    assert (len(shown.steps), shown.more_steps) == (6, "2 more steps stand in the appendix.")
    looked_at = printed(record(call(0, "acme", *many), revisit=Revisit(date(2025, 6, 2))))
    assert (len(looked_at.steps), looked_at.more_steps) == (6, "3 more steps stand in the appendix.")
    assert looked_at.steps[-1].what == "Look at this again"
    assert printed(record(revisit=Revisit(date(2025, 6, 2), never=True))).steps == ()


@pytest.mark.parametrize(
    ("roadblock", "says"),
    [
        ({"owner": "acme"}, "The line is old. Who can move it: Acme."),
        ({"owner": "client"}, "The line is old. Who can move it: you."),
        ({"owner": "me"}, "The line is old. Who can move it: me."),
        ({"outside_cause": "storm"}, "The line is old. The cause is outside: storm."),
        ({}, "The line is old. Who can move it: not noted."),
    ],
)
def test_what_is_in_the_way_says_who_can_move_it(roadblock, says):
    one = Roadblock("The line is old", RoadblockKind.INFRASTRUCTURE, **roadblock)
    shown = printed(record(roadblocks=(one,)))
    assert (shown.in_the_way, shown.roadblocks) == ("One thing is in the way", (says,))
    assert printed(record(roadblocks=(one, one))).in_the_way == "2 things are in the way"
    assert printed(record(roadblocks=(one,), closing=Closing(CaseState.FIXED, NOW))).in_the_way == "One thing was in the way"


def test_recorded_text_that_is_only_spaces_is_said_to_be_not_noted():
    shown = printed(record(call(0, "acme", blames("acme", "bell", because=" "), spoke_to=" ")))
    assert shown.who_says.rows[0].told == ("The cause is with Bell.",)
    assert "Spoke to: not noted." in shown.appendix.entries[0].lines[0]


def test_only_words_that_are_used_are_explained():
    shown = printed(record(problem="The modems drop.", worked_before="Dial-up"))
    assert [term for term, _means in shown.glossary] == ["dial-up", "modem"]


def test_words_of_the_playbook_are_explained_where_they_stand_and_take_the_place_of_ours():
    about = record(problem="The modem loses sync.", worked_before="SIP (the phones)")
    facts = report_facts(assess(about, NOW), Letterhead("Field IT"), number=1, day=NOW.date())
    words = ("sync", "they have found each other."), ("Modem", "this box."), ("SIP", "a way."), ("jitter", "out of step.")
    explained = explaining(facts, words)
    assert explained.words == (("Modem", "this box."), ("SIP", "a way."), ("sync", "they have found each other."))
    assert report(explained).glossary == explained.words
    assert ReportFacts.from_json(explained.to_json()) == explained


def test_everyday_words_are_not_explained():
    assert printed(record(problem="The delivery driver and the server in the restaurant at the port.")).glossary == ()


def test_who_is_who_names_everybody_with_their_numbers():
    firm = Party("acme", "Acme Telephones", Role.CARRIER, short_name="Acme", account_number="AC 1")
    of = record()
    shown = printed(replace(of, parties=(*of.parties[:2], firm)))
    assert shown.appendix.people == (
        "Client. This is you.",
        "Me. This is me.",
        "Acme Telephones. Called here: Acme. Your number with it: AC 1",
    )


def test_a_draft_says_so_and_a_new_number_says_what_it_replaces():
    assert printed(record(), number=None).page_one.foot == "Draft · 16 May 2025 · Field IT · 555 0142"
    issued = printed(record(), number=2, replaces=1)
    assert issued.page_one.copy == ("16 May 2025", "Report 2", "replaces report 1")
    assert issued.title == "Where your case stands. Report 2, 16 May 2025"


def test_a_long_check_list_goes_on_in_the_appendix_and_what_is_not_back_stands_first():
    items = tuple(BaselineItem(f"Thing {n}", back=n != 8) for n in range(9))
    shown = printed(record(baseline=items))
    assert [box.what for box in shown.first_boxes] == [f"Thing {n}." for n in (*range(6), 8)]
    assert [box.what for box in shown.more_boxes] == ["Thing 6.", "Thing 7."] and len(shown.boxes) == 9
