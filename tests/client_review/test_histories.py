"""What the rules propose for years that were labelled by hand before."""

from decimal import Decimal

import pytest

from consultant.client_review.history.rules import History
from consultant.client_review.proposal.rules import propose
from consultant.client_review.rules import Agreed
from tests.client_review.days import TODAY
from tests.client_review.histories import HISTORIES, KEEP, LET_GO

AGREED = Agreed("EUR", unpaid_a_month=60, hour=Decimal(80))


def proposed(entries):
    return propose(History(tuple(entries)), TODAY, AGREED)


def test_the_rules_agree_with_the_labels():
    """At least 22 of 24 is asked for: of these, all."""
    other = [(one.who, one.label, found.verdict) for one in HISTORIES if (found := proposed(one.entries)).verdict != one.label]
    assert len(HISTORIES) >= 24 and other == []


@pytest.mark.parametrize("one", [one for one in HISTORIES if one.label == KEEP], ids=lambda one: one.who)
def test_nobody_worth_keeping_is_let_go(one):
    assert proposed(one.entries).verdict != LET_GO
