"""A firm or person in a case, on its page."""

import pytest

from consultant.calls.actions import record_call
from consultant.cases.actions import case_numbered
from consultant.organizations.actions import organizations
from consultant.parties.actions import add_named_party, add_part, add_party, party_rows
from consultant.parties.rules import Part, Party, Role
from tests.cases.desk import ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database
from tests.factories import blames, call
from tests.pages import parsed

NEW = "/cases/1/parties/new"


@pytest.fixture
def case(app, owner) -> int:
    """The number of an open case with two firms."""
    return open_case(app, owner, firms=("Till maker", "Card bank"))


def test_a_party_is_added(app, owner, client, case):
    typed = {"name": "Line firm", "short_name": "LF", "role": "carrier", "looks_after": "The line", "source": "told", "detail": "Ann",
             "noted_on": "2025-05-01", "account_number": "A 1", "private_note": "slow"}  # fmt: skip
    assert client.post(NEW, data=typed).status_code == 302
    party = record(app, owner).party("line-firm")
    assert (party.called, party.role.value, party.account_number, party.private_note) == ("LF", "carrier", "A 1", "slow")
    (part,) = record(app, owner).parts
    assert (part.name, part.party, part.source.value, part.detail) == ("The line", "line-firm", "told", "Ann")
    assert "Account number: A 1" in text_of(client.get("/cases/1"), "#who")


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": "A", "role": "client"}, "role"),
        ({"name": "A", "source": "told"}, "looks_after"),
        ({"name": "A", "source": "odd", "looks_after": "x"}, "source"),
        ({"name": "A", "noted_on": "soon", "looks_after": "x"}, "noted_on"),
        ({"name": "A", "noted_on": "2999-01-01", "looks_after": "x"}, "noted_on"),
    ],
)
def test_a_party_that_cannot_be_meant_is_said_at_its_field(app, owner, client, case, typed, field):
    page = client.post(NEW, data={"role": "vendor"} | typed)
    assert list(errors(page)) == [field]
    assert len(record(app, owner).parties) == 4


def test_what_is_known_of_a_firm_that_is_there_already_stays(app, owner, client, case):
    client.post(NEW, data={"name": "Line firm", "role": "carrier", "account_number": "A 1"})
    client.post(NEW, data={"name": "Line firm", "role": "carrier", "looks_after": "The line"})
    assert record(app, owner).party("line-firm").account_number == "A 1"
    assert len(record(app, owner).parties) == 5


def test_a_party_is_changed_in_place(app, owner, client, case):
    page = client.get("/cases/1/parties?party=till-maker")
    assert (shown(page, "name"), shown(page, "role")) == ("Till maker", "vendor")
    client.post("/cases/1/parties?party=till-maker", data={"name": ODD, "role": "manufacturer"})
    party = record(app, owner).party("till-maker")
    assert (party.name, party.role, party.short_name) == (ODD, Role.MANUFACTURER, None)
    assert "<script>" in text_of(client.get("/cases/1"), "#who")


@pytest.mark.parametrize(
    ("name", "role"),
    [("Till maker", "carrier"), ("TILL maker", "carrier"), ("café rosa", "vendor"), ("Sam Field", "vendor"), ("TM", "vendor")],
)
def test_a_name_that_is_used_as_something_else_makes_no_second_party(app, owner, client, case, name, role):
    client.post("/cases/1/parties?party=till-maker", data={"name": "Till maker", "role": "vendor", "short_name": "TM"})
    page = client.post(NEW, data={"name": name, "role": role})
    assert "Another party of this case has this name" in errors(page)["name"]
    assert len(record(app, owner).parties) == 4


def test_whoever_is_named_at_the_same_moment_is_one_party_and_the_client_stays_apart(app, owner, case):
    """Behind the form: another page may have been quicker."""

    def add(name: str) -> str:
        return work(app, owner, lambda: add_named_party(case_numbered(1).id, name, Role.BANK).key)

    assert [add("TILL maker"), add("Café Rosa"), add("café rosa")] == ["till-maker", "café-rosa-2", "café-rosa-2"]


def test_adding_a_firm_again_notes_its_part_once_and_keeps_both_notes(app, owner, client, case):
    for once in "ab":
        client.post(NEW, data={"name": "till MAKER", "role": "vendor", "looks_after": "The till", "private_note": once, "once": once})
    assert record(app, owner).party("till-maker").private_note == "a\nb"
    assert [(p.name, p.role) for p in record(app, owner).parties[2:]] == [("Till maker", Role.VENDOR), ("Card bank", Role.VENDOR)]
    assert [part.name for part in record(app, owner).parts] == ["The till"]


@pytest.mark.parametrize("short_name", ["Card bank", "CB", "café rosa"])
def test_two_of_a_case_are_not_called_the_same(app, owner, client, case, short_name):
    client.post("/cases/1/parties?party=card-bank", data={"name": "Card bank", "role": "vendor", "short_name": "CB"})
    page = client.post("/cases/1/parties?party=till-maker", data={"name": "Till maker", "role": "vendor", "short_name": short_name})
    assert list(errors(page)) == ["short_name"]


@pytest.mark.parametrize("name", ["Card bank", "CARD bank", "café rosa"])
def test_two_of_a_case_do_not_get_one_name(app, owner, client, case, name):
    page = client.post("/cases/1/parties?party=till-maker", data={"name": name, "role": "vendor"})
    assert "has this name" in errors(page)["name"]
    assert record(app, owner).party("till-maker").name == "Till maker"
    assert client.post("/cases/1/parties?party=till-maker", data={"name": "Till Maker", "role": "vendor"}).status_code == 302


