"""Roadblocks of a case: read, add, change, clear, take out."""

from datetime import date

from consultant.database import add_row, as_row, change_row, one_row, remove_row, rows_of
from consultant.parties.actions import ids_of
from consultant.parties.models import Keys
from consultant.roadblocks import rules
from consultant.roadblocks.models import Roadblock


def roadblocks_of(case_id: int, keys: Keys) -> tuple[rules.Roadblock, ...]:
    return tuple(row.to_rule(keys) for row in rows_of(Roadblock, case_id))


def roadblock_of(case_id: int, roadblock_id: int) -> Roadblock:
    """Raises Missing when this case has no such roadblock."""
    return one_row(Roadblock, id=roadblock_id, case_id=case_id)


def add_roadblock(case_id: int, roadblock: rules.Roadblock) -> Roadblock:
    return add_row(as_row(Roadblock, roadblock, case_id=case_id, owner_id=ids_of(case_id)[roadblock.owner]))


def change_roadblock(row: Roadblock, new: rules.Roadblock) -> None:
    facts = {name: getattr(new, name) for name in ("what", "kind", "outside_cause", "cleared_on")}
    change_row(row, owner_id=ids_of(row.case_id)[new.owner], **facts)


def clear_roadblock(row: Roadblock, on: date) -> None:
    """It is out of the way; the first day that was noted stays."""
    change_row(row, cleared_on=row.cleared_on or on)


def remove_roadblock(row: Roadblock) -> None:
    """For one that was noted by mistake: nothing rests on a roadblock."""
    remove_row(row)
