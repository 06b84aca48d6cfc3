"""Somebody who is no longer a client is offered for nothing new, and still found in all that is recorded."""

from datetime import UTC, datetime

from consultant.clients.actions import add_client, leave
from consultant.clients.actions import client as client_of
from tests.cases.desk import errors, open_case, text_of, work
from tests.pages import parsed

TODAY = datetime.now(UTC).date()
LEFT = "no longer a client since"


def options(page) -> list[str]:
    return [one.get_text() for one in parsed(page).select("select[name=client_id] option")]


def test_who_left_is_offered_for_nothing_new_and_found_everywhere(app, owner, client):
    open_case(app, owner, client="Ann")
    open_case(app, owner, client="Bea")
    assert options(client.get("/cases/new")) == ["A new client", "Ann", "Bea"]
    assert "left_on" in errors(client.post("/clients/1/leave", data={"left_on": "2099-01-01"}))
    answer = client.post("/clients/1/leave?next=/contacts", data={"left_on": TODAY.isoformat()})
    assert answer.location == "/contacts"
    assert options(client.get("/cases/new")) == ["A new client", "Bea"]
    for where in ("/clients/1", "/cases/1", "/cases?q=ann", "/contacts?q=ann"):
        assert LEFT in text_of(client.get(where)).lower(), where
    assert LEFT not in text_of(client.get("/clients/2")).lower()
    client.post("/clients/1/return")
    assert options(client.get("/cases/new")) == ["A new client", "Ann", "Bea"]


def test_a_case_for_who_left_can_be_opened_once_it_was_said(app, owner, client):
    who = work(app, owner, lambda: add_client("Ann", "household").id)
    open_case(app, owner, client="Ann")
    work(app, owner, lambda: leave(client_of(who), TODAY))
    typed = {"problem": "It broke.", "client_name": "  ann ", "client_kind": "household", "can_help": "yes"}
    page = client.post("/cases/new", data=typed)
    assert LEFT in errors(page)["client_name"] and LEFT in options(page)[1]
    answer = client.post("/cases/new", data=typed | {"client_name": "", "client_id": str(who)}, follow_redirects=True)
    assert "The case is open all the same" in text_of(answer)
    assert parsed(answer).select_one(f'form[action^="/clients/{who}/return"] button').get_text() == "They are a client again"
