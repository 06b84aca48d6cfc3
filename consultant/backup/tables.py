"""Whole tables as they stand in the database, whatever the practice: for a backup only."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app

from consultant.backup.rules import Kind
from consultant.database import db, sqlite_file

VERSIONS = "alembic_version"  # the migrations' own table
AT_A_TIME = 200  # rows in memory
KINDS = (  # the first that fits
    (sa.JSON, Kind.JSON),
    (sa.Boolean, Kind.TRUTH),
    (sa.Integer, Kind.NUMBER),
    (sa.DateTime, Kind.MOMENT),
    (sa.Date, Kind.DAY),
    (sa.LargeBinary, Kind.BYTES),
    (sa.String, Kind.TEXT),
)


class AsItIs(sa.types.UserDefinedType[str]):
    """JSON that is text already: the database takes it without another look by us."""

    cache_ok = True


def bring_to(connection: sa.Connection, revision: str) -> None:
    """Make or change the tables to this revision's form, on this connection."""
    config = _migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def is_known(revision: str) -> bool:
    """Whether this program's migrations lead to that revision."""
    try:
        return ScriptDirectory.from_config(_migrations()).get_revision(revision) is not None
    except CommandError:
        return False


def revision_of(connection: sa.Connection) -> str:
    return connection.execute(sa.text(f"SELECT version_num FROM {VERSIONS}")).scalar_one()


def names() -> list[str]:
    """Of all tables that the database has, ours or not. An SQLite file that is not there is not made by asking."""
    file = sqlite_file()
    return [] if file and not file.exists() else sa.inspect(db.engine).get_table_names()


def tables_of(connection: sa.Connection) -> list[sa.Table]:
    """All tables but the migrations' own, as the database describes them: it may be older than this program's models."""
    found = sa.MetaData()
    found.reflect(connection)
    return [table for name, table in sorted(found.tables.items()) if name != VERSIONS]


def columns_of(table: sa.Table) -> dict[str, Kind]:
    """By name, in the alphabet's order: the one in which they were made may differ. Raises TypeError for an unknown type."""
    return {name: _kind(table.c[name]) for name in sorted(table.c.keys())}


def rows_of(connection: sa.Connection, table: sa.Table) -> Iterator[list[Any]]:
    """All rows in the order of their ids, values in the order of `columns_of`."""
    columns = columns_of(table)
    values = [sa.cast(table.c[name], sa.Text) if kind == Kind.JSON else table.c[name] for name, kind in columns.items()]
    moments = [place for place, kind in enumerate(columns.values()) if kind == Kind.MOMENT]
    query = sa.select(*values).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=AT_A_TIME).execute(query):
        row = list(row)
        for place in moments:
            row[place] = _aware(row[place])
        yield row


def files_of(connection: sa.Connection) -> set[str]:
    """Paths in the data folder of all files that rows point at; an older database has none."""
    table = next((table for table in tables_of(connection) if table.name == "attachments"), None)
    found = [] if table is None else connection.execute(sa.select(table.c.practice_id, table.c.sha256))
    return {f"files/{practice_id}/{digest[:2]}/{digest}" for practice_id, digest in found}


def add_rows(connection: sa.Connection, table: sa.Table, rows: Iterable[Sequence[Any]]) -> None:
    """The twin of `rows_of`."""
    columns = columns_of(table)
    types = {name: AsItIs() if kind == Kind.JSON else table.c[name].type for name, kind in columns.items()}
    bound = {name: sa.bindparam(name, type_=of_type) for name, of_type in types.items()}
    statement, batch = sa.insert(table).values(bound), []
    for row in rows:
        batch.append(dict(zip(columns, row, strict=True)))
        if len(batch) == AT_A_TIME:
            connection.execute(statement, batch)
            batch.clear()
    if batch:
        connection.execute(statement, batch)


def doubt_mails(connection: sa.Connection) -> None:
    """Mails that were on their way then may have gone out since: they are asked about, and none is sent again by itself."""
    mails = next(table for table in tables_of(connection) if table.name == "sendings")
    on_their_way = mails.c.state.in_(("waiting", "trying"))
    unsure = {"state": "unsure", "problem": "no answer", "answer": None, "next_at": None, "seen": False}
    change = sa.update(mails).where(on_their_way).values(unsure)
    connection.execute(change, execution_options={"stream_results": False, "yield_per": None})  # not as tables are read


@contextlib.contextmanager
def any_order(connection: sa.Connection, tables: Sequence[sa.Table]) -> Iterator[None]:
    """While it lasts, PostgreSQL too lets a row come before the one it points at."""
    keys = [(table.name, key.name) for table in tables for key in table.foreign_key_constraints]
    if connection.dialect.name == "sqlite":
        keys = []  # see one_write
    for table, key in keys:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER CONSTRAINT "{key}" DEFERRABLE INITIALLY DEFERRED')
    yield
    if keys:
        connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table, key in keys:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER CONSTRAINT "{key}" NOT DEFERRABLE')


def last_id(connection: sa.Connection, table: sa.Table) -> int | None:
    """The highest id that the database ever gave in this table; None when it gave none."""
    if connection.dialect.name == "sqlite":
        given = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        return given.scalar() or None
    sequence = _sequence(connection, table)
    if sequence is None:
        return None
    value, was_used = connection.exec_driver_sql(f"SELECT last_value, is_called FROM {sequence}").one()
    return value if was_used else None


def give_ids_after(connection: sa.Connection, table: sa.Table, last: int) -> None:
    """From here on ids are higher than this, and than those in the table."""
    if connection.dialect.name == "sqlite":
        given = {"name": table.name, "last": last}
        known = connection.execute(sa.text("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = :name"), given)
        if not known.rowcount:
            connection.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), given)
    elif sequence := _sequence(connection, table):
        highest = connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0
        connection.execute(sa.text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": max(last, highest)})


def _sequence(connection: sa.Connection, table: sa.Table) -> str | None:
    if "id" not in table.c:
        return None
    return connection.execute(sa.text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": f'"{table.name}"'}).scalar()


def _kind(column: sa.Column[Any]) -> Kind:
    for of_type, kind in KINDS:
        if isinstance(column.type, of_type):
            return kind
    raise TypeError(f"{column.table.name}.{column.name}: a backup does not know how to write {column.type!r}")


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _migrations() -> Config:
    return current_app.extensions["migrate"].migrate.get_config()
