"""Who looks after what in a case: change, remove, and bring into the order of the chain."""

from consultant.database import change_row, one_row, remove_row, rows_of
from consultant.parties import rules
from consultant.parties.actions import ids_of
from consultant.parties.models import Part
from consultant.troubleshooting.actions import rename_part


def part_rows(case_id: int) -> list[Part]:
    """From the client's desk to the outside world."""
    return rows_of(Part, case_id)


def part_of(case_id: int, part_id: int) -> Part:
    """Raises Missing when this case has no such part."""
    return one_row(Part, id=part_id, case_id=case_id)


def change_part(row: Part, new: rules.Part) -> None:
    """What was said about the part stays as it was said; what tests would tell about it follows its name."""
    if new.name != row.name:
        rename_part(row.case_id, row.name, new.name)
    party_id = ids_of(row.case_id)[new.party]
    change_row(row, name=new.name, party_id=party_id, source=new.source, detail=new.detail, noted_on=new.noted_on)


def remove_part(row: Part) -> None:
    """Statements keep the words they were made in: no row points at a part."""
    remove_row(row)


def move_part(row: Part, earlier: bool) -> None:
    """Past its neighbour; the first stays first, and the last last."""
    parts = part_rows(row.case_id)
    place = parts.index(row)
    beside = max(place - 1, 0) if earlier else place + 1
    parts.insert(beside, parts.pop(place))
    for position, part in enumerate(parts):
        if part.position != position:
            change_row(part, position=position)
