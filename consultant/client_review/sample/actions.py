"""What the demo tells of a client for owners only: bills, payments, expected work."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from consultant.client_review.history.rules import Payment
from consultant.client_review.money.actions import add_expected, add_invoice
from consultant.client_review.money.rules import USUALLY_DUE

Told = Mapping[str, Any]


def keep(client_id: int, told: Told) -> None:
    for bill in told.get("invoices", ()):
        _add_invoice(client_id, dict(bill))
    for one in told.get("expected", ()):
        add_expected(client_id, **{"currency": "USD", **one, "amount": Decimal(one["amount"])})


def _add_invoice(client_id: int, told: dict[str, Any]) -> None:
    amount, paid_on = Decimal(told.pop("amount")), told.pop("paid_on", None)
    parts = [Payment(one["on"], Decimal(one["amount"])) for one in told.pop("parts", ())]
    payments = [*parts, *([Payment(paid_on, amount)] if paid_on else [])]
    add_invoice(client_id, payments, **{"currency": "USD", "due": told["on"] + USUALLY_DUE, **told, "amount": amount})
