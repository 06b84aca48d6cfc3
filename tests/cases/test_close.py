"""Closing a case, and opening it again."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from consultant.baseline.actions import add_baseline_item
from consultant.baseline.rules import BaselineItem
from consultant.calls.actions import record_call
from consultant.cases.actions import case_numbered, change_case
from consultant.cases.rules import CaseState
from consultant.promises.rules import Promise
from consultant.revisit.actions import set_revisit
from consultant.revisit.rules import Revisit
from tests.cases.desk import errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database
from tests.factories import call
from tests.pages import parsed

NEVER = {"look_never": "y", "look_reason": "The shop has closed."}


def test_fixed_and_by_whom(app, owner, client, case):
    typed = NEVER | {"state": "closed as fixed", "fixed_by": "card-bank", "fixed_part": "The line", "restored_at": "2025-05-05T10:00"}
    assert client.post("/cases/1/close", data=typed).headers["Location"] == "/cases/1"
    closed = record(app, owner)
    assert (closed.closing.state, closed.closing.fixed_by, closed.closing.fixed_part) == (CaseState.FIXED, "card-bank", "The line")
    assert closed.revisit == Revisit(never=True, reason="The shop has closed.")
    assert closed.restored_at.isoformat() == "2025-05-05T10:00:00+01:00"
    page = client.get("/cases/1")
    assert text_of(page, "h1") == "Fixed by Card bank"
    assert "Open it again" in text_of(page)
    assert "Close the case" not in text_of(page)


def test_fixed_by_the_consultant(client, case):
    client.post("/cases/1/close", data=NEVER | {"state": "closed as fixed", "fixed_by": "sam-field"})
    assert text_of(client.get("/cases/1"), "h1") == "Fixed by you"


def test_handed_over_needs_somebody(app, owner, client, case):
    typed = NEVER | {"state": "handed over"}
    assert list(errors(client.post("/cases/1/close", data=typed))) == ["refer_to", "refer_why"]
    assert record(app, owner).closing is None
    client.post("/cases/1/close", data=typed | {"refer_to": "Ann", "refer_why": "Knows tills"})
    assert record(app, owner).closing.state == CaseState.HANDED_OVER
    client.post("/cases/1/reopen")
    page = client.get("/cases/1/close")
    assert "Noted already: Ann" in text_of(page)
    assert client.post("/cases/1/close", data={"state": "handed over"}).status_code == 302
    assert len(record(app, owner).referrals) == 1


def test_a_day_to_look_again_that_is_set_stays(app, owner, client, case):
    again = Revisit(date(2031, 3, 1))
    work(app, owner, lambda: set_revisit(case_numbered(1), again))
    assert "Set already: 1 March 2031" in text_of(client.get("/cases/1/close"))
    client.post("/cases/1/close", data={"state": "closed as not fixable"})
    assert record(app, owner).revisit == again


def test_the_page_shows_what_is_back(app, owner, client, case):
    work(app, owner, lambda: add_baseline_item(case_numbered(1).id, BaselineItem("The printer", back=True, tested_on=date(2025, 5, 5))))
    page = text_of(client.get("/cases/1/close"))
    assert "It is back" in page
    assert "The printer Back, tested on 5 May 2025" in page


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (NEVER, "state"),
        (NEVER | {"state": "open"}, "state"),
        ({"state": "closed as not fixable"}, "look_on"),
        ({"state": "closed as not fixable", "look_never": "y"}, "look_reason"),
        ({"state": "closed as not fixable", "look_on": "soon"}, "look_on"),
        (NEVER | {"state": "closed as not fixable", "look_on": "2031-03-01"}, "look_never"),
        (NEVER | {"state": "closed as not fixable", "fixed_part": "The line"}, "fixed_part"),
        (NEVER | {"state": "closed as fixed", "fixed_by": "nobody"}, "fixed_by"),
        (NEVER | {"state": "closed as fixed", "restored_at": "2099-01-01T00:00"}, "restored_at"),
        (NEVER | {"state": "closed as fixed", "refer_to": "Ann"}, "refer_why"),
    ],
)
def test_an_error_stands_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, field):
    page = client.post("/cases/1/close", data=typed)
    assert list(errors(page)) == [field]
    texts = {name: value for name, value in typed.items() if name not in {"state", "fixed_by"}}
    assert {name: shown(page, name) for name in texts} == texts
    assert record(app, owner).closing is None


def test_it_cannot_work_again_before_it_broke(app, owner, client, case):
    work(app, owner, lambda: change_case(case_numbered(1), fault_since=datetime.fromisoformat("2025-07-01T08:00:00-07:00")))
    typed = NEVER | {"state": "closed as fixed", "restored_at": "2025-07-01T15:59"}
    assert errors(client.post("/cases/1/close", data=typed)) == {"restored_at": "This is before it went wrong."}
    assert client.post("/cases/1/close", data=typed | {"restored_at": "2025-07-01T16:01"}).status_code == 302


def test_open_again(app, owner, client, case):
    client.post("/cases/1/close", data=NEVER | {"state": "closed as fixed"})
    assert client.get("/cases/1/close").headers["Location"] == "/cases/1"
    assert client.post("/cases/1/reopen").headers["Location"] == "/cases/1"
    assert "The case is open again." in text_of(client.get("/cases/1"))
    assert record(app, owner).closing is None
    assert client.get("/cases/1/close").status_code == 200


def test_another_practices_case_cannot_be_closed_or_opened(app, owner, stranger, client):
    open_case(app, stranger)
    assert client.post("/cases/1/close", data=NEVER | {"state": "closed as fixed"}).status_code == 404
    assert client.post("/cases/1/reopen").status_code == 404
    assert record(app, stranger).closing is None


def test_what_is_not_back_is_said_when_a_case_is_closed_as_fixed(app, owner, client, case):
    for item in (BaselineItem("Card sale", back=True), BaselineItem("The fax"), BaselineItem("The old till", cannot_return=True)):
        work(app, owner, lambda item=item: add_baseline_item(1, item))
    page = client.post("/cases/1/close", data=NEVER | {"state": "closed as fixed"}, follow_redirects=True)
    assert "yet one thing that worked before is not back" in text_of(page)


def test_a_case_that_is_open_again_says_that_its_clock_still_stands(app, owner, client, case):
    client.post("/cases/1/close", data=NEVER | {"state": "closed as fixed", "restored_at": "2025-05-05T10:00"})
    assert "It still says since when it works again" in text_of(client.post("/cases/1/reopen", follow_redirects=True))


def test_of_a_closed_case_promises_are_left_open_and_not_late(app, owner, client, case):
    promised = [Promise("till-maker", "look", date(2025, 5, 7)), Promise("card-bank", "write", date(2099, 5, 7))]
    work(app, owner, lambda: record_call(case_numbered(1).id, call(0, "till-maker", *promised)))
    assert text_of(client.get("/cases/1"), "#promises-h") == "Promises: 1 late, 1 open"
    client.post("/cases/1/close", data=NEVER | {"state": CaseState.FIXED})
    page = client.get("/cases/1")
    assert text_of(page, "#promises-h") == "Promises: 2 left open"
    assert "2 promises were left open when the case was closed." in text_of(page, ".next")
    assert "Left open" in text_of(page, "#promises")
    assert not parsed(page).select("#promises .late, #promises button")


@pytest.mark.parametrize(("restored", "says"), [(None, "Out until it was closed"), ("2025-05-03", "It was out for 2 days")])
def test_of_a_closed_case_the_outage_counts_no_more(app, owner, client, case, restored, says):
    work(app, owner, lambda: change_case(case_numbered(1), fault_since=datetime(2025, 5, 1, tzinfo=ZoneInfo("Europe/London"))))
    client.post("/cases/1/close", data=NEVER | {"state": CaseState.FIXED, "restored_at": restored or ""})
    assert says in text_of(client.get("/cases/1"), ".clocks")
