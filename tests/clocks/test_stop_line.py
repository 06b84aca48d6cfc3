"""The stop line: agreed for the case, the client or the practice; a word at 80 %, a step at 100 %, and nothing on paper."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.accounts.models import Practice
from consultant.assessment.rules import assess
from consultant.casefile.rules import read_case, write_case
from consultant.cases.actions import case_numbered
from consultant.cases.rules import CaseState, Closing
from consultant.clients.actions import client as client_row
from consultant.clocks.stop_line.rules import StopLine, agreed_minutes, stop_line
from consultant.clocks.stop_line.words import used_up
from consultant.database import change_row, db
from consultant.next_steps.words import step_reason
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.work.rules import Work, WorkKind
from tests.calls.shop import NEW, add_call, answers
from tests.cases.desk import errors, open_case, shown, text_of, work
from tests.cases.desk import record as stored
from tests.factories import MONDAY, call, record

NOW = MONDAY + timedelta(days=10)
NO = Option("Wait", OptionKind.LIVE_WITH, offers=(Offer(Reaction.DECLINED),))


@given(st.integers(0, 500), st.integers(0, 500))
def test_it_warns_at_four_fifths_and_is_reached_at_the_whole(agreed, used):
    line = stop_line(agreed, used)
    assert (line is not None) == (used > 0 and used >= 0.8 * agreed)
    assert (line is not None and line.reached) == (used > 0 and used >= agreed)


@pytest.mark.parametrize(("lines", "agreed"), [((None, None), None), ((None, 60), 60), ((30, 60), 30), ((0, 60), 0)])
def test_the_case_counts_before_the_client_and_the_client_before_the_practice(lines, agreed):
    assert agreed_minutes(*lines) == agreed


def unpaid(minutes, agreed, **more):
    return record(call(0, "acme", paid=False, minutes=minutes), call(1, "acme", paid=True, minutes=500), usual_stop_line=agreed, **more)


def steps(case):
    return [(step.rule, step.code, step.rows) for step in assess(case, NOW).next_steps]


def test_h_the_agreed_time_is_used_up(babel_app):
    case = unpaid(60, 60)
    assert steps(case) == [("h", "wind_down", ("calls[0]",))]
    assert step_reason(assess(case, NOW).next_steps[0], case, NOW) == "The agreed unpaid time is used up: 1 hour of 1 hour."
    assert steps(unpaid(59, 60)) == [("j", "nothing_due", ())]
    travel = (Work(MONDAY.date(), 1, WorkKind.TRAVEL, paid=False),)
    assert steps(unpaid(59, 60, work=travel)) == [("h", "wind_down", ("calls[0]", "work[0]"))]


def test_h_for_both_reasons_is_one_step(babel_app):
    case = unpaid(61, 60, options=(NO,))
    assert steps(case) == [("h", "wind_down", ("calls[0]", "options[0]"))]
    assert step_reason(assess(case, NOW).next_steps[0], case, NOW) == (
        "The agreed unpaid time is used up: 1 hour 1 minute of 1 hour. There are options, and the answer to every one was no."
    )


def test_a_closed_case_is_at_no_line():
    assert assess(unpaid(90, 60, closing=Closing(CaseState.FIXED, NOW)), NOW).stop_line is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (StopLine(60, 50), "The agreed unpaid time is nearly used up: 50 minutes of 1 hour."),
        (StopLine(60, 75), "The agreed unpaid time is used up: 1 hour 15 minutes of 1 hour."),
        (StopLine(0, 5), "No unpaid time was agreed, and 5 minutes was unpaid."),
    ],
)
def test_words(babel_app, line, words):
    assert used_up(line) == words


def test_the_cases_own_line_travels_in_its_file():
    own = read_case(write_case(record(call(0, "acme"), stop_line=45, usual_stop_line=60)))
    assert (own.stop_line, own.usual_stop_line) == (45, None)
    assert "stop_line" not in write_case(record(usual_stop_line=60))


@pytest.fixture
def case(app, owner):
    """A case with 50 unpaid minutes."""
    open_case(app, owner, firms=("Till maker",))
    add_call(app, owner, minutes=50, paid=False)


def agree(app, owner, *, practice=None, client=None):
    def do():
        change_row(db.session.get(Practice, owner.practice_id), stop_line=practice)
        change_row(client_row(case_numbered(1).client_id), stop_line=client)

    work(app, owner, do)


def test_practice_client_and_case_agree_in_turn(app, owner, client, case):
    assert "agreed unpaid time" not in client.get("/cases/1").text
    client.post("/you/unpaid-time", data={"stop_line": "60"})
    assert "nearly used up: 50 minutes of 1 hour." in text_of(client.get("/cases/1"), ".note")
    assert "nearly used up: 50 minutes of 1 hour." in text_of(client.get(NEW), ".note")
    agree(app, owner, practice=60, client=50)
    page = client.get("/cases/1")
    assert "The agreed unpaid time is used up: 50 minutes of 50 minutes." in text_of(page, ".note")
    assert "Put back what worked, write the report" in text_of(page, ".next")
    page = client.get("/cases/1/edit")
    assert shown(page, "stop_line") == ""
    assert "Left empty, it is what you agreed otherwise: 50 minutes." in text_of(page)
    client.post("/cases/1/edit", data={"title": "No cards", "problem": "It broke.", "stop_line": "240"})
    assert stored(app, owner).stop_line == 240
    assert not text_of(client.get("/cases/1"), ".note:not([role]):not([hidden])")
    assert shown(client.get("/cases/1/edit"), "stop_line") == "240"


@pytest.mark.parametrize("typed", ["soon", "-1", "1.5", "1" * 12])
@pytest.mark.parametrize("page", ["/you/unpaid-time", "/cases/1/edit"])
def test_odd_minutes_are_said_at_the_field(app, owner, client, case, page, typed):
    answer = client.post(page, data={"stop_line": typed, "title": "No cards", "problem": "It broke."})
    assert list(errors(answer)) == ["stop_line"]
    assert shown(answer, "stop_line") == typed


def test_the_limit_of_the_practice_can_be_lifted(client, case):
    client.post("/you/unpaid-time", data={"stop_line": "40"})
    assert "At most 40 minutes." in text_of(client.get("/you"), "section")
    assert shown(client.get("/you/unpaid-time"), "stop_line") == "40"
    client.post("/you/unpaid-time", data={"stop_line": ""})
    assert "No limit is set." in text_of(client.get("/you"), "section")
    assert "unpaid time is" not in client.get("/cases/1").text


def test_logging_the_call_that_uses_it_up_says_so(client, case):
    client.post("/you/unpaid-time", data={"stop_line": "70"})
    assert not text_of(client.get("/cases/1"), ".note:not([hidden])")
    client.post(NEW, data=answers(minutes="20", paid="unpaid", at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M")))
    assert "used up: 1 hour 10 minutes of 1 hour 10 minutes." in text_of(client.get("/cases/1"), ".note.late")
