"""What worked before, and what of it is back."""

from datetime import date

import pytest

from consultant.baseline.actions import add_baseline_item
from consultant.baseline.rules import BaselineItem
from consultant.baseline.words import baseline_summary
from consultant.cases.actions import case_numbered
from tests.cases.desk import ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database

PAGE = "/cases/1/baseline"


def row(n: int, item: str, state: str = "not yet", **more: str) -> dict[str, str]:
    return {f"items-{n}-{name}": value for name, value in ({"item": item, "state": state} | more).items()}


@pytest.fixture
def two(app, owner, case) -> list[int]:
    """The ids of two items."""
    items = [BaselineItem("The printer", checked_how="print"), BaselineItem("The fax")]
    return work(app, owner, lambda: [add_baseline_item(case_numbered(1).id, item).id for item in items])


def stored(app, owner) -> list[tuple]:
    return [(i.item, i.state.value, i.checked_how, i.tested_on, i.stopgap) for i in record(app, owner).baseline]


def test_items_are_added(app, owner, client, case):
    page = client.get(PAGE)
    assert (shown(page, "items-0-item"), shown(page, "items-0-state")) == ("", "unchecked")
    data = row(0, ODD, checked_how="look") | row(1, "The fax", "cannot") | row(2, "", "unchecked")
    assert client.post(PAGE, data=data).headers["Location"] == "/cases/1?open=baseline#baseline-row"
    assert stored(app, owner) == [(ODD, "not yet", "look", None, None), ("The fax", "cannot", None, None, None)]
    assert "0 of 2 back" in text_of(client.get("/cases/1"), "#baseline")


def test_restored_items_say_when_they_were_tested(app, owner, client, two):
    page = client.get(PAGE)
    assert [shown(page, f"items-{n}-row_id") for n in (0, 1)] == [str(id) for id in two]
    data = row(0, "The printer", "back", row_id=str(two[0]), tested_on="2025-05-05", checked_how="print")
    data |= row(1, "The fax", row_id=str(two[1]), stopgap="Use mine")
    client.post(PAGE, data=data)
    assert stored(app, owner) == [
        ("The printer", "back", "print", date(2025, 5, 5), None),
        ("The fax", "not yet", None, None, "Use mine"),
    ]
    assert "Back, tested on 5 May 2025" in text_of(client.get("/cases/1"), "#baseline")


def test_what_somebody_else_added_meanwhile_stays(app, owner, client, two):
    client.post(PAGE, data=row(0, "The printer", "back", row_id=str(two[0])) | row(1, "The phone", "unchecked"))
    assert [item[:2] for item in stored(app, owner)] == [("The printer", "back"), ("The fax", "not yet"), ("The phone", "unchecked")]


def test_add_one_more_keeps_what_was_typed(client, case):
    page = client.post(PAGE, data=row(0, "The printer", "back") | {"more": "items"})
    assert (shown(page, "items-0-item"), shown(page, "items-0-state"), shown(page, "items-1-item")) == ("The printer", "back", "")


@on_one_database
@pytest.mark.parametrize(
    ("data", "field"),
    [
        (row(0, "", stopgap="Use mine"), "items-0-item"),
        (row(0, "x" * 4001), "items-0-item"),
        (row(0, "The printer", "gone"), "items-0-state"),
        (row(0, "The printer", "back", tested_on="soon"), "items-0-tested_on"),
        (row(0, "The printer", "back", tested_on="2099-05-05"), "items-0-tested_on"),
        (row(0, "The printer", "not yet", tested_on="2025-05-05"), "items-0-tested_on"),
    ],
)
def test_an_error_stands_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, data, field):
    page = client.post(PAGE, data=data)
    assert list(errors(page)) == [field]
    texts = {name: value for name, value in data.items() if not name.endswith("state")}
    assert {name: shown(page, name) for name in texts} == texts
    assert stored(app, owner) == []


def test_items_of_other_cases_are_not_changed(app, owner, client, two):
    open_case(app, owner)
    assert client.post("/cases/2/baseline", data=row(0, "Mine", row_id=str(two[0]))).status_code == 404
    assert client.post(PAGE, data=row(0, "Odd", row_id="9" * 9)).status_code == 404
    assert [item for item, *_ in stored(app, owner)] == ["The printer", "The fax"]


def test_unknown_and_foreign_cases(app, owner, stranger, client):
    open_case(app, stranger)
    assert client.get(PAGE).status_code == client.post(PAGE, data=row(0, "x")).status_code == 404
    assert record(app, stranger).baseline == ()


@pytest.mark.parametrize(
    ("back", "words"),
    [
        ((), "Nothing is noted yet"), ((True,), "It is back"), ((True, True), "All 2 things are back"), ((True, False), "1 of 2 back"),
        ((None,), "It is not checked yet"), ((None, None), "None of 2 things is checked yet"),
        ((None, None, True, False), "1 of 2 back, 2 not checked yet"),
    ],
)  # fmt: skip
def test_summary(babel_app, back, words):
    assert baseline_summary(tuple(BaselineItem("x", back=one is True, unchecked=one is None) for one in back)) == words


def test_an_item_on_which_nothing_rests_is_taken_out(app, owner, client, two):
    gone = row(0, "The printer", row_id=str(two[0]), gone="y") | row(1, "The fax", row_id=str(two[1]))
    assert client.post(PAGE, data=gone | row(2, "Never mind", gone="y")).status_code == 302
    assert [item for item, *_ in stored(app, owner)] == ["The fax"]


def test_an_item_that_is_back_or_printed_stays_and_says_why(app, owner, client, two):
    both = row(0, "The printer", "back", row_id=str(two[0])) | row(1, "The fax", row_id=str(two[1]))
    client.post(PAGE, data=both)
    page = client.post(PAGE, data=both | {"items-0-state": "not yet", "items-0-gone": "y"})
    assert list(errors(page)) == ["items-0-gone"] and "noted as back" in errors(page)["items-0-gone"]
    client.post(PAGE, data=both | {"items-0-state": "back", "items-0-tested_on": "2026-03-01", "items-1-stopgap": "Use mine"})
    client.post("/cases/1/revisit", data={"look_on": "2099-01-01"})
    client.post("/you/letterhead", data={"name": "Field IT", "phone": "555 0142", "zone": "Europe/London", "currency": "GBP"})
    assert client.post("/cases/1/report", data={"issue": "1"}).status_code == 302
    assert "Report 1 lists it" in errors(client.post(PAGE, data=both | {"items-1-gone": "y"}))["items-1-gone"]
    assert len(stored(app, owner)) == 2


def test_items_of_other_cases_are_not_taken_out(app, owner, client, two):
    open_case(app, owner)
    assert client.post("/cases/2/baseline", data=row(0, "Mine", row_id=str(two[0]), gone="y")).status_code == 404
    assert len(stored(app, owner)) == 2
