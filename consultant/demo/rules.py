"""The demo's cases, moved in time so that they look like last week's."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from consultant.cases.rules import CaseRecord

NEWEST = timedelta(days=2)  # the last call was 2 to 8 days ago: exactly one whole number of weeks does that


def weeks_to_move(record: CaseRecord, today: date) -> int:
    """Whole weeks (so that weekdays stay) that bring the last call to 2 to 8 days before today."""
    last = max(call.at for call in record.calls).date()
    return (today - NEWEST - last).days // 7


def shift_weeks(record: CaseRecord, weeks: int) -> CaseRecord:
    """The same case with every day and time moved; times keep their zone offset, notes stay as they are."""
    return moved(record, timedelta(weeks=weeks))


def moved(value: Any, by: timedelta) -> Any:
    """The same with every day and time in it moved, through records, pairs of names and values, and lists."""
    if isinstance(value, date):  # a datetime too
        return value + by
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: moved(getattr(value, field.name), by) for field in fields(value)})
    if isinstance(value, dict):
        return {name: moved(item, by) for name, item in value.items()}
    if isinstance(value, list):
        return [moved(item, by) for item in value]
    if type(value) is tuple:  # not a pair of ids
        return tuple(moved(item, by) for item in value)
    return value
