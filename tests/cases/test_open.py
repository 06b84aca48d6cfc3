"""Opening a case by listening first."""

import pytest

from consultant.cases.words import title_from
from consultant.clients.actions import OFFERED, add_client, clients
from consultant.parties.rules import Role
from tests.cases.desk import HIDDEN, ODD, errors, open_case, record, shown, work
from tests.conftest import on_one_database
from tests.pages import parsed

LEAST = {
    "problem": "The till has taken no card since Monday.", "client_name": "Café Rosa", "client_kind": "small business", "can_help": "yes",
}  # fmt: skip
MOST = LEAST | {
    "needs": "Take cards", "expects": "One of them to own it", "wishes": "A person who answers", "fault_since": "2025-05-05T09:00",
    "title": "No cards", "phone": "0800 123 456", "email": "rosa@example.com", "likes": "Slowly", "worked_before": "All of it",
    "worked-0-item": "A test card", "worked-0-checked_how": "Test sale", "worked-1-item": "The printer",
    "parties-0-name": "Till maker", "parties-0-role": "vendor", "parties-0-looks_after": "The till",
    "parties-1-name": "Card bank", "parties-1-role": "bank",
}  # fmt: skip


def refused(client, **answers):
    """The page comes back with messages; nothing is stored."""
    page = client.post("/cases/new", data=LEAST | answers)
    assert page.status_code == 200
    return page


def test_only_the_problem_and_the_client_are_needed(app, owner, client):
    assert client.get("/cases/new").status_code == 200
    assert client.post("/cases/new", data=LEAST).headers["Location"] == "/cases/1"
    case = record(app, owner)
    assert (case.title, case.problem) == ("The till has taken no card since Monday", LEAST["problem"])
    assert [(p.name, p.role) for p in case.parties] == [("Café Rosa", Role.CLIENT), ("Sam Field", Role.CONSULTANT)]
    assert client.get("/cases/1").status_code == 200


def test_each_question_says_if_its_answer_may_be_printed(client):
    page = parsed(client.get("/cases/new"))
    told = {tag["id"].removesuffix("-who"): tag.get_text(strip=True) for tag in page.select("[id$=-who]")}
    assert {told[name] for name in ("problem", "worked-0-item")} == {"May be printed for the client."}
    assert {told[name] for name in ("needs", "expects", "wishes", "likes")} == {"Private: never printed for the client."}
    assert page.get_text().count("What you write beside this sign") == 1
    assert page.select_one('label[for="problem"] svg') and not page.select_one('label[for="needs"] svg')


def test_everything_is_stored(app, owner, client):
    client.post("/cases/new", data=MOST)
    case = record(app, owner)
    assert (case.client.needs, case.client.expects, case.client.wishes) == (MOST["needs"], MOST["expects"], MOST["wishes"])
    assert case.fault_since.isoformat() == "2025-05-05T09:00:00+01:00"
    assert [(item.item, item.checked_how) for item in case.baseline] == [("A test card", "Test sale"), ("The printer", None)]
    assert [p.name for p in case.parties if p.is_outside] == ["Till maker", "Card bank"]
    assert [(part.name, part.party) for part in case.parts] == [("The till", "till-maker")]
    contact = work(app, owner, lambda: [(who.phone, who.email, who.likes) for who in clients()])
    assert contact == [("0800 123 456", "rosa@example.com", "Slowly")]


def test_a_known_client_is_chosen_and_what_they_like_is_added(app, owner, client):
    client.post("/cases/new", data=MOST)
    client.post("/cases/new", data=LEAST | {"client_name": "", "client_id": "1", "likes": "By phone"})
    assert work(app, owner, lambda: [who.likes for who in clients()]) == ["Slowly\nBy phone"]
    assert record(app, owner, 2).client.name == "Café Rosa"


def test_add_one_more_keeps_what_was_typed(client):
    page = client.post("/cases/new", data=MOST | {"more": "parties"})
    assert page.status_code == 200
    assert errors(page) == {}
    assert {name: shown(page, name) for name in MOST} == MOST
    assert shown(page, "parties-2-name") == ""


@on_one_database
@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"problem": " "}, "problem"),
        ({"client_name": ""}, "client_name"),
        ({"client_name": "x" * 61}, "client_name"),
        ({"client_id": "999999999999"}, "client_id"),
        ({"phone": "no"}, "phone"),
        ({"email": "no"}, "email"),
        ({"fault_since": "yesterday"}, "fault_since"),
        ({"fault_since": "0001-01-01T00:00"}, "fault_since"),
        ({"can_help": "perhaps"}, "can_help"),
        ({"client_kind": "king"}, "client_kind"),
        ({"worked-0-checked_how": "by eye"}, "worked-0-item"),
        ({"parties-0-looks_after": "the line"}, "parties-0-name"),
        ({"parties-0-name": "A", "parties-0-role": "client"}, "parties-0-role"),
        ({"can_help": "refer"}, "refer_to"),
        ({"refer_to": "Ann"}, "refer_why"),
        ({"refer_handed_over": "the log"}, "refer_to"),
        ({"needs": "x" * 4001}, "needs"),
        ({"wishes": HIDDEN}, "wishes"),
    ],
)
def test_an_error_stands_at_its_field_and_all_that_was_typed_stays(client, answers, field):
    page = refused(client, **answers)
    assert field in errors(page)
    typed = LEAST | answers
    kept = {name: shown(page, name) for name in typed if name not in {"can_help", "client_kind", "client_id", "parties-0-role", "wishes"}}
    assert kept == {name: typed[name] for name in kept}
    assert client.get("/cases/1").status_code == 404


