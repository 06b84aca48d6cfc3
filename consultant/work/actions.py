"""Work on a case without a call: read, add, change, take out."""

from consultant.database import add_row, as_row, change_row, one_row, remove_row, rows_of
from consultant.work import rules
from consultant.work.models import Work


def work_on(case_id: int) -> tuple[rules.Work, ...]:
    """In the order in which it was noted."""
    return tuple(row.to_rule() for row in rows_of(Work, case_id))


def work_of(case_id: int, work_id: int) -> Work:
    """Raises Missing when this case has no such work."""
    return one_row(Work, id=work_id, case_id=case_id)


def add_work(case_id: int, work: rules.Work) -> Work:
    return add_row(as_row(Work, work, case_id=case_id))


def change_work(row: Work, new: rules.Work) -> None:
    """Minutes that a case file's total already holds stay in it."""
    change_row(row, on=new.on, minutes=new.minutes, kind=new.kind, what=new.what, paid=new.paid, cause=new.cause)


def remove_work(row: Work) -> None:
    """For what was noted by mistake: nothing rests on it."""
    remove_row(row)
