"""Roadblocks of a case: read, and add."""

from consultant.database import add_row, as_row, rows_of
from consultant.parties.actions import ids_of
from consultant.parties.models import Keys
from consultant.roadblocks import rules
from consultant.roadblocks.models import Roadblock


def roadblocks_of(case_id: int, keys: Keys) -> tuple[rules.Roadblock, ...]:
    return tuple(row.to_rule(keys) for row in rows_of(Roadblock, case_id))


def add_roadblock(case_id: int, roadblock: rules.Roadblock) -> Roadblock:
    return add_row(as_row(Roadblock, roadblock, case_id=case_id, owner_id=ids_of(case_id)[roadblock.owner]))
