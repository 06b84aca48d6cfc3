"""Letting somebody go: what is left to do, what is done by the facts, and that nobody but owners sees any of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.actions import add_baseline_item
from consultant.baseline.rules import BaselineItem
from consultant.cases.actions import case_numbered, close_case
from consultant.cases.rules import CaseState, Closing, moment
from consultant.client_review.letting_go.rules import BY_FACTS, Found, Step, checklist, still_to_do
from consultant.client_review.letting_go.words import heading, what
from consultant.clients.actions import client as client_of
from consultant.papers.parting.rules import Parting
from consultant.papers.parting.words import parting
from consultant.promises.rules import Promise
from consultant.reports.page_one.rules import rooms
from consultant.reports.rules import Letterhead, report_facts
from consultant.revisit.actions import set_revisit
from consultant.revisit.rules import Revisit
from tests.calls.shop import add_call, open_shop
from tests.cases.desk import text_of, work
from tests.factories import record
from tests.pages import parsed

HERE = "/review/1/letting-go"
DAY = date(2026, 5, 3)
SOON = f"{datetime.now(UTC).date() + timedelta(90)}"


def test_facts_say_what_is_done_and_the_rest_is_ticked(babel_app):
    nothing = checklist(Found(), {})
    assert {line.step for line in nothing if line.is_done} == BY_FACTS and still_to_do(nothing) == 4
    full = checklist(Found(1, 1, 0, 1), dict.fromkeys(Step, DAY))
    assert {line.step for line in full if not line.is_done} == BY_FACTS, "nobody ticks what the facts deny"
    assert checklist(Found(referrals=1), {})[3].is_done and not checklist(Found(referrals=1), {})[3].ticked_on
    assert all(heading(step) and what(step) for step in Step)


def test_the_letter_to_who_left_promises_nothing_more(babel_app):
    case = record()
    facts = report_facts(assess(case, moment(case)), Letterhead("Sam"), number=None, day=DAY)
    (room, *_rest) = rooms(lambda text: text)
    told = [str(parting(facts, Parting(), room, is_last)) for is_last in (False, True)]
    assert "other questions" in told[0] and "Answer your questions" in told[0]
    assert "other questions" not in told[1] and "Answer your questions" not in told[1] and "last work" in told[1]


@pytest.fixture
def shop(app, owner) -> None:
    open_shop(app, owner)
    add_call(app, owner, Promise("till-maker", "call back", date(2099, 5, 1)))

    def fill() -> None:
        add_baseline_item(case_numbered(1).id, BaselineItem("Cards work"))
        set_revisit(case_numbered(1), Revisit(date(2099, 1, 1)))

    work(app, owner, fill)


def states(page) -> dict[str, str]:
    return {one["id"]: text_of(page, f"#{one['id']} .state") for one in parsed(page).select("main .entry[id]")}


def test_a_client_is_let_go_step_by_step_and_the_decision_taken_back(app, owner, client, shop):
    assert client.get(HERE).location == "/review/1" and client.post(f"{HERE}/bill/done").location == "/review/1"
    answer = client.post("/review/1", data={"verdict": "let go", "why": "Kestrel", "next_on": SOON})
    assert answer.location == HERE and HERE in client.get("/review/1").text
    page = client.get(HERE)
    assert set(states(page).values()) == {"To do"} and "Kestrel" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    for wanted in ("/cases/1/parting.pdf", "/cases/1/referrals/new", "/clients/1/money", "/cases/1/baseline", "/cases/1/close"):
        assert wanted in page.text, wanted
    assert "Till maker promised: call back" in text_of(page)
    for _twice in range(2):
        client.post(f"{HERE}/letter/done")
    assert states(client.get(HERE))["letter"].startswith("Done on")
    client.post(f"{HERE}/letter/not-done")
    assert states(client.get(HERE))["letter"] == "To do"
    assert [client.post(f"{HERE}/{step}/done").status_code for step in ("cases", "nothing")] == [404, 404]
    work(app, owner, lambda: close_case(case_numbered(1), Closing(CaseState.HANDED_OVER, datetime.now(UTC))))
    work(app, owner, lambda: set_revisit(case_numbered(1), Revisit(never=True)))
    page = client.get(HERE)
    assert {step for step, told in states(page).items() if told == "Done"} == set(BY_FACTS)
    assert "/cases/1/parting.pdf" in page.text, "no case is open, and the letter can still be made"
    client.post(f"/clients/1/leave?next={HERE}", data={"left_on": datetime.now(UTC).date().isoformat()})
    assert "They are a client again" in client.get(HERE).text
    client.post("/review/1", data={"verdict": "keep", "why": "Kestrel", "next_on": SOON})
    assert client.get(HERE).location == "/review/1"
    assert work(app, owner, lambda: client_of(1).left_on) is None
