"""Rows of the practice: find, add, change and remove them; as the rules' plain data, and back."""

import functools
import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm.interfaces import LoaderOption

from consultant.database.session import Base, db

Rule = TypeVar("Rule")
Row = TypeVar("Row", bound=Base)
Part = TypeVar("Part", bound=Base)

LARGEST = 2**31 - 1  # of the integers that both databases keep


def as_rule(row: Any, rule: type[Rule], /, **others: Any) -> Rule:
    """The row as the rules' dataclass: fields of the same name, and `others` for what the row does not hold as it is."""
    return rule(**{name: getattr(row, name) for name in _shared(type(row), rule)} | others)


@functools.cache
def _shared(model: type[Row], rule: type[Rule]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(rule) if hasattr(model, field.name))


def as_row(model: type[Row], rule: Any, **others: Any) -> Row:
    """The twin of `as_rule`: a new row with the dataclass's fields that the table has under the same name."""
    columns = {field.name for field in fields(rule)} & set(model.__mapper__.columns.keys()) - {"id"}
    return model(**{name: getattr(rule, name) for name in columns} | others)


class Missing(LookupError):
    """There is no such row in this practice; another practice's row answers the same."""


def one_row(model: type[Row], *options: LoaderOption, **values: Any) -> Row:
    """The practice's row with these values; `options` say what is read with it. Raises Missing."""
    if any(value > LARGEST if isinstance(value, int) else "\0" in str(value) for value in values.values()):
        raise Missing(f"{model.__tablename__}: no database keeps such a value")
    found = db.session.scalars(db.select(model).options(*options).filter_by(**values)).one_or_none()
    if found is None:
        raise Missing(f"{model.__tablename__}: none with {values}")
    return found


def rows_of(model: type[Row], *case_ids: int) -> list[Row]:
    """The rows of one kind of one or more cases, in their order."""
    return list(db.session.scalars(_rows(model), {"case_ids": case_ids}))


def rows_with(model: type[Row], part: type[Part], whole: Any, *case_ids: int) -> dict[Row, list[Part]]:
    """As `rows_of`, each with the rows of another kind that belong to it, in their order; `whole` is the column of `part` that says so."""
    found: dict[Row, list[Part]] = {}
    for row, one in db.session.execute(_rows_with(model, part, whole), {"case_ids": case_ids}):
        found.setdefault(row, []).extend([one] if one else [])
    return found


# Made once: to make such a query takes longer than the database takes to answer it.
@functools.cache
def _rows(model: Any) -> Select[Any]:
    return db.select(model).filter(_of_cases(model)).order_by(*_order(model))


@functools.cache
def _rows_with(model: Any, part: Any, whole: Any) -> Select[Any]:
    query = db.select(model, part).outerjoin(part, whole == model.id)
    return query.filter(_of_cases(model)).order_by(*_order(model), *_order(part))


def _of_cases(model: Any) -> ColumnElement[bool]:
    return model.case_id.in_(db.bindparam("case_ids", expanding=True))


def _order(model: Any) -> list[Any]:
    return [model.position, model.id] if hasattr(model, "position") else [model.id]


def by_name(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order of their names, the same on every database: marks and letter case count last ("Äpfel" beside "apple")."""

    return sorted(rows, key=lambda row: (_plain(row.name), row.name, row.id))


@functools.lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def add_row(row: Row) -> Row:
    """Add a row and give it its id; a row with a `position` and none set goes to the end of its case's."""
    if hasattr(row, "position") and row.position is None:
        row.position = len(rows_of(type(row), row.case_id))
    db.session.add(row)
    db.session.flush()
    return row


def change_row(row: Row, **values: Any) -> None:
    """Set columns of a row; what stood there before is kept in the list of changes only."""
    for name, value in values.items():
        setattr(row, name, value)
    db.session.flush()


def remove_row(row: Base) -> None:
    """Delete a row that no other one points at."""
    db.session.delete(row)
    db.session.flush()
