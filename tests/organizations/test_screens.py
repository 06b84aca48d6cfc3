"""An organization of the directory: read, add, change, remove."""

import pytest

from consultant.cases.actions import case_numbered
from consultant.organizations.actions import organizations
from consultant.parties.actions import change_party, party_of
from tests.cases.desk import HIDDEN, ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database
from tests.pages import parsed

NEW = "/organizations/new"
LEAST = {"name": "Acme", "role": "carrier"}
MOST = LEAST | {
    "numbers-0-number": "+49 30 / 123-45", "numbers-0-label": "Faults", "numbers-1-number": "0800 1#", "numbers-1-label": "",
    "hours": "8am to 6pm", "phone_menu": "2, then 4\nthen wait", "web": "https://acme.example/help", "private_note": "Ask for Jo",
}  # fmt: skip


def stored(app, owner) -> list[tuple]:
    return work(app, owner, lambda: [(firm.name, firm.role, firm.numbers, firm.web) for firm in organizations()])


def test_an_organization_is_added_with_everything(app, owner, client):
    assert client.post(NEW, data=MOST).headers["Location"] == "/organizations/1"
    numbers = [["+49 30 / 123-45", "Faults"], ["0800 1#", ""]]
    assert stored(app, owner) == [("Acme", "carrier", numbers, "https://acme.example/help")]
    page = client.get("/organizations/1")
    assert all(text in text_of(page) for text in ("Faults", "8am to 6pm", "2, then 4", "Ask for Jo", "In no case yet"))
    links = {link.get_text(strip=True): link["href"] for link in parsed(page).select("a.tel")}
    assert links == {
        "+49 30 / 123-45": "tel:+493012345", "0800 1#": "tel:08001%23", "https://acme.example/help": "https://acme.example/help",
    }  # fmt: skip


def test_it_is_changed_in_place_and_an_emptied_number_goes(app, owner, client):
    client.post(NEW, data=MOST)
    page = client.get("/organizations/1/edit")
    assert {name: shown(page, name) for name in MOST} == MOST
    client.post("/organizations/1/edit", data=MOST | {"numbers-0-number": "", "numbers-0-label": "", "web": "acme.example"})
    assert stored(app, owner) == [("Acme", "carrier", [["0800 1#", ""]], "https://acme.example")]


def test_one_more_number_keeps_what_was_typed(client):
    page = client.post(NEW, data=MOST | {"more": "numbers"})
    assert errors(page) == {}
    assert {name: shown(page, name) for name in MOST} == MOST
    assert shown(page, "numbers-2-number") == ""


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"role": "client"}, "role"),
        ({"numbers-0-number": ""}, "numbers-0-number"),
        ({"numbers-0-number": "call me"}, "numbers-0-number"),
        ({"numbers-0-label": "x" * 61}, "numbers-0-label"),
        ({"hours": "x" * 201}, "hours"),
        ({"phone_menu": "x" * 4001}, "phone_menu"),
        ({"web": "javascript:alert(1)"}, "web"),
        ({"web": "javascript://acme.example/%0aalert(1)"}, "web"),
        ({"web": "ftp://acme.example"}, "web"),
        ({"web": "acme dot example"}, "web"),
        ({"web": "https://good.example@evil.example"}, "web"),
        ({"web": "https://" + "x" * 200 + ".example"}, "web"),
        ({"private_note": HIDDEN}, "private_note"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(app, owner, client, typed, field):
    page = client.post(NEW, data=MOST | typed)
    assert list(errors(page)) == [field]
    assert stored(app, owner) == []


def test_two_organizations_do_not_get_one_name(app, owner, client):
    open_case(app, owner, firms=("Acme", "Bell"))
    assert "already" in errors(client.post(NEW, data={"name": "ACME", "role": "bank"}))["name"]
    assert "already" in errors(client.post("/organizations/2/edit", data={"name": "acme", "role": "bank"}))["name"]
    assert client.post("/organizations/1/edit", data={"name": "ACME", "role": "bank"}).status_code == 302
    assert record(app, owner).party("acme").name == "ACME"


def test_a_firm_is_one_however_its_letters_are_set(app, owner, client):
    open_case(app, owner, firms=("Acme", "Ångström"))
    open_case(app, owner, firms=("ACME", "ÅNGSTRÖM"))
    assert [name for name, *_ in stored(app, owner)] == ["Acme", "Ångström"]
    assert "In 2 cases" in text_of(client.get("/organizations/1"))


def test_a_new_name_goes_into_all_cases_and_short_names_stay(app, owner, client):
    for _ in range(2):
        open_case(app, owner, firms=("Acme",))
    work(app, owner, lambda: change_party(party_of(case_numbered(2).id, "acme"), short_name="AC", account_number="80041177302"))
    client.post("/organizations/1/edit", data={"name": ODD, "role": "carrier"})
    first, second = (record(app, owner, number).party("acme") for number in (1, 2))
    assert (first.name, first.called, second.name, second.called) == (ODD, ODD, ODD, "AC")
    page = client.get("/organizations/1")
    assert "Called AC there" in text_of(page) and "8004 1177 302" in text_of(page)
    assert "<script>" not in page.text
    assert "No cards" in text_of(client.get("/cases", query_string={"q": ODD}))


def test_a_name_that_a_case_has_already_is_refused_and_says_where(app, owner, client):
    for _ in range(7):
        open_case(app, owner, firms=("Acme",))
    page = client.post("/organizations/1/edit", data={"name": "café rosa", "role": "carrier"})
    assert errors(page)["name"] == "Somebody else has this name in cases no. 1, 2, 3, 4, 5 and 2 more."
