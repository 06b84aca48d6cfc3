"""What an hour should earn, and what other currencies are worth: set by owners, and counted with."""

from decimal import Decimal

import pytest

from consultant.client_review.subjects.actions import agreed_of
from consultant.client_review.terms.rules import worth_of
from consultant.clients.actions import client as client_of
from consultant.database import db, working_for
from tests.cases.desk import errors, shown, text_of

PAGE = "/review/terms"
BILL = {"amount": "200", "currency": "EUR", "on": "2026-01-05", "dispute": "not noted"}


@pytest.mark.parametrize(("typed", "found"), [("1.08", "1.08"), ("0,0067", "0.0067"), (" 2 ", "2.0"), ("999999", "999999.0")])
def test_a_rate_as_it_is_written(typed, found):
    assert worth_of(typed) == Decimal(found)


@pytest.mark.parametrize("typed", ["", "0", "0.0", "-1", "1e3", "1,000.5", "½", "1234567", "1.123456789", ".5"])
def test_what_is_no_rate(typed):
    assert worth_of(typed) is None


def rate(place: int, currency: str, worth: str, on: str = "2026-01-05") -> dict[str, str]:
    return {f"rates-{place}-{name}": told for name, told in {"currency": currency, "worth": worth, "on": on}.items()}


def test_an_owner_sets_what_is_counted_with(app, owner, client):
    client.post("/clients/new", data={"name": "Ann", "kind": "household"})
    client.post("/clients/1/money/invoices/new", data=BILL | {"paid_on": "2026-01-06", "on": "2026-01-05"})
    assert "You wish for" not in text_of(client.get("/clients/1/money"))
    wrong = client.post(PAGE, data={"hour": "0"} | rate(0, "GBP", "2") | rate(1, "EUR", "x") | rate(2, "EUR", "1", ""))
    assert set(errors(wrong)) >= {"hour", "rates-1-worth", "rates-2-on"} and shown(wrong, "rates-1-worth") == "x"
    own = client.post(PAGE, data=rate(0, "GBP", "2") | rate(1, "EUR", "1") | rate(2, "EUR", "1"))
    assert errors(own) == {"rates-0-currency": "This is your own currency.", "rates-2-currency": "This currency stands above already."}
    assert client.post(PAGE, data={"hour": "80,5"} | rate(0, "EUR", "0.85")).location == "/review"
    page = client.get(PAGE)
    assert (shown(page, "hour"), shown(page, "rates-0-worth"), shown(page, "rates-0-on")) == ("80.5", "0.85", "2026-01-05")
    with app.app_context(), working_for(owner.practice_id, owner.id):
        practice = db.session.merge(owner).practice
        agreed = agreed_of(client_of(1), practice)
        assert (agreed.hour, agreed.own(Decimal(100), "EUR")) == (Decimal("80.5"), Decimal(85))
        practice.currency = "USD"  # nobody knows what it is worth in that one
        assert (agreed_of(client_of(1), practice).hour, agreed_of(client_of(1), practice).rates) == (None, {})
        db.session.rollback()
    said = text_of(client.get("/clients/1/money"))
    assert "You wish for £80.50 an hour." in said and "left out" not in said
    assert client.post(PAGE, data={}).location == "/review"  # nothing is counted with any more
    assert "left out" in text_of(client.get("/clients/1/money")) and not shown(client.get(PAGE), "hour")
