"""The baseline of a case: read, add, note what is back, and take out."""

from collections.abc import Iterable

from consultant.baseline import rules
from consultant.baseline.models import BaselineItem
from consultant.database import Missing, add_row, as_row, change_row, one_row, remove_row, rows_of
from consultant.evidence.files.actions import remove_attachments_of


def baseline_of(case_id: int) -> tuple[rules.BaselineItem, ...]:
    return tuple(row.to_rule() for row in rows_of(BaselineItem, case_id))


def add_baseline_item(case_id: int, item: rules.BaselineItem) -> BaselineItem:
    return add_row(as_row(BaselineItem, item, case_id=case_id))


def save_baseline(case_id: int, items: Iterable[rules.BaselineItem]) -> list[BaselineItem]:
    """Change the items that have an id and add the others. What is not named stays: somebody may have just added it.

    Their rows, in the same order. Raises Missing when an id is not this case's.
    """
    rows, saved = {row.id: row for row in rows_of(BaselineItem, case_id)}, []
    for item in items:
        if item.id is None:
            saved.append(add_baseline_item(case_id, item))
        elif item.id not in rows:
            raise Missing(f"case {case_id} has no baseline item {item.id}")
        else:
            named = ("item", "back", "checked_how", "tested_on", "stopgap", "cannot_return", "unchecked")
            change_row(rows[item.id], **{name: getattr(item, name) for name in named})
            saved.append(rows[item.id])
    return saved


def remove_baseline_items(case_id: int, item_ids: Iterable[int]) -> None:
    """For items on which nothing rests. Raises Missing when one is not this case's."""
    for item_id in item_ids:
        row = one_row(BaselineItem, id=item_id, case_id=case_id)
        remove_attachments_of(case_id, baseline_id=row.id)
        remove_row(row)
