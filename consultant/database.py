"""The database: types, the practice that every row belongs to, and one commit per request.

This is the only module that may look across practices or speak SQL as text.
"""

import contextlib
import functools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from flask import Flask, Response, current_app
from flask_migrate import Migrate, upgrade
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    DateTime,
    Engine,
    ForeignKeyConstraint,
    MetaData,
    String,
    TypeDecorator,
    UniqueConstraint,
    event,
    inspect,
)
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria
from sqlalchemy.sql import Select

from consultant.config import SettingError


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


Rule = TypeVar("Rule")
Row = TypeVar("Row", bound=Base)

SAFE = {  # what must hold so that a saved row is on disk
    "sqlite": {"journal_mode": ["wal"], "synchronous": [2], "foreign_keys": [1]},
    "postgresql": {
        "fsync": ["on"],
        "full_page_writes": ["on"],
        "synchronous_commit": ["on", "remote_apply", "remote_write", "local"],
    },
}
LARGEST = 2**31 - 1  # of the integers that both databases keep

db = SQLAlchemy(model_class=Base)
migrate = Migrate(render_as_batch=True, compare_type=True)


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; for sorting and for "when was this done"."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        try:
            return value.astimezone(UTC)
        except OverflowError:  # within hours of the years 1 and 9999, where UTC has no such day
            return (datetime.min if value.year == 1 else datetime.max).replace(tzinfo=UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class When(TypeDecorator[date | datetime]):
    """A day, or a moment with the offset that was used when it was noted.

    Kept as ISO 8601 text: the offset belongs to the record, and neither database would keep it.
    """

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: date | datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | datetime | None:
        if value is None:
            return None
        return date.fromisoformat(value) if len(value) == len("2026-01-31") else datetime.fromisoformat(value)


class Word(TypeDecorator[StrEnum]):
    """One of the words of a StrEnum, kept as that word."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Any) -> StrEnum | None:
        return None if value is None else self.words(value)


class Amount(TypeDecorator[Decimal]):
    """Money, exact: as text, because SQLite would make it a binary fraction."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> Decimal | None:
        return None if value is None else Decimal(value)


class Owned:
    """Every row belongs to one practice, knows who last changed it, and can be pointed at together with its practice."""

    is_noted: ClassVar[bool] = True  # whether its changes stand in the list of changes

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_id: Mapped[int] = mapped_column(index=True)
    changed_by: Mapped[int | None]
    changed_at: Mapped[datetime] = mapped_column(Instant)


SECRET = {"secret": True}  # info of a column whose values never stand in the list of changes
NEVER_AGAIN = {"sqlite_autoincrement": True}  # an id that was deleted is given to nobody: an old page or cookie must not fit


def owned(*more: Any, **parents: str) -> tuple[Any, ...]:
    """Table arguments of an Owned model. `parents` maps a column to its table: owned(case_id="cases").

    The keys are composite, so that a row cannot point at another practice's row.
    """
    keys = [ForeignKeyConstraint(["practice_id", column], [f"{table}.practice_id", f"{table}.id"]) for column, table in parents.items()]
    practice = ForeignKeyConstraint(["practice_id"], ["practices.id"])
    return (UniqueConstraint("practice_id", "id"), practice, *keys, *more, NEVER_AGAIN)


def as_rule(row: Any, rule: type[Rule], **others: Any) -> Rule:
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


def one_row(model: type[Row], **values: Any) -> Row:
    """The practice's row with these values. Raises Missing."""
    if any(value > LARGEST if isinstance(value, int) else "\0" in str(value) for value in values.values()):
        raise Missing(f"{model.__tablename__}: no database keeps such a value")
    found = db.session.scalars(db.select(model).filter_by(**values)).one_or_none()
    if found is None:
        raise Missing(f"{model.__tablename__}: none with {values}")
    return found


def rows_of(model: type[Row], *case_ids: int) -> list[Row]:
    """The rows of one kind of one or more cases, in their order."""
    order = [model.position, model.id] if hasattr(model, "position") else [model.id]
    return list(db.session.scalars(db.select(model).filter(model.case_id.in_(case_ids)).order_by(*order)))


def by_name(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order of their names, the same on every database: marks and letter case count last ("Äpfel" beside "apple")."""

    def place(row: Any) -> tuple[str, str, int]:
        letters = unicodedata.normalize("NFKD", row.name.casefold())
        return "".join(letter for letter in letters if not unicodedata.combining(letter)), row.name, row.id

    return sorted(rows, key=place)


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


def keep_now() -> None:
    """Keep what was written so far, whatever becomes of the rest of the request."""
    db.session.commit()


class UsedKey(Owned, db.Model):
    """The one-time key of a page that added something, with a digest of what was typed there."""

    __tablename__ = "used_keys"
    __table_args__ = owned(UniqueConstraint("practice_id", "key"))
    is_noted = False

    key: Mapped[str] = mapped_column(String(64))
    answers: Mapped[str] = mapped_column(String(64))


def used_with(key: str) -> str | None:
    """The answers with which a key was used up; None for a fresh one."""
    found = db.session.scalars(db.select(UsedKey).filter_by(key=key)).one_or_none()
    return found and found.answers


def use_key(key: str, answers: str) -> str | None:
    """Use a key up, as the first write of a request. None, or what `used_with` says when another request was quicker.

    Whoever writes first lets the others wait (`begin_writing`), and all that is read from here on is what they left.
    """
    try:
        add_row(UsedKey(key=key, answers=answers))
    except IntegrityError:
        db.session.rollback()
        return used_with(key)
    db.session.expire_all()
    return None


def forget_used_keys(before: datetime) -> None:
    """Keys of pages that nobody can still have open, in every practice."""
    db.session.execute(UsedKey.__table__.delete().where(UsedKey.__table__.c.changed_at < before))


def work_for(practice_id: int, consultant_id: int | None) -> None:
    """From here on this session reads and writes rows of this practice only, in this consultant's name."""
    db.session.info.update(practice_id=practice_id, consultant_id=consultant_id)


@contextlib.contextmanager
def working_for(practice_id: int, consultant_id: int | None = None) -> Iterator[None]:
    """`work_for` inside a with block; what was set before is set again afterwards."""
    before = {name: db.session.info.get(name) for name in ("practice_id", "consultant_id")}
    work_for(practice_id, consultant_id)
    try:
        yield
    finally:
        db.session.flush()
        db.session.info.update(before)


def across_practices(statement: Select[Any]) -> Select[Any]:
    """For signing in, invitations and removing a whole practice: the few reads that happen before the practice is known."""
    return statement.execution_options(across_practices=True)


def erase_practice(practice_id: int) -> None:
    """Delete every row that belongs to a practice, children first."""
    take_turn(db.session)
    for table in reversed(Base.metadata.sorted_tables):
        if "practice_id" in table.columns:
            db.session.execute(table.delete().where(table.c.practice_id == practice_id))


@event.listens_for(Session, "do_orm_execute")
def _keep_to_practice(state: ORMExecuteState) -> None:
    if state.execution_options.get("across_practices") or state.is_column_load or state.is_relationship_load:
        return
    practice_id = state.session.info.get("practice_id")
    if practice_id is None:
        if any(issubclass(mapper.class_, Owned) for mapper in state.all_mappers):
            raise LookupError("a query without its practice")
        return
    state.statement = state.statement.options(
        with_loader_criteria(Owned, lambda cls: cls.practice_id == practice_id, include_aliases=True)
    )


@event.listens_for(Session, "before_flush")
def _stamp(session: Session, *_: Any) -> None:
    take_turn(session)
    for row in [*session.new, *(row for row in session.dirty if session.is_modified(row))]:
        if isinstance(row, Owned):
            practice_id = session.info.get("practice_id")
            if row.practice_id is None:
                row.practice_id = practice_id
            if row.practice_id != practice_id:
                raise LookupError("a row of another practice")
            row.changed_by = session.info.get("consultant_id")
            row.changed_at = datetime.now(UTC)


@event.listens_for(Session, "before_flush")
def _note_changed_cases(session: Session, *_: Any) -> None:
    rows = [*session.new, *session.dirty, *session.deleted]
    changed = {row.case_id for row in rows if hasattr(row, "case_id")} | {row.id for row in rows if row.__tablename__ == "cases"}
    if changed:
        session.info.setdefault("changed_cases", set()).update(changed)


def has_changed_cases() -> bool:
    """Whether this session has written into a case and not committed yet."""
    return bool(db.session.info.get("changed_cases"))


@event.listens_for(Session, "before_commit")
def _count_versions(session: Session) -> None:
    """A case's `version` tells what was read of it from what somebody, in any process, wrote since."""
    session.flush()
    changed = session.info.get("changed_cases")
    if changed:
        cases = Base.metadata.tables["cases"]
        session.execute(cases.update().where(cases.c.id.in_(sorted(changed - {None}))).values(version=cases.c.version + 1))


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _forget_changed_cases(session: Session) -> None:
    session.info.pop("changed_cases", None)


@event.listens_for(Engine, "connect")
def _set_connection(connection: Any, _record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None  # we say ourselves when a transaction begins
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")
    else:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise SettingError(f"DATABASE_URL: this database keeps text as {encoding}; make one with ENCODING 'UTF8'")
        connection.execute("SET TIME ZONE 'UTC'; SET datestyle = 'ISO'")  # whatever the server's own are
        connection.commit()


@event.listens_for(Engine, "begin")
def _begin_reading(connection: Connection) -> None:
    """All that a transaction reads is one moment's state, on PostgreSQL by its isolation level (`init_app`)."""
    connection.info.pop("writes", None)
    if connection.dialect.name == "sqlite":
        connection.connection.execute("BEGIN")


def begin_writing(connection: Connection, turn: int = 0) -> None:
    """End a transaction in which nothing was written, and begin one that waits until nobody else of this turn writes.

    So a snapshot never stands in the way of a write, and what was read since holds until the end. The turn is the
    practice on PostgreSQL, 0 outside of any; SQLite has one for the whole file.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"COMMIT; BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({turn:d})")
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


def take_turn(session: Session) -> None:
    """From here on this transaction writes; happens by itself before the first row is written."""
    connection = session.connection()
    if "writes" not in connection.info:
        begin_writing(connection, session.info.get("practice_id") or 0)


@contextlib.contextmanager
def within_reach() -> Iterator[None]:
    """Says why the database cannot be used, without a trace of the inside. Raises SettingError."""
    try:
        yield
    except DBAPIError as error:
        raise SettingError(f"DATABASE_URL: this database cannot be used: {' '.join(str(error.orig).split())}") from None


def check_database() -> None:
    """Refuse a database in which a saved row might not be on disk. Raises SettingError."""
    with within_reach(), db.engine.connect() as connection:
        show = "PRAGMA" if db.engine.name == "sqlite" else "SHOW"
        found = {name: connection.exec_driver_sql(f"{show} {name}").scalar() for name in SAFE[db.engine.name]}
    for name, wanted in SAFE[db.engine.name].items():
        if found[name] not in wanted:
            raise SettingError(f"DATABASE_URL: {name} is {found[name]!r} there and must be {wanted[0]!r}, or saved work could be lost")


def sqlite_file() -> Path | None:
    """Where an SQLite database is or will be; None for another one."""
    url = db.engine.url
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def is_empty() -> bool:
    """Whether there are no tables of ours; an SQLite file that is not there is not made by asking. Raises SettingError."""
    file = sqlite_file()
    with within_reach():
        return bool(file and not file.exists()) or not inspect(db.engine).has_table("practices")


def bring_up_to_date() -> None:
    """Make the tables, or bring them to their newest form.

    Raises SettingError for an empty database in a folder that is in use, or one in which a saved row might not be on disk.
    """
    settings = current_app.config["SETTINGS"]
    if is_empty():
        settings.refuse_used_folder()
    check_database()
    with within_reach():
        upgrade()
    settings.note_use()


def init_app(app: Flask) -> None:
    """Bind the database; each request commits once, on success, before its answer leaves."""
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"isolation_level": "REPEATABLE READ", "pool_pre_ping": True}
    db.init_app(app)
    migrate.init_app(app, db, directory=f"{app.root_path}/migrations")

    @app.after_request
    def commit_on_success(response: Response) -> Response:
        if response.status_code < 400:
            db.session.commit()
        else:
            db.session.rollback()
        return response
