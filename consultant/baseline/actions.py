"""The baseline of a case: read, add, and note what is back."""

from consultant.baseline import rules
from consultant.baseline.models import BaselineItem
from consultant.database import add_row, as_row, one_row, rows_of


def baseline_of(case_id: int) -> tuple[rules.BaselineItem, ...]:
    return tuple(row.to_rule() for row in rows_of(BaselineItem, case_id))


def add_baseline_item(case_id: int, item: rules.BaselineItem) -> BaselineItem:
    return add_row(as_row(BaselineItem, item, case_id=case_id))


def baseline_item(case_id: int, item_id: int) -> BaselineItem:
    """Raises Missing when this case has no such item."""
    return one_row(BaselineItem, id=item_id, case_id=case_id)
