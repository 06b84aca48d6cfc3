"""Troubleshooting tests of a case: read, and add."""

from consultant.database import add_row, as_row, db, rows_of
from consultant.troubleshooting import rules
from consultant.troubleshooting.models import PossibleResult, Test


def tests_of(case_id: int) -> tuple[rules.Test, ...]:
    results = rows_of(PossibleResult, case_id)
    return tuple(
        test.to_rule(tuple(result.to_rule() for result in results if result.test_id == test.id)) for test in rows_of(Test, case_id)
    )


def add_test(case_id: int, test: rules.Test) -> Test:
    row = add_row(as_row(Test, test, case_id=case_id))
    for position, result in enumerate(test.results):
        db.session.add(as_row(PossibleResult, result, case_id=case_id, test_id=row.id, position=position))
    db.session.flush()
    return row
