"""The heading of page 1 and what it says of the cause and of what is late, from small cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from consultant.assessment.rules import assess
from consultant.calls.rules import Stance
from consultant.cases.rules import CaseState, Closing
from consultant.parties.rules import Party, Role
from consultant.promises.rules import Promise
from consultant.reports.rules import Letterhead, report_facts
from consultant.reports.words import report
from consultant.troubleshooting.rules import Test
from tests.factories import blames, call, record, said
from tests.reports.words import NOW, option, plain, printed

pytestmark = pytest.mark.usefixtures("babel_app")


def test_our_own_late_promise_is_said_sorry_for():
    late = Promise("me", "Ask Bell.", due=date(2025, 5, 15))
    assert printed(record(call(0, "acme", late))).page_one.lead == (
        "I said I would do this by 15 May 2025: “Ask Bell”. That was yesterday, and I am sorry."
    )


def test_of_who_took_it_on_page_1_says_what_is_late():
    promises = (Promise("acme", "Mend it", due=date(2025, 5, day)) for day in (15, 30))
    why = [printed(record(call(0, "acme", said("acme", Stance.ACCEPTS), promise))).page_one for promise in promises]
    told = [next(bullet.text for bullet in one.bullets if bullet.label == "Why it is not fixed yet:") for one in why]
    assert told[0] == f"{told[1]} One thing that Acme said it would do is late."


def test_how_long_ago_is_counted_to_the_day_of_the_report():
    west = timezone(timedelta(hours=-7))
    of = record(call(0, "acme", Promise("acme", "Call", due=date(2025, 5, 15)), at=datetime(2025, 5, 14, 9, tzinfo=west)))
    kept = report_facts(assess(of, datetime(2025, 5, 17, 5, tzinfo=UTC)), Letterhead(""), number=1, day=date(2025, 5, 17))
    assert "That was 2 days ago." in plain(report(kept)).page_one.lead


def test_a_second_consultant_is_no_firm_in_a_late_promise():
    of = record(call(0, "acme", Promise("kim", "Ask Bell.", due=date(2025, 5, 15))))
    kim = replace(of, parties=(*of.parties, Party("kim", "Kim", Role.CONSULTANT)))
    assert printed(kim).page_one.lead == "Kim named 15 May 2025 for this: “Ask Bell”. That was yesterday."


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
        "5 firms point to each other in a circle. So each is waiting for the next one. No one knows the cause yet."
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
    assert stuck(*said_to_me, parties="client me acme bell core dell") == f"{says} No one knows the cause yet."


def test_a_firm_that_was_only_quoted_told_me_nothing():
    passed_on = [blames(by, "dell") for by in ("acme", "bell", "core")]
    said_by_one = stuck(call(0, "acme", *passed_on), parties="acme bell core dell")
    assert said_by_one == "I was told that 3 firms point to Dell. No one knows the cause yet."
    page = printed(record(call(0, "acme", said("bell", Stance.ACCEPTS)))).page_one
    assert (page.heading, page.lead) == ("In short: we are waiting", "I was last in touch with Acme. No one has promised a next step.")
    assert page.bullets[1].text == "Acme told me on 5 May 2025 that Bell said that the cause is on its side. No one knows the cause yet."


BELL = "We are waiting for Bell. Bell said it would do this, and named no day: “Send the bill”."
WAITING = {
    "bell": ("we are waiting", BELL),
    "me": ("you have nothing to do now", "The next step is mine."),
    "client": ("there is something for you to do", "The next step is yours."),
    "client bell": ("there is something for you to do", BELL),
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
        "Please say yes or no to this by Friday 23 May 2025: Cable. You also said that you would do this: Send the bill."
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
    [("Smith Brothers", "Smith Brothers and Bell"), ("e.on", "The firm e.on and Bell"), ("3", "3 and Bell"), ("Jones", "Jones and Bell")],
)
def test_any_name_fits_into_the_sentences(name, start):
    of = record(call(0, "acme", blames("acme", "bell")), call(1, "bell", blames("bell", "acme")))
    named = replace(of, parties=tuple(replace(p, name=name) if p.id == "acme" else p for p in of.parties))
    shown = printed(named)
    assert f"{start} point to each other." in shown.page_one.bullets[1].text
    assert f"Bell points to {name}." in shown.arrows


def test_a_name_that_ends_in_a_full_stop_gives_one():
    of = record(call(0, "acme", blames("acme", "bell")))
    named = replace(of, parties=tuple(replace(p, name="Bell Ltd.") if p.id == "bell" else p for p in of.parties))
    shown = printed(named)
    assert shown.who_says.rows[0].told == ("The cause is with Bell Ltd.",)
    assert "Bell Ltd." in shown.appendix.people
