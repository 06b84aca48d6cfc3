"""A database with something in every table that a case file fills, a folder with files, and their backup."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from consultant.accounts.actions import sign_up
from consultant.accounts.models import Practice
from consultant.backup import tables
from consultant.backup.commands import backup_command, restore_command
from consultant.baseline.models import BaselineItem
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.clients.actions import client_named
from consultant.database import add_row, bring_up_to_date, db, rows_of, work_for
from consultant.evidence.files.actions import attach, store_file
from consultant.factory import create_app
from consultant.reports.models import Report
from consultant.sending.models import Sending
from consultant.sending.outbox.rules import How, State
from tests.evidence.files.made import photo
from tests.office import settings_on

RICH = Path(__file__).parent.parent / "casefile" / "rich.json"
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
PHOTO = bytes(range(256)) * 20


def fill(app: Flask) -> None:
    """One practice with a case, a logo and a report; a client whose id was the highest is gone."""
    data = app.config["SETTINGS"].data
    with app.app_context():
        bring_up_to_date()
        person = sign_up(
            practice="Field IT", name="Sam", email="sam@example.org", password="correct horse", zone="UTC", currency="GBP", at=NOW
        )
        work_for(person.practice_id, person.id)
        case = import_record(read_case(RICH.read_bytes()), at=NOW)
        attach(case.id, store_file(photo(), "modem.jpg"), baseline_id=rows_of(BaselineItem, case.id)[0].id)
        db.session.get(Practice, person.practice_id).logo = PHOTO
        facts = {"b": "Ä\\u0000", "a": [1, 2.50, None]}
        report = add_row(Report(case_id=case.id, number=1, date=NOW.date(), issued_at=NOW, facts=facts, pdf=PHOTO, sha256="0" * 64))
        for state in (State.WAITING, State.TRYING, State.SENT):
            add_row(Sending(case_id=case.id, report_id=report.id, how=How.MAIL, to="ann@example.org", at=NOW, state=state, next_at=NOW))
        db.session.delete(client_named("Gone", "household"))
        db.session.commit()
    (data / "files" / "ab").mkdir(parents=True)
    (data / "files" / "ab" / "photo").write_bytes(PHOTO)
    (data / "sessions" / "somebody").write_text("signed in")


@cache
def made_from(database: str, folder: Path) -> tuple[Path, Path]:
    """A filled data folder with this kind of database, and its backup: made once."""
    app = create_app(settings_on(database, folder / "data"))
    fill(app)
    answer = app.test_cli_runner().invoke(backup_command, [str(folder / "all.zip")])
    assert answer.exit_code == 0, answer.output
    return folder / "data", folder / "all.zip"


@pytest.fixture(scope="session")
def shelf(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("backups")


@pytest.fixture
def data(shelf) -> Path:
    """The folder with the SQLite database from which `backup` was made; for reading only."""
    return made_from("sqlite", shelf / "sqlite")[0]


@pytest.fixture
def backup(request, shelf, tmp_path) -> Path:
    """A backup, to do with as one likes: of SQLite, unless the test names the kind of database."""
    kind = getattr(request, "param", "sqlite")
    return Path(shutil.copy(made_from(kind, shelf / kind)[1], tmp_path / "all.zip"))


@pytest.fixture
def new_place(request, tmp_path) -> Iterator[Flask]:
    """The app on a machine where no more was done than to start it: with SQLite, unless the test names the kind of database."""
    settings = settings_on(getattr(request, "param", "sqlite"), tmp_path / "new")
    create_app(settings)
    app = create_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def restore(new_place):
    """`flask restore FILE` there."""
    return lambda path: new_place.test_cli_runner().invoke(restore_command, [str(path)])


@pytest.fixture
def found_there(new_place, tmp_path):
    """What is in the new place: its tables, and its files with what is in them."""

    def look() -> tuple[list[str], dict[str, bytes]]:
        with new_place.app_context():
            return tables.names(), found_in(tmp_path / "new")

    return look


def found_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
