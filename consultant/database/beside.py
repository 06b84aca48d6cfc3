"""What is read and written while a flush is on its way: in its transaction, past its events and past the practice's scope."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql import Select

from consultant.database.session import Base


def insert_beside(session: Session, model: type[Base], rows: list[dict[str, Any]]) -> None:
    """Insert rows while a flush is on its way, in its transaction and past its events."""
    session.connection().execute(model.__table__.insert(), rows)


def rows_beside(session: Session, query: Select[Any]) -> Sequence[Any]:
    """What a query finds while a flush is on its way, of whatever practice: only by ids that the flush holds."""
    return session.connection().execute(query).all()


def replace_beside(session: Session, key: InstrumentedAttribute[Any], rows: list[dict[str, Any]]) -> None:
    """`insert_beside`, in place of the rows that have the same `key`."""
    if rows:
        table = key.class_.__table__
        session.connection().execute(table.delete().where(table.c[key.key].in_(row[key.key] for row in rows)))
        insert_beside(session, key.class_, rows)
