"""One client's money: written, changed and read by owners; what an hour earned; nothing of it where anybody else looks."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from consultant.accounts.models import Consultant
from consultant.audit.actions import changes
from consultant.calls.actions import record_call
from consultant.casefile.rules import write_case
from consultant.cases.actions import case_numbered
from consultant.client_review.history.rules import Expected, Invoice
from consultant.client_review.money.actions import money_of
from consultant.database import add_row, db
from tests.cases.desk import errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database, signed_in
from tests.factories import call

PAGE = "/clients/1/money"
NOW = datetime.now(UTC)
DAYS = {days: (NOW - timedelta(days)).date().isoformat() for days in (2, 20, 50, 100)}
BILL = {"amount": "200", "currency": "GBP", "on": DAYS[50], "dispute": "not noted"}
CANARY = "Canary 4711"


@pytest.fixture
def rosa(app, owner) -> None:
    """A client with a case: an hour paid, an hour given, and an hour of holding that a firm cost us."""
    number = open_case(app, owner, client="Café Rosa", firms=("Acme",))

    def talk() -> None:
        case = case_numbered(number)
        for paid, who, hold in ((True, "café-rosa", 0), (False, "café-rosa", 0), (False, "acme", 60)):
            one = call(0, who, at=NOW - timedelta(20), minutes=60, hold_minutes=hold, paid=paid)
            record_call(case.id, one)

    work(app, owner, talk)


def entries(app, owner) -> list:
    return work(app, owner, lambda: sorted(money_of(1)[1], key=lambda one: one.on, reverse=True))


def part(index: int, on: str, amount: str) -> dict[str, str]:
    return {f"payments-{index}-on": on, f"payments-{index}-amount": amount}


def test_bills_are_added_changed_and_taken_out(app, owner, client, rosa):
    assert "Money with them" in client.get("/clients/1").text
    client.post(f"{PAGE}/invoices/new", data=BILL | {"what": CANARY, "paid_on": DAYS[2]} | part(0, DAYS[20], "80,50"))
    client.post(f"{PAGE}/invoices/new", data=BILL | {"amount": "90", "currency": "EUR", "due": DAYS[20], "on": DAYS[20]})
    first, second = entries(app, owner)
    assert isinstance(first, Invoice) and (first.currency, first.row) == ("EUR", "invoices/1/2")
    assert [one.amount for one in second.payments] == [Decimal("80.50"), Decimal("119.50")]
    assert second.due.isoformat() == (NOW - timedelta(20)).date().isoformat()
    page = client.get(PAGE)
    said = text_of(page)
    assert page.headers["Cache-Control"] == "no-store"
    assert "£100 an hour: £200 in 2 hours" in said and "20 days late" in said and CANARY in said
    assert "1 invoice in another currency (EUR) is left out here" in said and "All invoices in EUR" in said
    card = client.get("/review/1")
    assert "Bill of £200" in text_of(card) and f'href="{PAGE}/invoices/1"' in card.text
    edit = f"{PAGE}/invoices/1"
    assert (shown(client.get(edit), "payments-1-amount"), shown(client.get(edit), "what")) == ("119.50", CANARY)
    changed = BILL | {"written_off": "100", "disputed_on": DAYS[20], "dispute": "justified"} | part(0, DAYS[20], "80.50")
    assert client.post(edit, data=changed).location == PAGE
    (stored,) = [one for one in entries(app, owner) if one.currency == "GBP"]
    assert (len(stored.payments), stored.written_off, stored.dispute) == (1, Decimal(100), "justified")
    assert "disputed it on" in text_of(client.get(PAGE))
    heard = [(entry.act, entry.kind) for entry in work(app, owner, changes)[0]]
    assert ("removed", "payments") in heard and ("changed", "payments") not in heard and ("changed", "invoices") in heard
    assert "Invoice" in text_of(client.get("/you/changes"))
    for _click in range(2):
        assert client.post(f"{edit}/remove", data={"once": "sure"}).location == PAGE
    assert [one.currency for one in entries(app, owner)] == ["EUR"]


def test_estimates_stay_as_they_were_made(app, owner, client, rosa):
    ahead = (NOW + timedelta(60)).date().isoformat()
    guess = {"amount": "1000", "currency": "GBP", "by": ahead, "on": DAYS[20], "came": "open", "what": "New till"}
    client.post(f"{PAGE}/expected/new", data=guess)
    client.post(f"{PAGE}/expected/new", data=guess | {"amount": "500", "on": DAYS[2]})
    client.post(f"{PAGE}/expected/1", data=guess | {"came": "not"})
    assert [(one.amount, one.came) for one in entries(app, owner)] == [(500, None), (1000, False)]
    assert all(isinstance(one, Expected) for one in entries(app, owner))
    assert "It did not come true." in text_of(client.get(PAGE)) and "About £500" in text_of(client.get(PAGE))
    assert "list of changes" in text_of(client.get(f"{PAGE}/expected/1/remove"))
    assert client.post(f"{PAGE}/expected/1/remove").location == PAGE
    assert "New till" in text_of(client.get("/you/changes"))
    assert len(entries(app, owner)) == 1


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount": ""}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "1,000,000"}, "amount"),
        ({"currency": "XXQ"}, "currency"),
        ({"on": "2999-01-01"}, "on"),
        ({"due": DAYS[100]}, "due"),
        ({"due": "9999-12-31"}, "due"),
        ({"what": "x" * 201}, "what"),
        ({"written_off": "200.01"}, "written_off"),
        ({"dispute": "justified"}, "dispute"),
        ({"paid_on": DAYS[2], **part(0, DAYS[20], "200")}, "paid_on"),
        (part(0, DAYS[20], ""), "payments-0-amount"),
        (part(0, "", "5"), "payments-0-on"),
        (part(0, DAYS[20], "150") | part(1, DAYS[2], "50.01"), "payments"),
        (part(0, "0001-01-01", "5"), "payments-0-on"),
        ({"on": "0001-01-01"}, "on"),
        ({"disputed_on": DAYS[100]}, "disputed_on"),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(app, owner, client, rosa, typed, field):
    page = client.post(f"{PAGE}/invoices/new", data=BILL | typed)
    assert list(errors(page)) == [field]
    assert shown(page, "on") == (typed.get("on") or BILL["on"])
    assert entries(app, owner) == []


@on_one_database
def test_what_is_written_off_is_no_payment(app, owner, client, rosa):
    said = errors(client.post(f"{PAGE}/invoices/new", data=BILL | {"paid_on": DAYS[2], "written_off": "200"}))
    assert "written off" in str(said["paid_on"])


def test_nobody_but_owners_hears_of_it(app, owner, client, rosa):
    client.post(f"{PAGE}/invoices/new", data=BILL | {"what": CANARY, "amount": "4711.47"})
    mate = work(app, owner, lambda: detached(add_row(Consultant(name="Mel", email="mel@example.org", password_hash="none"))))
    member = signed_in(app, mate)
    for page in ("/clients/1", "/contacts", "/contacts?q=Canary", "/cases/1", "/cases/1/report", "/", "/you", "/sw.js", "/outbox"):
        said = member.get(page).text
        assert CANARY not in said and "4711" not in said and "/money" not in said and "Money with" not in said, page
    for page in (PAGE, "/clients/invoices", "/clients/invoices/sample.csv"):
        assert member.get(page).status_code == 403
    assert "4711" not in str(write_case(record(app, owner), private=True))


def detached(person: Consultant) -> Consultant:
    db.session.commit()
    db.session.refresh(person)
    db.session.expunge(person)
    return person


def test_a_client_with_bills_stays(app, owner, client):
    client.post("/clients/new", data={"name": "Ann", "kind": "household"})
    client.post(f"{PAGE}/invoices/new", data=BILL)
    assert "Something that only owners see" in text_of(client.post("/clients/1/remove"))
    client.post(f"{PAGE}/invoices/1/remove")
    assert client.post("/clients/1/remove").status_code == 302
