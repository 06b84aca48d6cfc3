"""What a practice goes by: read and set."""

from collections.abc import Iterable
from decimal import Decimal

from consultant.accounts.models import Practice
from consultant.client_review.terms import rules
from consultant.client_review.terms.models import ReviewTerms
from consultant.database import add_row, change_row


def terms_of(practice: Practice) -> rules.Terms:
    """Empty where nothing was set, or where the practice counts in another currency by now."""
    return as_terms(practice.review_terms, practice)


def as_terms(row: ReviewTerms | None, practice: Practice) -> rules.Terms:
    """`terms_of`, where the row is at hand."""
    return row.to_rule() if row and row.currency == practice.currency else rules.Terms(practice.currency)


def set_terms(practice: Practice, hour: Decimal | None, rates: Iterable[rules.Rate]) -> None:
    facts = {"currency": practice.currency, "hour": hour, "rates": rules.as_plain(rates)}
    if practice.review_terms:
        change_row(practice.review_terms, **facts)
    else:
        add_row(ReviewTerms(practice=practice, **facts))
