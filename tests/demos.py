"""The demo in the database: loaded once for each kind of database, its rows are put back for each further test."""

from datetime import UTC, datetime
from functools import cache

import pytest
from sqlalchemy import Connection, func, insert, select

from consultant.accounts.actions import demo_consultant
from consultant.accounts.models import Consultant
from consultant.database import db
from consultant.demo.actions import load_demo

Rows = dict[str, list[dict[str, object]]]


@pytest.fixture
def demo(app) -> Consultant:
    """Whoever the demo's own door lets in. In the database there is nothing else yet."""
    with app.app_context():
        rows = _rows(db.engine.name)
        with db.engine.begin() as connection:
            _put(connection, rows)
        person = demo_consultant()
        db.session.expunge(person)
    return person


@cache
def _rows(_kind: str) -> Rows:
    """All that loading the demo writes; the tables are empty afterwards."""
    load_demo(datetime.now(UTC))
    db.session.flush()
    found = {table.name: [dict(row) for row in db.session.execute(select(table)).mappings()] for table in db.metadata.sorted_tables}
    db.session.rollback()
    return found


def _put(connection: Connection, rows: Rows) -> None:
    for table in db.metadata.sorted_tables:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
            if connection.dialect.name == "postgresql" and "id" in table.c:  # what is added gets higher numbers, as with SQLite
                sequence = func.pg_get_serial_sequence(table.name, "id")
                connection.execute(select(func.setval(sequence, select(func.max(table.c.id)).scalar_subquery())))
