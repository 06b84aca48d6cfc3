"""A client's page: read, add, change, remove."""

import pytest

from consultant.cases.actions import case_numbered
from consultant.clients.actions import add_client, clients
from consultant.parties.actions import party_of
from tests.cases.desk import HIDDEN, ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database

NEW = "/clients/new"
LEAST = {"name": "Ann", "kind": "household"}
MOST = LEAST | {
    "phone": "+44 (0)20 7946 0018", "email": "ann@example.com", "address": "1 Long Lane\nTown", "likes": "Slowly", "private_note": "Dog",
    "stop_line": "90", "never_offer": "A new line", "reach_by": "e-mail", "detail": "short",
}  # fmt: skip


NOTED = {
    "How they like to be helped": "Slowly", "How to reach them": "By e-mail · Short", "Never offer": "A new line",
}  # fmt: skip


def stored(app, owner) -> list[dict[str, str | None]]:
    rows = work(app, owner, lambda: [{name: getattr(who, name) for name in MOST} for who in clients()])
    return [row | {"stop_line": row["stop_line"] and str(row["stop_line"])} for row in rows]


def test_a_client_is_added_with_everything(app, owner, client):
    assert client.post(NEW, data=MOST).headers["Location"] == "/clients/1"
    assert stored(app, owner) == [MOST]
    page = client.get("/clients/1")
    assert all(text in text_of(page) for text in ("Slowly", "Dog", "1 hour 30 minutes", "No case yet", "1 Long Lane Town"))
    assert 'href="tel:+442079460018"' in page.text and 'href="mailto:ann@example.com"' in page.text


def test_a_client_is_changed_and_keeps_what_was_not_changed(app, owner, client):
    client.post(NEW, data=MOST)
    page = client.get("/clients/1/edit")
    assert {name: shown(page, name) for name in MOST} == MOST
    client.post("/clients/1/edit", data=MOST | {"kind": "club", "likes": ""})
    assert stored(app, owner) == [MOST | {"kind": "club", "likes": None}]


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": HIDDEN}, "name"),
        ({"kind": "king"}, "kind"),
        ({"phone": "no"}, "phone"),
        ({"email": "no"}, "email"),
        ({"likes": "x" * 4001}, "likes"),
        ({"stop_line": "an hour"}, "stop_line"),
        ({"private_note": "x" * 4001}, "private_note"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(app, owner, client, typed, field):
    page = client.post(NEW, data=MOST | typed)
    assert list(errors(page)) == [field]
    assert shown(page, "address") == MOST["address"]
    assert stored(app, owner) == []


@pytest.mark.parametrize("name", ["Ann", "ANN", "ＡＮＮ"])
def test_two_clients_do_not_get_one_name(app, owner, client, name):
    client.post(NEW, data=LEAST)
    assert "already" in errors(client.post(NEW, data={"name": name, "kind": "club"}))["name"]
    client.post(NEW, data={"name": "Ben", "kind": "club"})
    assert "already" in errors(client.post("/clients/2/edit", data={"name": name, "kind": "club"}))["name"]
    assert client.post("/clients/1/edit", data={"name": name, "kind": "club"}).status_code == 302


def test_a_name_that_was_given_up_is_free_again(app, owner, client):
    client.post(NEW, data=LEAST)
    client.post("/clients/1/edit", data=LEAST | {"name": "Zoë"})
    assert "already" in errors(client.post(NEW, data=LEAST | {"name": "ZOË"}))["name"]
    assert client.post(NEW, data=LEAST | {"name": "ann"}).status_code == 302


def test_two_of_one_name_that_came_with_files_can_still_be_changed(app, owner, client):
    for kind in ("household", "a club of the 1920s"):
        work(app, owner, lambda kind=kind: add_client("Ann", kind))
    page = client.get("/clients/2/edit")
    assert shown(page, "kind") == "a club of the 1920s"
    assert client.post("/clients/2/edit", data={"name": "Ann", "kind": "a club of the 1920s", "likes": "Tea"}).status_code == 302


def test_a_new_name_is_theirs_in_their_cases_and_the_short_name_stays(app, owner, client):
    open_case(app, owner, firms=("Acme",))
    work(app, owner, lambda: setattr(party_of(case_numbered(1).id, "café-rosa"), "short_name", "Rosa"))
    client.post("/clients/1/edit", data={"name": ODD, "kind": "club"})
    case = record(app, owner)
    assert (case.client.name, case.you.name, case.you.called) == (ODD, ODD, "Rosa")
    assert "<script>" not in client.get("/clients/1").text


def test_a_name_that_a_case_has_already_is_refused_and_says_where(app, owner, client):
    open_case(app, owner, firms=("Acme",))
    page = client.post("/clients/1/edit", data={"name": "acme", "kind": "club"})
    assert errors(page)["name"] == "Somebody else has this name in case no. 1."


def test_their_cases_are_listed_and_a_new_one_begins_with_them(app, owner, client):
    open_case(app, owner, title="No cards")
    page = client.get("/clients/1")
    assert "No. 1 Open No cards" in text_of(page)
    assert shown(client.get("/cases/new?client=1"), "client_id") == "1"
    for odd in ("99", "x", ""):
        assert client.get(f"/cases/new?client={odd}").status_code == 200


def test_notes_for_next_time_are_shown_before_each_call_with_or_about_a_client(app, owner, client):
    case, firm = open_case(app, owner, firms=("Acme",)), "acme"
    noted = {"likes": "Slowly", "never_offer": "A new line", "reach_by": "e-mail", "detail": "short"}
    pages = [f"/cases/{case}", f"/cases/{case}/calls/new", f"/cases/{case}/calls/listen", f"/cases/{case}/conference",
             f"/cases/{case}/parties/card?party={firm}"]  # fmt: skip
    assert not any("Never offer" in client.get(page).text for page in pages)
    before = client.get("/pocket").json["pages"]
    client.post("/clients/1/edit", data={"name": "Café Rosa", "kind": "club"} | noted)
    assert client.get("/pocket").json["pages"] != before, "a device keeps the page of a call, and has to renew it"
    for page in pages:
        told = text_of(client.get(page))
        assert all(f"{label}: {text}" in told for label, text in NOTED.items()), page
    assert all(text in text_of(client.get("/clients/1")) for text in NOTED.values())
    assert "A new line" not in client.get(f"/cases/{case}/reports/preview").text
