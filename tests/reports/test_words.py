"""The report's sentences, from small cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Channel, Outcome, Stance
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence, EvidenceKind
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.parties.rules import Part, Party, Role, Source
from consultant.promises.rules import Promise
from consultant.reports.rules import Letterhead, ReportFacts, report_facts
from consultant.reports.words import Report, report
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.troubleshooting.rules import Test
from tests.factories import blames, call, record, said

pytestmark = pytest.mark.usefixtures("babel_app")
NOW = datetime(2025, 5, 16, 12, tzinfo=UTC)


def printed(of, **more) -> Report:
    facts = {"number": 1, "day": NOW.date(), **more}
    return plain(report(report_facts(assess(of, NOW), Letterhead("Field IT", "555 0142"), **facts)))


def plain(value):
    """With ordinary spaces, all the way down."""
    if isinstance(value, str):
        return value.replace("\xa0", " ")
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(map(plain, value))
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, ReportFacts):
        return replace(value, **{name: plain(getattr(value, name)) for name in value.__dataclass_fields__})
    return value


def told(*calls, **more) -> list[str]:
    return [sentence for row in printed(record(*calls, **more)).who_says.rows for sentence in row.told]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (blames("acme", "bell"), "The cause is with Bell."),
        (blames("acme", "client"), "The cause is with you."),
        (blames("acme", "me"), "The cause is with me."),
        (said("acme", Stance.CLEARS, "client"), "The cause is not with you."),
        (said("acme", Stance.DENIES), "The cause is not on its side."),
        (said("acme", Stance.ACCEPTS), "The cause is on its side."),
        (said("client", Stance.DENIES), "The cause is not on your side."),
        (said("me", Stance.ACCEPTS), "The cause is on my side."),
        (said("acme", Stance.UNKNOWN), "The cause is not known."),
        (said("acme", Stance.UNKNOWN, "bell"), "It is not known if the cause is with Bell."),
        (blames("acme", "bell", because="weak line.", part="Line"), "The cause is with Bell. The part: Line. “weak line”"),
        (blames("bell", "core", relayed_by="acme"), "Acme told me that Bell said that the cause is with Core."),
        (blames("bell", "core"), "Acme told me that Bell said that the cause is with Core."),
    ],
)
def test_what_was_told(statement, says):
    assert told(call(0, "acme", statement)) == [says]


def test_where_they_differ_is_told_with_days_and_our_own_words_are_found():
    of = record(
        call(0, "acme", blames("acme", "bell")),
        call(1, "client", said("me", Stance.CLEARS, "bell")),
        call(2, "acme", said("core", Stance.CLEARS, "bell")),
    )
    (paragraph,) = printed(of).who_says.differ
    assert paragraph == (
        "Acme told me on 5 May 2025 that the cause is with Bell. I found on 6 May 2025 that the cause is not with Bell. "
        "Acme told me on 7 May 2025 that Core said that the cause is not with Bell."
    )


def test_where_they_agree():
    of = record(
        call(0, "acme", said("acme", Stance.CLEARS, "client")),
        call(1, "bell", said("bell", Stance.CLEARS, "client"), said("bell", Stance.ACCEPTS)),
        call(2, "client", said("client", Stance.DENIES), blames("client", "bell")),
    )
    assert printed(of).who_says.agree == (
        "You, Acme and Bell all said that the cause is not with you.",
        "You and Bell both said that the cause is with Bell.",
    )


def test_nobody_agrees_about_what_is_disputed():
    of = record(call(0, "acme bell", blames("acme", "core"), blames("bell", "core"), said("bell", Stance.DENIES)))
    disputed = record(*of.calls, call(1, "core", said("core", Stance.DENIES)))
    assert printed(of).who_says.agree == ("Acme and Bell both said that the cause is with Core.",)
    assert printed(disputed).who_says.agree == ()


def test_what_was_passed_on_is_no_agreement():
    of = record(call(0, "acme", said("acme", Stance.CLEARS, "core"), said("bell", Stance.CLEARS, "core")))
    assert printed(of).who_says.agree == ()


def test_many_who_agree_are_counted():
    firms = [f"firm{n}" for n in range(10)]
    calls = [call(0, by, said(by, Stance.CLEARS, "client")) for by in firms]
    of = record(*calls, call(1, "client", said("client", Stance.DENIES)), parties=f"client me {' '.join(firms)}")
    assert printed(of).who_says.agree == ("You, Firm0, Firm1 and 8 others all said that the cause is not with you.",)


def test_contacts_are_counted_and_tries_are_told():
    no_answer = {"outcome": Outcome.NO_ANSWER, "minutes": 0}
    of = record(
        call(0, "acme", minutes=65, hold_minutes=20),
        call(1, "bell", minutes=5),
        call(2, "bell", minutes=0),
        call(3, "bell", **no_answer),
        call(4, "core", **no_answer),
        call(5, "core", minutes=0, outcome=Outcome.VOICEMAIL),
        parties="client me acme bell core dell",
    )
    assert printed(of).who_says.contacts == (
        "There was one contact with Acme, on 5 May 2025.",
        "There were two contacts with Bell, on 6 May 2025 and 7 May 2025.",
        "I tried to reach Bell on 8 May 2025: no answer.",
        "I tried to reach Core twice. The last time was on 10 May 2025: voicemail.",
        "I have not asked Dell yet.",
        "In all, this took 1 hour 10 minutes. On hold: 20 minutes of it.",
    )


def test_three_contacts_and_two_on_one_day():
    of = record(*(call(n / 10, "acme") for n in range(2)), *(call(n, "bell", minutes=0) for n in range(3)), parties="client me acme bell")
    assert printed(of).who_says.contacts[:2] == (
        "There were two contacts with Acme, both on 5 May 2025.",
        "There were 3 contacts with Bell. The last was on 7 May 2025.",
    )


def test_the_table_shows_six_and_the_arrows_first():
    calls = [call(n, "acme", blames("acme", "bell") if n == 0 else said("core", Stance.CLEARS, "client")) for n in range(9)]
    shown = printed(record(*calls))
    assert [row.day for row in shown.who_says.rows] == [f"{n} May 2025" for n in (5, 9, 10, 11, 12, 13)]
    assert [row.numbers for row in shown.who_says.rows] == [(1,), (), (), (), (), ()]
    assert shown.who_says.more == "3 more answers stand in the appendix."
    assert sum("Core" in line for entry in shown.appendix.entries for line in entry.lines) == 3


def test_a_paper_prints_its_kind_and_its_words():
    proof = Evidence("Page 3", date(2025, 5, 4), kind=EvidenceKind.CONTRACT, text="The line ends\nat the wall.", call=0)
    assert printed(record(call(0, "acme"), evidence=(proof,))).appendix.proofs == (
        "4 May 2025: Page 3. Contract text: “The line ends\nat the wall”.",
    )


def test_proof_is_the_contact_and_its_number():
    rows = printed(record(call(0, "acme", blames("acme", "bell"), reference="BN 20", channel=Channel.VISIT, minutes=95))).who_says.rows
    assert rows[0].proof == ("Visit, 1 hour 35 minutes.", "Number: BN 20")
    assert told(call(0, "acme", blames("acme", "bell")))
    assert printed(record(call(0, "acme", blames("acme", "bell"), minutes=0))).who_says.rows[0].proof == ("Call.", "Number: none given")


def test_our_own_late_promise_is_said_sorry_for():
    late = Promise("me", "Ask Bell.", due=date(2025, 5, 15))
    assert printed(record(call(0, "acme", late))).page_one.lead == (
        "I said what I would do by 15 May 2025. That was yesterday, and I am sorry. My words: “Ask Bell”."
    )


def test_how_long_ago_is_counted_to_the_day_of_the_report():
    west = timezone(timedelta(hours=-7))
    of = record(call(0, "acme", Promise("acme", "Call", due=date(2025, 5, 15)), at=datetime(2025, 5, 14, 9, tzinfo=west)))
    kept = report_facts(assess(of, datetime(2025, 5, 17, 5, tzinfo=UTC)), Letterhead(""), number=1, day=date(2025, 5, 17))
    assert "That was 2 days ago." in plain(report(kept)).page_one.lead


def test_a_second_consultant_is_no_firm_in_a_late_promise():
    of = record(call(0, "acme", Promise("kim", "Ask Bell.", due=date(2025, 5, 15))))
    kim = replace(of, parties=(*of.parties, Party("kim", "Kim", Role.CONSULTANT)))
    assert printed(kim).page_one.lead == "Kim named 15 May 2025 for this. That was yesterday. The words: “Ask Bell”."


LOOPS = {
    "acme bell": "two firms point to each other",
    "client me": "you and I see the cause in different places",
    "client acme": "you and Acme point to each other",
    "acme bell core": "3 firms point to each other in a circle",
    "client acme bell": "you and 2 others point to each other in a circle",
}


@pytest.mark.parametrize("ids", LOOPS)
def test_who_is_in_the_circle(ids):
    around = ids.split()
    calls = [call(n, by, blames(by, about)) for n, (by, about) in enumerate(zip(around, around[1:] + around[:1], strict=True))]
    page = printed(record(*calls)).page_one
    assert page.heading.startswith(f"In short: {LOOPS[ids]}, and ")
    assert ("firms" in page.heading) == ("client" not in ids)
    stuck = page.bullets[1].text
    assert ("Both may be right in part." in stuck) == (len(around) == 2 and "me" not in around)
    assert ("each is waiting for the next one" in stuck) == (len(around) > 2)


def stuck(*calls, **more) -> str:
    """What page 1 says of the cause."""
    return printed(record(*calls, **more)).page_one.bullets[1].text


def test_an_arrow_of_the_circle_that_was_passed_on_says_so():
    words = stuck(call(0, "acme", blames("acme", "bell"), blames("bell", "acme")))
    assert words.startswith("Acme points to Bell. Bell points to Acme, as relayed by Acme.")


def test_a_long_circle_is_explained():
    around = ["acme", "bell", "core", "delta", "echo"]
    calls = [call(0, by, blames(by, about)) for by, about in zip(around, [*around[1:], "acme"], strict=True)]
    assert stuck(*calls, parties=f"client me {' '.join(around)}") == (
        "5 firms point to each other in a circle. So each is waiting for the next one."
    )


def test_in_a_circle_who_takes_it_on_is_named():
    loop = call(0, "acme", blames("acme", "bell")), call(1, "bell", blames("bell", "acme"), said("bell", Stance.ACCEPTS))
    assert stuck(*loop).endswith("Bell told me on 6 May 2025 that the cause is on its side.")


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ("acme-dell bell-dell core-dell", "3 firms told me that the cause is with Dell."),
        ("acme-dell bell-dell client-dell", "3 parties point to Dell."),
        ("acme-dell bell-dell core-acme", "There are 2 different views of the cause."),
    ],
)
def test_views_of_the_cause_are_counted_by_what_they_are_about(pairs, says):
    said_to_me = [call(0, pair.split("-")[0], blames(*pair.split("-"))) for pair in pairs.split()]
    assert stuck(*said_to_me, parties="client me acme bell core dell") == says


def test_a_firm_that_was_only_quoted_told_me_nothing():
    passed_on = [blames(by, "dell") for by in ("acme", "bell", "core")]
    assert stuck(call(0, "acme", *passed_on), parties="acme bell core dell") == "I was told that 3 firms point to Dell."
    page = printed(record(call(0, "acme", said("bell", Stance.ACCEPTS)))).page_one
    assert page.heading == "In short: we are waiting"
    assert page.bullets[1].text == "Acme told me on 5 May 2025 that Bell said that the cause is on its side."


WAITING = {
    "bell": ("we are waiting", "We are waiting for Bell."),
    "me": ("you have nothing to do now", "The next step is mine."),
    "client": ("there is something for you to do", "The next step is yours."),
    "client bell": ("there is something for you to do", "We are waiting for Bell."),
    "acme bell core dell echo": ("we are waiting", "We are waiting for Acme, Bell, Core and 2 others."),
}


@pytest.mark.parametrize("ids", WAITING)
def test_whom_we_wait_for(ids):
    promises = [Promise(by, "Send the bill") for by in ids.split()]
    of = record(call(0, "acme", Promise("acme", "Call", kept=True), *promises), parties="client me acme bell core dell echo")
    page = printed(of).page_one
    assert (page.heading, page.lead) == (f"In short: {WAITING[ids][0]}", WAITING[ids][1])
    assert ("You said that you would do this: Send the bill." in page.bullets[-2].text) == ("client" in ids)


def test_what_you_promised_stands_beside_the_choice():
    of = record(call(0, "acme", Promise("client", "Send the bill", due=date(2025, 5, 13))), options=(option("Cable"),))
    assert printed(of).page_one.bullets[-2].text == (
        "Option A: Cable. Please say yes or no to it. Tell me by Friday 23 May 2025. You also said that you would do this: Send the bill."
    )


@pytest.mark.parametrize("state", [CaseState.FIXED, CaseState.NOT_FIXABLE])
def test_a_closed_case_has_nothing_left_to_do(state):
    late = call(0, "acme", Promise("acme", "Call back", due=date(2025, 5, 13)))
    shown = printed(record(late, tests=(Test("Other modem"),), closing=Closing(state, NOW)))
    assert (shown.steps, shown.who_says.late) == ((), ())
    assert not any("The next test" in bullet.text for bullet in shown.page_one.bullets)


def test_it_was_fixed_on_the_day_since_when_it_works():
    closing = Closing(CaseState.FIXED, NOW, "acme")
    assert "Acme fixed it." in printed(record(closing=closing)).page_one.lead
    works = record(closing=closing, restored_at=datetime(2025, 5, 12, tzinfo=UTC))
    assert "Acme fixed it on 12 May 2025." in printed(works).page_one.lead


@pytest.mark.parametrize(
    ("name", "start"),
    [("Smith Brothers", "Smith Brothers points"), ("e.on", "The firm e.on points"), ("3", "3 points"), ("Jones", "Jones points")],
)
def test_any_name_fits_into_the_sentences(name, start):
    of = record(call(0, "acme", blames("acme", "bell")), call(1, "bell", blames("bell", "acme")))
    named = replace(of, parties=tuple(replace(p, name=name) if p.id == "acme" else p for p in of.parties))
    shown = printed(named)
    assert f"{start} to Bell." in shown.page_one.bullets[1].text
    assert f"Bell points to {name}." in shown.page_one.bullets[1].text


def test_a_name_that_ends_in_a_full_stop_gives_one():
    of = record(call(0, "acme", blames("acme", "bell")))
    named = replace(of, parties=tuple(replace(p, name="Bell Ltd.") if p.id == "bell" else p for p in of.parties))
    shown = printed(named)
    assert shown.who_says.rows[0].told == ("The cause is with Bell Ltd.",)
    assert "Bell Ltd." in shown.appendix.people


def option(what: str, reaction: Reaction | None = None, **more) -> Option:
    return Option(what, OptionKind.SWITCH, offers=(Offer(reaction),) if reaction else (), **more)


def test_options_are_compared_with_sums_done():
    priced = option("Cable", cost_once=Decimal(60), cost_monthly=Decimal("4.50"), good_side="Fast.")
    shown = printed(record(options=(priced, option("Wait", time="Not known"), option("Radio", Reaction.TRIED)), currency="USD"))
    assert shown.choice.heading == "Please choose A or B by Friday 23 May 2025"
    (table,) = shown.choice.tables
    assert table.columns == ("A. Cable", "B. Wait")
    assert dict(table.rows) == {
        "Cost now": ("$60", "Not noted"),
        "Cost each month": ("$4.50", "Not noted"),
        "Total in the first year": ("$114", "Not noted"),
        "How long": ("Not noted", "Not known"),
        "Good side": ("Fast.", "Not noted"),
    }
    assert shown.choice.answered == ("You are trying this: Radio.",)


def test_a_cost_that_nobody_noted_is_said_to_be_so():
    (table,) = printed(record(options=(option("Wait"),))).choice.tables
    assert table.rows == (("Cost now", ("Not noted",)),)


@pytest.mark.parametrize(("count", "widths"), [(1, [1]), (3, [2, 1]), (4, [2, 2]), (7, [2, 2])])
def test_at_most_three_columns_and_the_rest_in_the_appendix(count, widths):
    shown = printed(record(options=tuple(option(f"Way {n}") for n in range(count))))
    assert [len(table.columns) for table in shown.choice.tables] == widths
    rest = [column for table in shown.more_options for column in table.columns]
    assert rest == [f"{letter}. Way {n}" for n, letter in list(enumerate("ABCDEFG"))[4:count]]
    assert bool(rest) == bool(shown.choice.more)


def test_answers_are_plain_facts_and_without_any_there_is_no_section():
    shown = printed(record(options=(option("Cable", Reaction.ACCEPTED), option("Wait", Reaction.DISMISSED))), view="Start with cable.")
    assert shown.choice.answered == ("You said yes to this: Cable.", "You said no to this: Wait.")
    assert (shown.choice.view, shown.choice.tables, shown.choice.heading) == ("Start with cable.", (), "What you have decided")
    assert printed(record()).choice is None
    assert printed(record(), view="Wait.").choice.heading == "What I would do"


def test_what_is_back_is_ticked_and_said():
    items = (
        BaselineItem("Dial-up connects", back=True, tested_on=date(2025, 5, 14), checked_how="Three times"),
        BaselineItem("Fax", stopgap="Use mine"),
        BaselineItem("Old mails", cannot_return=True),
    )
    shown = printed(record(baseline=items))
    assert [(box.ticked, box.words) for box in shown.boxes] == [
        (True, "Back. Tested 14 May 2025. How it is checked: Three times."),
        (False, "Not back yet. Until then: Use mine."),
        (False, "It cannot come back the way it was. I am sorry. What to do until then is not noted."),
    ]
    assert shown.baseline == "2 parts of what you had are not back yet"


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
        ("Say yes or no to option A", "You", "By 23 May 2025."),
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


def test_a_sum_without_a_currency_says_so():
    priced = option("Cable", cost_once=Decimal("1234.548"), cost_monthly=Decimal(1200))
    (table,) = printed(record(options=(priced,))).choice.tables
    cells = dict(table.rows)
    assert cells["Cost now"] == ("1,234.55 (currency not noted)",)
    assert cells["Cost each month"] == ("1,200 (currency not noted)",)


def test_only_words_that_are_used_are_explained():
    shown = printed(record(problem="The modems drop.", worked_before="Dial-up"))
    assert [term for term, _means in shown.glossary] == ["dial-up", "modem"]


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
