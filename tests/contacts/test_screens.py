"""The list of contacts, and that whoever comes into a case is in it."""


from consultant.cases.actions import case_numbered, close_case
from consultant.cases.listing.rules import PAGE
from consultant.cases.rules import CaseState, Closing
from consultant.clients.actions import add_client
from consultant.organizations.actions import add_organization
from consultant.parties.rules import Role
from consultant.referrals.actions import add_referral
from consultant.referrals.rules import Referral
from tests.calls.shop import NEW, answers
from tests.cases.desk import ODD, open_case, text_of, work
from tests.cases.test_list import queries
from tests.factories import MONDAY
from tests.pages import parsed


def names(page) -> list[str]:
    return [link.get_text() for link in parsed(page).select(".entry h3 a")]


def test_an_empty_list_says_how_it_fills(client):
    assert "Nobody yet." in text_of(client.get("/contacts"))
    assert "Nobody fits." in text_of(client.get("/contacts?q=x"))


def test_it_is_in_the_navigation(client):
    page = parsed(client.get("/contacts"))
    assert page.select_one("nav.tabs [aria-current]").get_text(strip=True) == "Contacts"


def test_whoever_comes_into_a_case_stands_here(app, owner, client):
    typed = {"problem": "It broke.", "client_name": "Ann", "client_kind": "household", "can_help": "yes"}
    client.post("/cases/new", data=typed | {"parties-0-name": "Till maker", "parties-0-role": "manufacturer"})
    client.post("/cases/1/parties/new", data={"name": "Card bank", "role": "bank"})
    client.post(NEW, data=answers(new_name="Line firm", new_role="carrier", new_called="y"))
    work(app, owner, lambda: add_referral(case_numbered(1).id, Referral("Wirewise", "wires", contact="0800 7")))
    assert names(client.get("/contacts")) == ["Ann", "Card bank", "Line firm", "Till maker", "Wirewise"]
    assert names(client.get("/contacts?kind=organization")) == ["Card bank", "Line firm", "Till maker"]
    assert names(client.get("/contacts?kind=client")) == ["Ann"]
    for link in parsed(client.get("/contacts")).select(".entry h3 a"):
        assert client.get(link["href"].split("#")[0]).status_code == 200


def test_a_row_says_what_matters(app, owner, client):
    number = open_case(app, owner)
    open_case(app, owner, client="Ann")
    work(app, owner, lambda: close_case(case_numbered(number), Closing(CaseState.FIXED, MONDAY)))
    work(app, owner, lambda: add_organization(name="Acme", role=Role.CARRIER, numbers=[["0800 1 (2)", "Faults"]]))
    page = client.get("/contacts")
    rows = [" ".join(row.get_text(" ").split()) for row in parsed(page).select(".entry")]
    assert rows == [
        "Carrier Acme no case yet 0800 1 (2) Faults",
        "Client Ann Small business · 1 case, 1 open",
        "Client Café Rosa Small business · 1 case, none open",
    ]
    assert parsed(page).select_one("a.tel")["href"] == "tel:080012"


def test_the_search_box_keeps_odd_text_as_text(app, owner, client):
    work(app, owner, lambda: add_client(ODD, "household"))
    page = client.get("/contacts", query_string={"q": ODD, "kind": "odd", "page": "x"})
    assert names(page) == [ODD]
    assert "<script>alert" not in page.text


def test_another_practices_contacts_are_not_listed(app, stranger, client):
    open_case(app, stranger, firms=("Acme",))
    assert names(client.get("/contacts")) == []


def test_pages_and_a_fixed_number_of_queries(app, owner, client):
    open_case(app, owner, firms=("Acme",))
    few = queries(app, lambda: client.get("/contacts"))
    for n in range(PAGE):
        open_case(app, owner, client=f"Client {n}", firms=("Acme", f"Firm {n}"))
    assert len(names(client.get("/contacts"))) == PAGE
    assert len(names(client.get("/contacts?page=3"))) == 2
    assert queries(app, lambda: client.get("/contacts")) == few <= 12
