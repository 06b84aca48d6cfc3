"""Transactions: all that one reads is one moment's state, and who writes lets the others of the practice wait."""

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from consultant.config import SettingError
from consultant.database.session import db

WAIT = 10_000  # milliseconds for one's turn on SQLite
SOON = 500  # for what can be left out


@event.listens_for(Engine, "connect")
def _set_connection(connection: Any, _record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None  # we say ourselves when a transaction begins
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={WAIT}"):
            connection.execute(f"PRAGMA {pragma}")
    else:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise SettingError(f"DATABASE_URL: this database keeps text as {encoding}; make one with ENCODING 'UTF8'")
        connection.execute("SET TIME ZONE 'UTC'; SET datestyle = 'ISO'")  # whatever the server's own are
        connection.commit()


@event.listens_for(Engine, "begin")
def _begin_reading(connection: Connection) -> None:
    """All that a transaction reads is one moment's state, on PostgreSQL by its isolation level (start.py)."""
    connection.info.pop("writes", None)
    if connection.dialect.name == "sqlite":
        connection.connection.execute("BEGIN")


def begin_writing(connection: Connection, turn: int = 0, *, most: int = WAIT) -> None:
    """End a transaction in which nothing was written, and begin one that waits until nobody else of this turn writes.

    So a snapshot never stands in the way of a write, and what was read since holds until the end. The turn is the
    practice on PostgreSQL, 0 outside of any; SQLite has one for the whole file. Raises OperationalError when nobody made way
    within `most` milliseconds; on PostgreSQL the usual wait has no end.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"PRAGMA busy_timeout={most:d}")
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={WAIT:d}")
    else:
        limit = "" if most == WAIT else f"SET LOCAL lock_timeout = {most:d};"
        connection.exec_driver_sql(f"COMMIT; BEGIN ISOLATION LEVEL READ COMMITTED; {limit} SELECT pg_advisory_xact_lock({turn:d})")
    connection.info["writes"] = True


@contextlib.contextmanager
def one_write() -> Iterator[Connection]:
    """A connection on which tables are made, changed and filled: all of it, or nothing is changed.

    On SQLite rows may come before the ones they point at, and a table may be made anew; it is checked at the end.
    """
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        begin_writing(connection)
        try:
            yield connection
            if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise IntegrityError("foreign_key_check", None, ValueError("a row points at one that is not there"))
            connection.commit()
        finally:
            connection.invalidate()  # nobody gets a connection without foreign keys after us


def take_turn(session: Session, *, most: int = WAIT) -> None:
    """From here on this transaction writes; happens by itself before the first row is written."""
    connection = session.connection()
    if "writes" not in connection.info:
        begin_writing(connection, session.info.get("practice_id") or 0, most=most)


def can_write_soon(session: Session) -> bool:
    """`take_turn` for what can be left out; False, and nothing of this transaction is kept, while somebody else writes for long."""
    try:
        take_turn(session, most=SOON)
    except OperationalError:
        session.rollback()
        return False
    return True


def keep_now() -> None:
    """Keep what was written so far, whatever becomes of the rest of the request."""
    db.session.commit()
