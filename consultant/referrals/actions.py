"""Referrals of a case: read, add, change."""

from consultant.database import add_row, as_row, change_row, one_row, rows_of
from consultant.referrals import rules
from consultant.referrals.models import Referral


def referrals_of(case_id: int) -> tuple[rules.Referral, ...]:
    return tuple(row.to_rule() for row in rows_of(Referral, case_id))


def add_referral(case_id: int, referral: rules.Referral) -> Referral:
    return add_row(as_row(Referral, referral, case_id=case_id))


def referral_of(case_id: int, referral_id: int) -> Referral:
    """Raises Missing when this case has no such referral."""
    return one_row(Referral, id=referral_id, case_id=case_id)


def change_referral(row: Referral, new: rules.Referral) -> None:
    change_row(row, to=new.to, why=new.why, handed_over=new.handed_over, contact=new.contact, helped=new.helped)
