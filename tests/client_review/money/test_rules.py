"""How bills stand, and what they come to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from consultant.client_review.history.rules import Dispute, Invoice, Payment
from consultant.client_review.money.rules import Standing, Total, standing, totals

TODAY = date(2026, 7, 1)


def bill(amount: int = 100, currency: str = "EUR", *paid: int, late: int = 0, **more) -> Invoice:
    payments = tuple(Payment(TODAY, Decimal(one)) for one in paid)
    return Invoice(TODAY - timedelta(60), TODAY - timedelta(late), Decimal(amount), currency, payments, **more)


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (bill(), Standing.OPEN),
        (bill(100, "EUR", 99), Standing.OPEN),
        (bill(late=1), Standing.LATE),
        (bill(100, "EUR", 40, 60, late=9), Standing.PAID),
        (bill(100, "EUR", 40, late=9, written_off=Decimal(60)), Standing.WRITTEN_OFF),
        (bill(late=9, written_off=Decimal(60)), Standing.LATE),
        (bill(late=9, disputed_on=TODAY, dispute=Dispute.JUSTIFIED), Standing.DISPUTED),
    ],
)
def test_how_a_bill_stands(one, found):
    assert standing(one, TODAY) == found


def test_a_payment_that_lies_ahead_is_not_in_yet():
    assert standing(bill(100, "EUR", 100), TODAY - timedelta(1)) == Standing.OPEN


def test_each_currency_has_its_own_sums_and_the_own_one_comes_first():
    bills = [bill(10, "CHF"), bill(100, "EUR", 40, late=3), bill(50, "EUR", written_off=Decimal(20)), bill(5, "EUR", 7)]
    own, other = totals(bills, TODAY, "EUR")
    assert own == Total("EUR", Decimal(155), Decimal(47), Decimal(20), Decimal(90), Decimal(60))
    assert (other.currency, other.open, other.late) == ("CHF", Decimal(10), Decimal(0))
