"""Somebody who can help with a part that is beyond us."""

import pytest

from consultant.referrals.rules import Referral
from tests.cases.desk import ODD, errors, open_case, record, shown, text_of
from tests.conftest import on_one_database

NEW = "/cases/1/referrals/new"
TYPED = {"refer_to": "Ann", "refer_why": ODD, "refer_contact": "555 0100", "refer_handed_over": "The log", "helped": "unknown"}


def test_added_then_said_to_have_helped(app, owner, client, case):
    assert client.get(NEW).status_code == 200
    client.post(NEW, data=TYPED)
    assert "Not known yet" in text_of(client.get("/cases/1"), "#referrals")
    page = client.get("/cases/1/referrals/1")
    assert {name: shown(page, name) for name in TYPED} == TYPED
    client.post("/cases/1/referrals/1", data=TYPED | {"helped": "yes", "refer_contact": ""})
    (now,) = record(app, owner).referrals
    assert now == Referral("Ann", ODD, "The log", None, True, id=now.id)
    client.post("/cases/1/referrals/1", data=TYPED | {"helped": "no"})
    assert record(app, owner).referrals[0].helped is False


@on_one_database
@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"helped": "unknown"}, ["refer_to", "refer_why"]),
        (TYPED | {"refer_why": " "}, ["refer_why"]),
        (TYPED | {"refer_to": "x" * 201}, ["refer_to"]),
        (TYPED | {"helped": "perhaps"}, ["helped"]),
    ],
)
def test_an_error_stands_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, fields):
    page = client.post(NEW, data=typed)
    assert list(errors(page)) == fields
    texts = {name: value for name, value in typed.items() if name != "helped" and value.strip()}
    assert {name: shown(page, name) for name in texts} == texts
    assert record(app, owner).referrals == ()


def test_what_is_not_this_cases_is_not_there(app, owner, client, case):
    open_case(app, owner)
    client.post(NEW, data=TYPED)
    assert client.get("/cases/1/referrals/9").status_code == 404
    assert client.get("/cases/2/referrals/1").status_code == 404, "another case's"
    assert client.get("/cases/9/referrals/1").status_code == 404
    assert client.get(f"/cases/1/referrals/{10**20}").status_code == 404