def test_a_firm_with_a_new_name_is_filed_under_it(app, owner, client, case):
    client.post("/cases/1/parties?party=till-maker", data={"name": "Card bank", "role": "vendor"})
    client.post("/cases/1/parties?party=till-maker", data={"name": "Line firm", "role": "carrier"})

    def filed() -> list[tuple[str, str]]:
        names = {firm.id: firm.name for firm in organizations()}
        return [(row.name, names[row.organization_id]) for row in party_rows(case_numbered(1).id) if row.organization_id]

    assert work(app, owner, filed) == [("Line firm", "Line firm"), ("Card bank", "Card bank")]


def test_a_slip_of_the_pen_leaves_nothing_in_the_directory_but_what_is_known_stays(app, owner, client, case):
    client.post("/organizations/2/edit", data={"name": "Card bank", "role": "bank", "hours": "9 to 5"})
    for key, name in {"till-maker": "Till makers", "card-bank": "Card banks"}.items():
        client.post(f"/cases/1/parties?party={key}", data={"name": name, "role": "vendor"})
    assert work(app, owner, lambda: {firm.name for firm in organizations()}) == {"Till makers", "Card bank", "Card banks"}


def test_the_case_leads_to_numbers(client, case):
    assert client.get("/cases/1/parties/contact?party=till-maker").headers["Location"] == "/organizations/1"
    assert client.get("/cases/1/parties/contact?party=café-rosa").headers["Location"] == "/clients/1"
    assert client.get("/cases/1/parties/contact?party=sam-field").status_code == 404
    links = [link["href"] for link in parsed(client.get("/cases/1")).select("#who .item a")]
    assert len([link for link in links if "/contact?" in link]) == 3


def test_a_party_that_nothing_names_can_be_taken_out(app, owner, client, case):
    page = client.get("/cases/1/parties/remove?party=till-maker")
    assert "Take this out of the case?" in text_of(page)
    letter = {"wrong": "The till broke.", "wants": "Mend it.", "answer_by": "2099-05-01"}
    assert client.post("/cases/1/complaint?party=till-maker", data=letter).status_code == 302
    client.post("/cases/1/parties/remove?party=till-maker")
    assert [party.id for party in record(app, owner).parties if party.is_outside] == ["card-bank"]
    client.post("/cases/1/parties/new", data={"name": "Till maker", "role": "vendor"})
    assert shown(client.get("/cases/1/complaint?party=till-maker"), "wants") == ""


def test_a_party_that_is_named_stays_and_it_says_where(app, owner, client, case):
    work(app, owner, lambda: record_call(case_numbered(1).id, call(0, "card-bank", blames("card-bank", "till-maker"))))
    work(app, owner, lambda: add_part(case_numbered(1).id, Part("The till", "till-maker")))
    for page in (client.get("/cases/1/parties/remove?party=till-maker"), client.post("/cases/1/parties/remove?party=till-maker")):
        assert "Named in the call of 5 May 2025 and “Who looks after what”. Whoever is named stays in the case." in text_of(page)
        assert "<form" not in page.text
    assert "in every case" in text_of(client.post("/cases/1/parties/remove?party=sam-field"))
    assert len(record(app, owner).parties) == 4


def test_what_points_at_a_party_by_then_keeps_it(app, owner, client, case, monkeypatch):
    work(app, owner, lambda: add_part(case_numbered(1).id, Part("The till", "till-maker")))
    monkeypatch.setattr("consultant.parties.views.stays", lambda *_: [])
    page = client.post("/cases/1/parties/remove?party=till-maker")
    assert page.status_code == 409 and "Somebody else saved at the same moment" in text_of(page)
    assert len(record(app, owner).parties) == 4


def test_a_name_longer_than_a_form_takes_stays(app, owner, client, case):
    work(app, owner, lambda: add_party(case_numbered(1).id, Party("long", "L" * 80, Role.VENDOR)))
    client.post("/cases/1/parties?party=long", data={"name": "L" * 80, "role": "vendor", "private_note": "slow"})
    assert record(app, owner).party("long").private_note == "slow"


def test_the_client_stays_the_client(app, owner, client, case):
    address = "/cases/1/parties?party=café-rosa"
    assert list(errors(client.post(address, data={"name": "Rosa", "role": "vendor"}))) == ["role"]
    assert client.post(address, data={"name": "Rosa", "role": "client"}).status_code == 302
    assert record(app, owner).you.name == "Rosa"


def test_unknown_and_foreign(app, owner, stranger, client):
    open_case(app, stranger)
    assert client.get(NEW).status_code == 404
    open_case(app, owner)
    for party in ("", "?party=acme", "?party=%00"):
        assert client.get(f"/cases/1/parties{party}").status_code == 404


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("/cases/1/parties/new", {"name": "Line firm", "role": "carrier"}),
        ("/cases/1/parties?party=card-bank", {"name": "Card bank", "role": "bank"}),
        ("/cases/1/parts/new", {"name": "The line", "party": "card-bank"}),
        ("/organizations/new", {"name": "Line firm", "role": "carrier"}),
        ("/clients/new", {"name": "Ann", "kind": "household"}),
        ("/cases/1/edit", {"title": "No cards", "problem": "It broke."}),
    ],
)
def test_what_was_saved_says_so(client, case, page, typed):
    there = client.post(page, data=typed, follow_redirects=True)
    assert text_of(there, "[role=status]") == "Saved."
