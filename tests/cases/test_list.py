"""The list of cases: filters, search, pages."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from consultant.calls.actions import record_call, withdraw_call
from consultant.calls.rules import Withdrawal
from consultant.cases.actions import case_numbered, close_case
from consultant.cases.listing.rules import PAGE
from consultant.cases.rules import CaseState, Closing
from consultant.clients.models import Client
from consultant.database import change_row, db, one_row, remove_row
from consultant.parties.models import Party
from tests.cases.desk import ODD, open_case, text_of, work
from tests.factories import MONDAY, call
from tests.pages import parsed


def titles(page) -> list[str]:
    return [link.get_text() for link in parsed(page).select(".entry h3 a")]


def test_an_empty_list_says_how_to_begin(client):
    assert "No case yet." in text_of(client.get("/cases"))


def test_nothing_found_is_something_else(app, owner, client):
    open_case(app, owner)
    page = client.get("/cases?q=zebra")
    assert "No case fits." in text_of(page)
    assert titles(page) == []


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("CARDS", ["No cards"]),
        ("rosa", ["No cards"]),
        ("bank card", ["No cards"]),
        ("ΣΟΦΙΑ", ["Γραμμή"]),
        ("σοφια", ["Γραμμή"]),
        ("ｎｏ", ["No cards"]),
        ("カード", ["カードが使えない"]),
        ("Café", ["No cards"]),
        ("Cafe\u0301", ["No cards"]),
        ("50%", []),
        ("\x00", ["カードが使えない", "Γραμμή", "No cards"]),
        ("", ["カードが使えない", "Γραμμή", "No cards"]),
    ],
)
def test_titles_and_names_are_found_in_any_script(app, owner, client, q, found):
    open_case(app, owner, firms=("Card bank",))
    open_case(app, owner, title="Γραμμή", client="Σοφία Παπά".replace("ί", "ι"))
    open_case(app, owner, title="カードが使えない", client="山田")
    assert titles(client.get("/cases", query_string={"q": q})) == found


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("STRASSE ärger", ["Ärger, Straße"]),
        ("A\u0308RGER", ["Ärger, Straße"]),
        ("straße", ["Ärger, Straße"]),
        ("istanbul", ["İstanbul 50%_\\"]),
        ("İSTANBUL", ["İstanbul 50%_\\"]),
        ("50%", ["İstanbul 50%_\\"]),
        ("%_\\", ["İstanbul 50%_\\"]),
        ("5%", []),
        ("_", ["İstanbul 50%_\\"]),
        ("0/", []),
    ],
)
def test_letters_that_differ_by_more_than_their_case_and_signs_that_mean_something_to_a_database(app, owner, client, q, found):
    open_case(app, owner, title="Ärger, Straße")
    open_case(app, owner, title="İstanbul 50%_\\")
    assert titles(client.get("/cases", query_string={"q": q})) == found


def test_a_case_is_found_by_what_it_is_called_now(app, owner, client):
    open_case(app, owner, title="Old title", client="Old client", firms=("Old firm", "Second firm"))
    for word in ("title", "client", "firm"):
        assert titles(client.get(f"/cases?q=old+{word}")) == ["Old title"]

    def rename() -> None:
        case = case_numbered(1)
        change_row(case, title="New title")
        change_row(one_row(Client, id=case.client_id), name="New client")
        change_row(one_row(Party, case_id=case.id, name="Old firm"), name="New firm", short_name="Shorty")
        remove_row(one_row(Party, case_id=case.id, name="Second firm"))

    work(app, owner, rename)
    for word in ("title", "client", "firm", "shorty"):
        assert titles(client.get(f"/cases?q=new+{word}")) == ["New title"]
    assert [titles(client.get(f"/cases?q={word}")) for word in ("title", "second")] == [["New title"], []]


def test_filters(app, owner, client):
    open_case(app, owner, title="First")
    open_case(app, owner, title="Second", client="Ann")
    work(app, owner, lambda: close_case(case_numbered(1), Closing(CaseState.FIXED, datetime.now(UTC))))
    assert titles(client.get("/cases?state=open")) == ["Second"]
    assert titles(client.get("/cases?state=closed+as+fixed")) == ["First"]
    assert titles(client.get("/cases?client=2")) == ["Second"]
    assert titles(client.get("/cases?client=2&state=closed+as+fixed")) == []
    assert titles(client.get("/cases?client=9")) == []
    assert titles(client.get("/cases?client=99999999999999999999")) == []
    assert titles(client.get("/cases?state=odd&client=x&page=x")) == ["Second", "First"]


def test_a_row_says_what_matters(app, owner, client):
    open_case(app, owner, firms=("Acme",))
    assert "Café Rosa · no calls yet" in text_of(client.get("/cases"))
    work(app, owner, lambda: record_call(case_numbered(1).id, call(0, "acme")))
    row = text_of(client.get("/cases"), ".entry")
    assert row == "No. 1 Open No cards Café Rosa · last contact Mon 5 May 2025"


@pytest.mark.parametrize(
    ("days", "newest"),
    [
        ([1, 2], "Wed 7 May 2025"),
        ([2, 1], "Tue 6 May 2025"),  # the newest correction counts, though it is earlier
    ],
)
def test_a_correction_moves_the_last_contact(app, owner, client, days, newest):
    open_case(app, owner, firms=("Acme",))

    def correct():
        case = case_numbered(1)
        first = record_call(case.id, call(3, "acme"))
        for day in days:
            record_call(case.id, call(day, "acme"), corrects=first)

    work(app, owner, correct)
    assert f"last contact {newest}" in text_of(client.get("/cases"))


def test_withdrawn_entries_are_no_contact(app, owner, client):
    open_case(app, owner, firms=("Acme",))

    def withdraw():
        case = case_numbered(1)
        record_call(case.id, call(0, "acme"))
        withdraw_call(record_call(case.id, call(9, "acme")), Withdrawal("wrong case"))
        corrected = record_call(case.id, call(8, "acme"))
        record_call(case.id, call(8, "acme"), corrects=corrected)
        withdraw_call(corrected, Withdrawal("wrong case"))
        other = record_call(case.id, call(7, "acme"))
        withdraw_call(record_call(case.id, call(7, "acme"), corrects=other), Withdrawal("wrong case"))

    work(app, owner, withdraw)
    assert "last contact Mon 5 May 2025" in text_of(client.get("/cases"))


def test_another_practices_cases_are_not_listed(app, owner, stranger, client):
    open_case(app, stranger, title="Theirs")
    assert titles(client.get("/cases?q=Theirs")) == []
    assert titles(client.get("/cases?client=1")) == []


def test_pages(app, owner, client):
    for n in range(PAGE + 1):
        open_case(app, owner, title=f"Case {n}")
    first, second = client.get("/cases?q=case"), client.get("/cases?q=case&page=2")
    assert len(titles(first)) == PAGE
    assert titles(second) == ["Case 0"]
    assert "/cases?q=case&page=2" in [link["href"] for link in parsed(first).select("nav.acts a")]
    assert "/cases?endpoint=x&_method=x&page=2" in [
        link["href"] for link in parsed(client.get("/cases?endpoint=x&_method=x")).select("nav.acts a")
    ]
    assert titles(client.get("/cases?page=0")) == titles(client.get("/cases"))
    assert titles(client.get("/cases?page=99999999999999999999")) == []


def queries(app, get) -> int:
    """How many statements a request sends to the database."""
    sent = []
    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", lambda *args: sent.append(args[2]))
    get()
    return len(sent)


def test_more_cases_cost_no_more_queries(app, owner, client):
    open_case(app, owner, firms=("Acme",))
    one = queries(app, lambda: client.get("/cases?q=acme"))
    for _ in range(9):
        number = open_case(app, owner, firms=("Acme",))
        work(app, owner, lambda number=number: record_call(case_numbered(number).id, call(0, "acme", at=MONDAY + timedelta(hours=1))))
    assert len(titles(client.get("/cases?q=acme"))) == 10
    assert queries(app, lambda: client.get("/cases?q=acme")) == one


def test_odd_text_is_text(app, owner, client):
    open_case(app, owner, title=ODD, client=ODD)
    page = client.get("/cases", query_string={"q": ODD})
    assert titles(page) == [ODD]
    assert "<script>alert" not in page.text
