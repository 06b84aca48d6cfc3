"""Binds the database to the app, and refuses one in which a saved row might not be on disk."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from flask import Flask, Response, current_app
from flask_migrate import upgrade
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from consultant.config import SettingError
from consultant.database.session import db, migrate

SAFE = {  # what must hold so that a saved row is on disk
    "sqlite": {"journal_mode": ["wal"], "synchronous": [2], "foreign_keys": [1]},
    "postgresql": {
        "fsync": ["on"],
        "full_page_writes": ["on"],
        "synchronous_commit": ["on", "remote_apply", "remote_write", "local"],
    },
}
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)  # the lowest byte of SQLite's error codes


@contextlib.contextmanager
def within_reach() -> Iterator[None]:
    """Says why the database cannot be used, without a trace of the inside. Raises SettingError."""
    try:
        yield
    except DBAPIError as error:
        raise SettingError(_unusable(error.orig)) from None


def _unusable(error: BaseException | None) -> str:
    settings, reason = current_app.config["SETTINGS"], " ".join(str(error).split())
    if not settings.has_own_database:
        return f"DATABASE_URL: this database cannot be used: {reason}"
    if getattr(error, "sqlite_errorcode", 0) & 0xFF not in DAMAGED:
        return f"The database file {sqlite_file()} cannot be used: {reason}"
    return (
        f"The database file {sqlite_file()} is damaged: {reason}.\n"
        "If you have a backup, set STANDOFF_DATA to a new folder and restore it there: ./run restore FILE"
    )


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
    """Make the tables, or bring them to their newest form. What this process makes from here on, only its user can read.

    Raises SettingError for an empty database in a folder that is in use, or one in which a saved row might not be on disk.
    """
    os.umask(0o077)
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
