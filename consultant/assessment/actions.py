"""What holds in a case of the database."""

from datetime import datetime

from consultant.assessment.rules import Assessment, assess
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.cases.rules import moment


def assessment_of(case: Case, now: datetime) -> Assessment:
    """As of `now`, which is aware; of a closed case, as of its closing."""
    record = record_of(case)
    return assess(record, moment(record, now))
