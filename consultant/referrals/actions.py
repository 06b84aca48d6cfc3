"""Referrals of a case: read, and add."""

from consultant.database import add_row, as_row, rows_of
from consultant.referrals import rules
from consultant.referrals.models import Referral


def referrals_of(case_id: int) -> tuple[rules.Referral, ...]:
    return tuple(row.to_rule() for row in rows_of(Referral, case_id))


def add_referral(case_id: int, referral: rules.Referral) -> Referral:
    return add_row(as_row(Referral, referral, case_id=case_id))
