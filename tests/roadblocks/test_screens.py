"""What is in the way: noted, changed, out of the way, taken out."""

from datetime import UTC, datetime

import pytest
import time_machine

from consultant.roadblocks.rules import Roadblock, RoadblockKind
from tests.cases.desk import ODD, errors, open_case, record, shown, text_of
from tests.conftest import on_one_database, signed_in

NEW = "/cases/1/roadblocks/new"
FOLD = "#in-the-way"
TYPED = {"what": ODD, "owner": "acme", "kind": "cost"}


def stored(app, owner, number: int = 1) -> tuple[Roadblock, ...]:
    return record(app, owner, number).roadblocks


def test_noted_then_changed(app, owner, client, case):
    assert "Nothing is noted" in text_of(client.get("/cases/1"), FOLD)
    assert client.get(NEW).status_code == 200
    assert client.post(NEW, data=TYPED).location == "/cases/1?open=in-the-way#in-the-way-row"
    assert stored(app, owner) == (Roadblock(ODD, RoadblockKind.COST, "acme", id=1),)
    fold = text_of(client.get("/cases/1"), FOLD)
    assert ODD in fold and "Who can move it: Acme" in fold and "Only your practice sees this: Cost" in fold
    page = client.get("/cases/1/roadblocks/1")
    assert {name: shown(page, name) for name in TYPED} == TYPED
    client.post("/cases/1/roadblocks/1", data={"what": "A storm", "outside_cause": "storm", "kind": "environment"})
    assert stored(app, owner) == (Roadblock("A storm", RoadblockKind.ENVIRONMENT, outside_cause="storm", id=1),)
    assert "A cause outside: storm" in text_of(client.get("/cases/1"), FOLD)


@time_machine.travel(datetime(2025, 5, 6, 23, 30, tzinfo=UTC), tick=False)  # already the next day in London
def test_cleared_with_one_button_and_on_the_first_day_only(app, owner, case):
    client = signed_in(app, owner)
    for what in ("The cellar is wet", "No key"):
        client.post(NEW, data=TYPED | {"what": what})
    assert client.post("/cases/1/roadblocks/1/cleared").location == "/cases/1?open=in-the-way#in-the-way-row"
    with time_machine.travel(datetime(2025, 5, 9, tzinfo=UTC)):
        client.post("/cases/1/roadblocks/1/cleared")
    assert [str(block.cleared_on) for block in stored(app, owner)] == ["2025-05-07", "None"]
    fold = text_of(client.get("/cases/1"), FOLD)
    assert "Out of the way since 7 May 2025" in fold
    assert fold.startswith("In the way No key"), "what stands comes first"
    assert shown(client.get("/cases/1/roadblocks/1"), "cleared_on") == "2025-05-07"
    client.post("/cases/1/roadblocks/1", data=TYPED | {"cleared_on": ""})
    assert stored(app, owner)[0].stands


def test_taken_out_once_asked(app, owner, client, case):
    client.post(NEW, data=TYPED)
    page = client.get("/cases/1/roadblocks/1/remove")
    assert ODD in text_of(page)
    assert len(stored(app, owner)) == 1, "looking deletes nothing"
    sent = {"once": "key"}
    assert client.post("/cases/1/roadblocks/1/remove", data=sent).location == "/cases/1?open=in-the-way#in-the-way-row"
    assert stored(app, owner) == ()
    assert client.post("/cases/1/roadblocks/1/remove", data=sent).location == "/cases/1", "the same page sent twice"
    assert client.get("/cases/1/roadblocks/1/remove").status_code == 404


@on_one_database
@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        (TYPED | {"what": " "}, ["what"]),
        (TYPED | {"what": "x" * 201}, ["what"]),
        (TYPED | {"owner": "nobody-here"}, ["owner"]),
        (TYPED | {"kind": "ghost"}, ["kind"]),
        (TYPED | {"outside_cause": "storm"}, ["outside_cause"]),
        (TYPED | {"cleared_on": "soon"}, ["cleared_on"]),
        (TYPED | {"cleared_on": "2099-01-01"}, ["cleared_on"]),
    ],
)
def test_an_error_stands_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, fields):
    client.post(NEW, data=TYPED)
    page = client.post("/cases/1/roadblocks/1", data=typed)
    assert list(errors(page)) == fields
    texts = {name: value for name, value in typed.items() if name in ("what", "outside_cause", "cleared_on") and value.strip()}
    assert {name: shown(page, name) for name in texts} == texts
    assert stored(app, owner) == (Roadblock(ODD, RoadblockKind.COST, "acme", id=1),)


def test_what_is_not_this_cases_is_not_there(app, owner, stranger, client, case):
    client.post(NEW, data=TYPED)
    open_case(app, owner)
    open_case(app, stranger)
    for page in ("/cases/2/roadblocks/1", "/cases/1/roadblocks/9", f"/cases/1/roadblocks/{10**20}"):
        assert client.get(page).status_code == client.post(page, data=TYPED).status_code == 404
        assert client.post(f"{page}/cleared").status_code == client.post(f"{page}/remove").status_code == 404
    assert stored(app, owner)[0].stands
    assert client.get("/cases/9/roadblocks/new").status_code == 404