def test_a_client_is_either_chosen_or_new(app, owner, client):
    open_case(app, owner)
    page = refused(client, client_id="1")
    assert errors(page) == {"client_name": "A client is chosen above. Take this name out, or choose “A new client”."}


@pytest.mark.parametrize("name", ["Café Rosa", "CAFÉ ROSA"])
def test_a_new_client_with_the_name_of_another_is_asked_about(app, owner, client, name):
    open_case(app, owner)
    assert errors(refused(client, client_name=name)) == {
        "client_name": "There is a client of this name: choose it above, or add what tells the two apart."
    }


def test_a_client_of_long_ago_is_offered_once_their_name_is_typed(app, owner, client):
    ids = work(app, owner, lambda: [add_client(name, "household").id for name in ["Café Rosa", *(f"Client {n}" for n in range(OFFERED))]])
    choice = f'select[name="client_id"] option[value="{ids[0]}"]'
    assert not parsed(client.get("/cases/new")).select(choice)
    page = refused(client, client_name="CAFÉ ROSA")
    assert list(errors(page)) == ["client_name"]
    assert parsed(page).select(choice)



@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([("Acme", "carrier"), ("ACME", "vendor")], "parties-1-name"),
        ([("café rosa", "vendor")], "parties-0-name"),
    ],
)
def test_nobody_in_a_case_gets_the_name_of_somebody_else(client, rows, field):
    typed = {f"parties-{n}-{key}": text for n, row in enumerate(rows) for key, text in zip(("name", "role"), row, strict=True)}
    assert errors(refused(client, **typed)) == {field: "Somebody else in this case has this name."}


def test_a_chosen_clients_name_is_not_given_to_a_firm(app, owner, client):
    open_case(app, owner)
    page = refused(client, client_id="1", client_name="", **{"parties-0-name": "Café Rosa", "parties-0-role": "vendor"})
    assert list(errors(page)) == ["parties-0-name"]


def test_a_firm_that_is_named_twice_looks_after_both(app, owner, client):
    twice = {"parties-0-name": "Acme", "parties-0-role": "carrier", "parties-0-looks_after": "The line"}
    twice |= {"parties-1-name": "acme", "parties-1-role": "carrier", "parties-1-looks_after": "The box"}
    client.post("/cases/new", data=LEAST | twice)
    assert [(part.name, part.party) for part in record(app, owner).parts] == [("The line", "acme"), ("The box", "acme")]


def test_another_practices_client_cannot_be_chosen(app, owner, stranger, client):
    open_case(app, stranger)
    assert "client_id" in errors(refused(client, client_id="1", client_name=""))


def test_a_megabyte_comes_back_whole(client):
    page = refused(client, problem="長" * 400_000)
    assert "problem" in errors(page)
    assert len(shown(page, "problem")) == 400_000


def test_odd_text_is_text(app, owner, client):
    client.post("/cases/new", data=LEAST | {"problem": ODD, "client_name": ODD})
    page = client.get("/cases/1")
    assert "<script>alert" not in page.text
    assert record(app, owner).problem == ODD


def test_someone_else_can_keeps_the_case_open_until_it_is_handed_over(app, owner, client):
    answer = {"can_help": "refer", "refer_to": "Ann", "refer_why": "Knows tills"}
    page = client.post("/cases/new", data=LEAST | answer, follow_redirects=True)
    assert "Hand it over, then close the case" in page.text
    case = record(app, owner)
    assert [(r.to, r.why) for r in case.referrals] == [("Ann", "Knows tills")]
    assert case.closing is None


def test_no_leads_to_closing(client):
    page = client.post("/cases/new", data=LEAST | {"can_help": "no"}, follow_redirects=True)
    assert page.request.path == "/cases/1/close"
    assert shown(page, "state") == "closed as not fixable"


@pytest.mark.parametrize(
    ("problem", "title"),
    [
        ("It broke.", "It broke"),
        ("  The till\nis off ", "The till is off"),
        ("word " * 30, "word " * 11 + "word …"),
        ("長" * 70, "長" * 60 + " …"),
    ],
)
def test_a_title_is_made_of_the_first_words(babel_app, problem, title):
    assert title_from(problem) == title


def test_messages_are_listed_in_the_order_of_the_page(client):
    page = refused(client, problem="", client_name="", can_help="refer")
    assert list(errors(page)) == ["problem", "client_name", "refer_to", "refer_why"]
    links = [link["href"] for link in parsed(page).select(".errors a")]
    assert links == ["#problem", "#client_name", "#refer_to", "#refer_why"]
