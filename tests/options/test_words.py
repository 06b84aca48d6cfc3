"""What an option costs, in words."""

from decimal import Decimal

import pytest

from consultant.options.rules import Option, OptionKind
from consultant.options.words import price

FREE = {"cost_once": Decimal(0), "cost_monthly": Decimal(0)}


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ({}, []),
        ({"cost": "lost sales"}, ["lost sales"]),
        (FREE, ["nothing to pay"]),
        (FREE | {"cost": "0"}, ["nothing to pay"]),
        (FREE | {"cost": "your time"}, ["nothing to pay", "your time"]),
        ({"cost_once": Decimal(60), "cost_monthly": Decimal("4.5")}, ["$60.00 once", "$4.50 a month"]),
    ],
)
def test_each_amount_is_said_once(babel_app, costs, said):
    assert list(filter(None, price(Option("Buy", OptionKind.REPLACE, **costs), "USD"))) == said
