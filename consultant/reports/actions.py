"""Issued reports of a case: read."""

from consultant.database import db
from consultant.reports.models import Report


def reports_of(case_id: int) -> list[Report]:
    """The issued ones in the order of their numbers, without their bytes."""
    return list(db.session.scalars(db.select(Report).filter_by(case_id=case_id).order_by(Report.number)))
