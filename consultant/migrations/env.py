"""Migrations run inside the app, on the app's own database."""

import contextlib
from collections.abc import Iterator

from alembic import context
from flask import current_app
from sqlalchemy import Connection

database = current_app.extensions["migrate"].db


def as_stored(kind, item, _context):
    """Our own types are stored as plain ones: a migration must not need today's code."""
    if kind == "type" and type(item).__module__ == "consultant.database":
        return f"sa.{item.impl!r}"
    return False


@contextlib.contextmanager
def own_connection() -> Iterator[Connection]:
    """With keys unchecked on SQLite, which changes a table by making it anew: the old one goes while rows point at it."""
    with database.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            yield connection
            return
        raw = connection.connection.dbapi_connection  # SQLAlchemy would begin a transaction, inside which this does nothing
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            if not connection.invalidated:  # one that was broken off is closed already
                raw.execute("PRAGMA foreign_keys=ON")


given = context.config.attributes.get("connection")  # a restore's: all that it writes is one transaction, which it ends

with contextlib.nullcontext(given) if given else own_connection() as connection:
    sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        render_item=as_stored,
        transactional_ddl=True,  # on SQLite too: a start that is killed half-way must leave nothing behind
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction():
        if sqlite and not given:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # its driver would commit each statement by itself
        context.run_migrations()
        if sqlite and not given and (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise RuntimeError(f"rows would point at nothing, so the database stays as it was: {lost[:3]}")
