"""Migrations run inside the app, on the app's own database."""

import contextlib

from alembic import context
from flask import current_app
from sqlalchemy import TypeDecorator

from consultant.database import one_write

database = current_app.extensions["migrate"].db


def as_stored(kind, item, _context):
    """Our own types are stored as plain ones: a migration must not need today's code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


@contextlib.contextmanager
def ids_stay_given(connection):
    """No id is given twice (`NEVER_AGAIN`): SQLite forgets those of a table that is made anew."""
    query = "SELECT name, seq FROM sqlite_sequence"
    is_new = connection.dialect.name != "sqlite" or not connection.dialect.has_table(connection, "sqlite_sequence")
    before = {} if is_new else dict(connection.exec_driver_sql(query).all())
    yield
    now = dict(connection.exec_driver_sql(query).all()) if before else {}
    for table, last in before.items():
        if now.get(table, 0) < last and connection.dialect.has_table(connection, table):
            connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


given = context.config.attributes.get("connection")  # a restore's: all that it writes is one transaction, which it ends

with contextlib.nullcontext(given) if given else one_write() as connection:  # of two starts, the second finds the work done
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        render_item=as_stored,
        transactional_ddl=True,  # on SQLite too: a start that is killed half-way must leave nothing behind
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction(), ids_stay_given(connection):
        context.run_migrations()
