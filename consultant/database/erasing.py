"""Erase rows with all that points at them: found through the keys of the tables themselves, so that no table can be forgotten."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Table

from consultant.database.scope import working_practice
from consultant.database.session import db
from consultant.database.turns import take_turn

AT_ONCE = 500  # ids in one statement


def rows_below(table: str, ids: Collection[int], kept: Collection[str] = ()) -> dict[str, list[int]]:
    """By table the ids of all rows that point at these rows of the practice, in one step or many.

    Tables that are `kept` are left out, with whatever points at them alone.
    """
    found: dict[str, set[int]] = {table: set(ids)}
    for one in db.metadata.sorted_tables:  # parents first
        if "practice_id" in one.columns and one.name != table and one.name not in kept:
            found[one.name] = set(_pointing(one, found))
    return {name: sorted(rows) for name, rows in found.items() if rows and name != table}


def _pointing(table: Table, found: Mapping[str, set[int]]) -> Iterator[int]:
    for key in table.foreign_key_constraints:
        for element in key.elements:
            if element.column.name == "id" and element.column.table.name in found and element.parent.name != "practice_id":
                for some in _in_turn(found[element.column.table.name]):
                    query = db.select(table.c.id).where(table.c.practice_id == working_practice(), element.parent.in_(some))
                    yield from db.session.scalars(query)


def erase_rows(rows: Mapping[str, Collection[int]]) -> None:
    """Delete these rows of the practice, children first; nothing notes it."""
    take_turn(db.session)
    db.session.flush()
    for table in reversed(db.metadata.sorted_tables):
        for some in _in_turn(rows.get(table.name, ())):
            db.session.execute(table.delete().where(table.c.practice_id == working_practice(), table.c.id.in_(some)))
    db.session.expire_all()


def _in_turn(ids: Collection[int]) -> Iterator[list[int]]:
    """The highest first: what corrects a row goes before it."""
    ordered = sorted(ids, reverse=True)
    yield from (ordered[place : place + AT_ONCE] for place in range(0, len(ordered), AT_ONCE))
