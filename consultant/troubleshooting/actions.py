"""Troubleshooting tests of a case: read, plan, change, and note what came out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from consultant.database import add_row, as_row, change_row, db, one_row, remove_row, rows_of, rows_with
from consultant.matching.rules import folded
from consultant.troubleshooting import rules
from consultant.troubleshooting.models import PossibleResult, Test


def tests_of(case_id: int) -> tuple[rules.Test, ...]:
    return tests_by_case([case_id])[case_id]


def tests_by_case(case_ids: Sequence[int]) -> dict[int, tuple[rules.Test, ...]]:
    """The tests of several cases at once, each with its possible results."""
    tests: dict[int, list[rules.Test]] = {case_id: [] for case_id in case_ids}
    for test, results in rows_with(Test, PossibleResult, PossibleResult.test_id, *case_ids).items():
        tests[test.case_id].append(test.to_rule(tuple(result.to_rule() for result in results)))
    return {case_id: tuple(found) for case_id, found in tests.items()}


def test_of(case_id: int, test_id: int) -> Test:
    """Raises Missing when this case has no such test."""
    return one_row(Test, id=test_id, case_id=case_id)


def add_test(case_id: int, test: rules.Test) -> Test:
    row = add_row(as_row(Test, test, case_id=case_id, changes=list(test.changes)))
    _add_results(row, test.results)
    return row


def change_test(row: Test, test: rules.Test) -> None:
    """Set what is planned. Once it is done, what each result would mean stays as it was foreseen."""
    change_row(row, what=test.what, changes=list(test.changes), minutes=test.minutes, cost=test.cost)
    if row.untried:
        _remove_results(row)
        _add_results(row, test.results)


def remove_test(row: Test) -> None:
    """For one that was not done: what a test showed stays."""
    _remove_results(row)
    remove_row(row)


def note_result(row: Test, result: str, *, done_on: date | datetime, changes: Iterable[str], put_back: bool | None) -> None:
    """What came out, when, what was changed for it, and whether that was put back. The log is not touched."""
    when = row.put_back_on if put_back else None
    change_row(row, result=result, done_on=done_on, changes=list(changes), put_back=put_back, put_back_on=when)


def put_back(row: Test, on: datetime) -> None:
    """What was left as changed is as it was before, since `on`. Whatever else was noted about it stays."""
    if row.put_back is False:
        change_row(row, put_back=True, put_back_on=on)


def forget_result(row: Test) -> None:
    """It was not done after all."""
    change_row(row, result=None, done_on=None, put_back=None, put_back_on=None)


def rename_part(case_id: int, before: str, name: str) -> None:
    """What the results tell about a part goes on with its new name."""
    for row in rows_of(PossibleResult, case_id):
        told = {column: [name if folded(one) == folded(before) else one for one in getattr(row, column)] for column in ("faulty", "fine")}
        change_row(row, **told)


def _remove_results(row: Test) -> None:
    for result in rows_of(PossibleResult, row.case_id):
        if result.test_id == row.id:
            remove_row(result)


def _add_results(row: Test, results: Iterable[rules.PossibleResult]) -> None:
    for position, result in enumerate(results):
        told = {"contradicts": [list(pair) for pair in result.contradicts], "faulty": list(result.faulty), "fine": list(result.fine)}
        db.session.add(as_row(PossibleResult, result, case_id=row.case_id, test_id=row.id, position=position, **told))
    db.session.flush()
