"""A database with something in every table that a case file fills, a folder with files, and their backup."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from consultant.accounts.actions import sign_up
from consultant.accounts.models import Practice
from consultant.backup.commands import backup_command, restore_command
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.clients.actions import client_named
from consultant.config import Settings
from consultant.database import add_row, bring_up_to_date, db, work_for
from consultant.factory import create_app
from consultant.reports.models import Report

RICH = Path(__file__).parent.parent / "casefile" / "rich.json"
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
PHOTO = bytes(range(256)) * 20


def settings_in(folder: Path, **more: str) -> Settings:
    return Settings.from_environment({"STANDOFF_DATA": str(folder), **more})


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
        db.session.get(Practice, person.practice_id).logo = PHOTO
        facts = {"b": "Ä\\u0000", "a": [1, 2.50, None]}
        add_row(Report(case_id=case.id, number=1, date=NOW.date(), issued_at=NOW, facts=facts, pdf=PHOTO, sha256="0" * 64))
        db.session.delete(client_named("Gone", "household"))
        db.session.commit()
    (data / "files" / "ab").mkdir(parents=True)
    (data / "files" / "ab" / "photo").write_bytes(PHOTO)
    (data / "sessions" / "somebody").write_text("signed in")


@pytest.fixture(scope="session")
def _filled(tmp_path_factory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("filled")
    app = create_app(settings_in(folder / "data"))
    fill(app)
    answer = app.test_cli_runner().invoke(backup_command, [str(folder / "all.zip")])
    assert answer.exit_code == 0, answer.output
    return folder / "data", folder / "all.zip"


@pytest.fixture
def data(_filled) -> Path:
    """The folder with the database from which `backup` was made; for reading only."""
    return _filled[0]


@pytest.fixture
def backup(_filled, tmp_path) -> Path:
    """A copy of its backup, to do with as one likes."""
    return Path(shutil.copy(_filled[1], tmp_path / "all.zip"))


@pytest.fixture
def new_place(tmp_path) -> Flask:
    """The app on a machine where it never ran."""
    return create_app(settings_in(tmp_path / "new"))


@pytest.fixture
def restore(new_place):
    """`flask restore FILE` there."""
    return lambda path: new_place.test_cli_runner().invoke(restore_command, [str(path)])
