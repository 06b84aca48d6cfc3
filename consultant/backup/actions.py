"""Make a backup while others work, and restore one into an empty place."""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import sqlalchemy as sa

from consultant.backup import tables
from consultant.backup.archive.actions import add_member, fresh_file, measure, pieces, reading, writing
from consultant.backup.rules import (
    CONTENTS,
    FIRST,
    BackupError,
    Contents,
    File,
    Refusal,
    Table,
    is_kept,
    read_line,
    write_contents,
    write_line,
)
from consultant.config import KEPT, KEY, SESSIONS, Settings
from consultant.database import check_database, db, is_empty, one_write, sqlite_file
from consultant.disk.actions import UNFINISHED, kept, write_file

ALWAYS_THERE = {KEY, "lost+found"}  # a start makes the key before anything else, and an empty folder for sessions


def back_up(settings: Settings, out: Path, at: datetime, about: str) -> Contents:
    """Write the database as of one moment, then the files and keys, to `out`; read it all back, then give it its name.

    `about` says what the file is, to whoever opens it. Raises BackupError, OSError.
    """
    if is_empty():
        raise BackupError(Refusal.NOTHING_HERE)
    try:
        with fresh_file(out) as fresh:
            with kept(settings.data), writing(fresh) as archive:  # no file goes whose row was read
                add_member(archive, FIRST, [about.encode()], at)
                contents = _add_all(archive, settings.data, at)
                add_member(archive, CONTENTS, [write_contents(contents)], at)
            _read_back(fresh, contents)
    except FileExistsError:
        raise BackupError(Refusal.IS_THERE, str(out)) from None
    return contents


def lacking(contents: Contents) -> int:
    """How many files that the database points at are not in the backup, or were changed before it was made."""
    with db.engine.connect() as connection:
        return contents.lacks(tables.files_of(connection))


def _read_back(path: Path, written: Contents) -> None:
    with contextlib.suppress(BackupError), reading(path) as (_archive, found):
        if found == written:
            return
    raise BackupError(Refusal.NOT_READ_BACK)


def _add_all(archive: ZipFile, data: Path, at: datetime) -> Contents:
    with db.engine.connect() as connection:  # sees one moment, and holds up nobody who writes meanwhile
        revision = tables.revision_of(connection)
        noted = tuple(_add_table(archive, connection, table, at) for table in tables.tables_of(connection))
    # Files come after the rows: a file is there before its row is.
    return Contents(at, revision, noted, tuple(_add_file(archive, data, path, at) for path in _kept_files(data)))


def _add_table(archive: ZipFile, connection: sa.Connection, table: sa.Table, at: datetime) -> Table:
    noted = Table(table.name, tuple(tables.columns_of(table)), 0, "", tables.last_id(connection, table))
    rows, _size, digest = add_member(archive, noted.member, map(write_line, tables.rows_of(connection, table)), at)
    return Table(noted.name, noted.columns, rows, digest, noted.last_id)


def _add_file(archive: ZipFile, data: Path, path: Path, at: datetime) -> File:
    name = path.relative_to(data).as_posix()
    content = path.read_bytes()
    _count, size, digest = add_member(archive, File(name, 0, "").member, [content], at)
    return File(name, size, digest)


def _kept_files(data: Path) -> Iterator[Path]:
    for name in KEPT:
        path = data / name
        found = path.rglob("*") if path.is_dir() else [path]
        yield from sorted(file for file in found if file.is_file() and not file.name.startswith(UNFINISHED))


def restore(settings: Settings, path: Path) -> Contents:
    """Fill an empty data folder and an empty database from a backup; all of it, or nothing is changed.

    Raises BackupError, OSError.
    """
    with reading(path) as (archive, contents):
        if not tables.is_known(contents.revision):
            raise BackupError(Refusal.NEWER)
        if not all(is_kept(file.name, KEPT) for file in contents.files):
            raise BackupError(Refusal.DAMAGED, CONTENTS)
        _check_place(settings)
        with _nothing_behind(settings):
            check_database()
            with one_write() as connection:
                _fill(connection, archive, contents)
                _put_files(settings.data, archive, contents)
    settings.note_use()
    return contents


def _check_place(settings: Settings) -> None:
    database = sqlite_file()
    names = {database.name + more for more in ("", "-wal", "-shm")} if database else set()
    found = {path.name for path in settings.data.iterdir() if path.name != SESSIONS or any(path.iterdir())}
    others = sorted(found - names - ALWAYS_THERE)  # sessions too: some that had ended would open what is restored
    if tables.names():
        raise BackupError(Refusal.DATABASE_IN_USE)
    if others:
        raise BackupError(Refusal.FOLDER_IN_USE, others[0])


@contextlib.contextmanager
def unmade(paths: Sequence[Path]) -> Iterator[None]:
    """When what is inside fails: without these files and empty folders, which the program's start had to make."""
    try:
        yield
    except BaseException:
        for path in reversed(paths):
            with contextlib.suppress(OSError):  # something else is in the folder
                path.rmdir() if path.is_dir() else path.unlink()
        raise


@contextlib.contextmanager
def _nothing_behind(settings: Settings) -> Iterator[None]:
    """When what is inside fails: the folder as it was found."""
    database, key = sqlite_file(), (settings.data / KEY).read_bytes()
    was_there = database is None or database.exists()
    try:
        yield
    except BaseException:
        db.engine.dispose()
        for name in set(KEPT) - {KEY}:
            shutil.rmtree(settings.data / name, ignore_errors=True)
        (settings.data / KEY).write_bytes(key)
        for more in ("", "-wal", "-shm") if not was_there else ():
            database.with_name(database.name + more).unlink(missing_ok=True)
        raise


def _fill(connection: sa.Connection, archive: ZipFile, contents: Contents) -> None:
    """The rows into tables of the backup's own revision; when all are found again, on to the newest revision."""
    tables.bring_to(connection, contents.revision)
    made = {table.name: table for table in tables.tables_of(connection)}
    if {name: tuple(tables.columns_of(table)) for name, table in made.items()} != {t.name: t.columns for t in contents.tables}:
        raise BackupError(Refusal.DAMAGED, CONTENTS)
    with tables.any_order(connection, list(made.values())):
        for noted in contents.tables:
            kinds = tuple(tables.columns_of(made[noted.name]).values())
            rows = (read_line(line, kinds) for line in pieces(archive, noted.member, lines=True))
            tables.add_rows(connection, made[noted.name], rows)
    for noted in contents.tables:
        count, _size, digest = measure(map(write_line, tables.rows_of(connection, made[noted.name])))
        if (count, digest) != (noted.rows, noted.sha256):
            raise BackupError(Refusal.NOT_THE_SAME, noted.name)
    tables.bring_to(connection, "head")
    tables.doubt_mails(connection)
    now = {table.name: table for table in tables.tables_of(connection)}
    for noted in contents.tables:  # at the end: a migration that makes a table anew forgets which ids were given
        if noted.last_id and noted.name in now:
            tables.give_ids_after(connection, now[noted.name], noted.last_id)


def _put_files(data: Path, archive: ZipFile, contents: Contents) -> None:
    for file in contents.files:
        write_file(data / file.name, pieces(archive, file.member))
