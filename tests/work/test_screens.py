"""Travel and other work on its pages."""

from datetime import date

import pytest

from tests.cases.desk import ODD, errors, open_case, record, shown, text_of
from tests.conftest import on_one_database
from tests.pages import parsed

NEW, ROW = "/cases/1/work/new", "/cases/1/work/1"
WORK = {"kind": "travel", "minutes": "45", "on": "2025-05-05", "what": ODD, "paid": "unpaid", "cause": "goodwill"}


def test_work_is_noted_counted_changed_and_taken_out(app, owner, client, case):
    page = parsed(client.get(NEW))
    assert page.select_one("[name=on]")["value"] == str(date.today())
    assert [one["value"] for one in page.select("[data-asks~=cause]")] == ["unpaid"]
    assert client.post(NEW, data=WORK).location == "/cases/1?open=work#work-row"
    (stored,) = record(app, owner).work
    assert (stored.on, stored.minutes, stored.kind, stored.paid, stored.cause) == (date(2025, 5, 5), 45, "travel", False, "goodwill")
    told = text_of(client.get("/cases/1"))
    assert "Travel, 45 minutes" in told and "5 May 2025 · unpaid: goodwill" in told and "45 minutes, private" in told
    assert "Unpaid 45 minutes" in text_of(client.get("/cases/1"), ".clocks")
    assert {name: shown(client.get(ROW), name) for name in WORK} == WORK
    client.post(ROW, data=WORK | {"paid": "paid", "what": ""})
    (stored,) = record(app, owner).work
    assert (stored.paid, stored.cause, stored.what) == (True, "not noted", None), "paid time has no cause"
    assert "Travel, 45 minutes" in text_of(client.get(f"{ROW}/remove"))
    assert client.post(f"{ROW}/remove").status_code == 302
    assert record(app, owner).work == () and client.get(ROW).status_code == 404


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "an hour"}, "minutes"),
        ({"on": ""}, "on"),
        ({"on": "2099-01-01"}, "on"),
        ({"paid": "half"}, "paid"),
        ({"cause": "fate"}, "cause"),
        ({"what": "x" * 2001}, "what"),
    ],
)
def test_odd_work_is_said_at_its_field(app, owner, client, case, typed, field):
    page = client.post(NEW, data=WORK | typed)
    assert list(errors(page)) == [field]
    assert record(app, owner).work == ()


def test_work_of_another_case_is_not_there(app, owner, client, case):
    open_case(app, owner)
    client.post(NEW, data=WORK)
    assert [client.get(page).status_code for page in ("/cases/2/work/1", "/cases/2/work/1/remove", "/cases/1/work/9")] == [404] * 3
