"""What was backed up comes back, all of it, and only into an empty place."""

import json
import resource
import shutil
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask_migrate import downgrade
from sqlalchemy import event

from consultant.backup import tables
from consultant.backup.commands import backup_command
from consultant.clients.actions import client_named
from consultant.clients.models import Client
from consultant.database import bring_up_to_date, db, working_for
from consultant.disk.actions import kept
from consultant.evidence.files.actions import content_of, delete_unused, remove_attachment, small_of
from consultant.evidence.files.models import Attachment
from consultant.factory import create_app
from consultant.sending.models import Sending
from tests.backup.conftest import PHOTO, fill, found_in
from tests.evidence.files.made import opened
from tests.office import EACH, settings_in, settings_on

to_each = pytest.mark.parametrize("new_place", EACH, indirect=True)
of_each = pytest.mark.parametrize("backup", EACH, indirect=True)


def contents_of(path: Path) -> dict:
    """All but when it was made."""
    with ZipFile(path) as archive:
        return json.loads(archive.read("contents.json")) | {"made_at": None}


def but_mails(contents: dict) -> dict:
    return contents | {"tables": [table for table in contents["tables"] if table["name"] != "sendings"]}


@contextmanager
def small_disk(most: int) -> Iterator[None]:
    """No file can grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def backed_up(app, path: Path) -> dict:
    answer = app.test_cli_runner().invoke(backup_command, [str(path)])
    assert answer.exit_code == 0, answer.output
    return contents_of(path)


@to_each
@of_each
def test_all_comes_back(new_place, restore, backup, tmp_path):
    answer = restore(backup)
    assert answer.exit_code == 0, answer.output
    contents = contents_of(backup)
    again = backed_up(new_place, tmp_path / "again.zip")
    assert but_mails(again) == but_mails(contents)
    with new_place.app_context(), working_for(1):  # mails that were on their way may have gone out since
        mails = db.session.scalars(db.select(Sending).order_by(Sending.id)).all()
        assert [(mail.state, mail.next_at is None) for mail in mails] == [("unsure", True), ("unsure", True), ("sent", False)]
    filled = {table["name"]: table["rows"] for table in contents["tables"]}
    assert filled["calls"] > 2 and filled["reports"] == filled["practices"] == 1
    new = tmp_path / "new"
    with ZipFile(backup) as archive:
        assert (new / "secret.key").read_bytes() == archive.read("data/secret.key") != b""
    assert (new / "files" / "ab" / "photo").read_bytes() == PHOTO
    names = [file["name"] for file in contents["files"]]
    assert (names[0], names[-1], len(names)) == ("secret.key", "files/ab/photo", 4), "and a photo of a case, with its small one"
    assert sha256((new / names[1]).read_bytes()).hexdigest() == names[1][-64:]
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in (new, *filter(Path.is_file, new.rglob("*"))))


@to_each
def test_a_photo_of_a_case_comes_back(new_place, restore, backup):
    restore(backup)
    with new_place.app_context():
        bring_up_to_date()
        with working_for(1):
            row = db.session.scalars(db.select(Attachment)).one()
            assert opened(content_of(row)).size == (40, 60) and small_of(row)


def test_no_file_goes_while_a_backup_is_made(new_place):
    fill(new_place)
    settings = new_place.config["SETTINGS"]
    with new_place.app_context(), working_for(1):
        row = db.session.scalars(db.select(Attachment)).one()
        path = next((settings.data / "files").rglob(row.sha256))
        with kept(settings.data):
            remove_attachment(row)
            db.session.commit()
            delete_unused()
            assert path.exists()


def test_what_is_taken_out_while_a_backup_is_made_is_in_it_still(new_place, tmp_path):
    fill(new_place)

    def take_out() -> None:
        with new_place.app_context(), working_for(1):
            remove_attachment(db.session.scalars(db.select(Attachment)).one())
            db.session.commit()
            delete_unused()

    def meanwhile(_connection, _cursor, statement, *_rest):
        if "FROM attachments" in statement and not taken_out:
            taken_out.append(True)
            with ThreadPoolExecutor(1) as other:
                other.submit(take_out).result()

    taken_out: list[bool] = []
    with new_place.app_context():
        event.listen(db.engine, "after_cursor_execute", meanwhile)
    contents = backed_up(new_place, tmp_path / "all.zip")
    assert taken_out and next(table["rows"] for table in contents["tables"] if table["name"] == "attachments") == 1
    assert len([file for file in contents["files"] if file["name"].startswith("files/1/")]) == 2


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"else")])
def test_a_file_that_is_gone_or_changed_is_said_and_stops_no_backup(data, tmp_path, harm):
    own = tmp_path / "own"
    shutil.copytree(data, own)
    (photo,) = (path for path in (own / "files" / "1").rglob("*") if len(path.name) == 64)
    app = create_app(settings_in(own))
    answer = app.test_cli_runner().invoke(backup_command, [str(tmp_path / "whole.zip")])
    assert (answer.exit_code, "Careful" in answer.output) == (0, False)
    harm(photo)
    answer = app.test_cli_runner().invoke(backup_command, [str(tmp_path / "less.zip")])
    assert answer.exit_code == 0 and f"Careful: 1 photo or file of a case is gone from {own}" in answer.output


@to_each
@of_each
def test_the_app_goes_on_where_it_was(new_place, restore, backup):
    restore(backup)
    with new_place.app_context():
        bring_up_to_date()
        with working_for(1):
            ids = list(db.session.scalars(db.select(Client.id)))
            # One client was deleted before: its id must not come back to life on an old page.
            assert client_named("New", "household").id == max(ids) + 2


def test_a_backup_says_what_it_is_and_is_for_its_owner_only(backup, data, tmp_path):
    app = create_app(settings_in(data))
    folder = tmp_path / "many"
    folder.mkdir()
    answer = app.test_cli_runner().invoke(backup_command, [str(folder)])
    (made,) = folder.iterdir()
    assert str(made) in answer.output and "holds everything" in answer.output
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    content = made.read_bytes()
    assert content[-64:].decode() == sha256(content[:-64]).hexdigest()
    with ZipFile(made) as archive:
        assert archive.testzip() is None
        assert "./run restore FILE" in archive.read("standoff-backup.txt").decode()
        assert "somebody" not in str(archive.namelist())


def test_nothing_is_overwritten(data, tmp_path):
    (tmp_path / "there").write_text("precious")
    answer = create_app(settings_in(data)).test_cli_runner().invoke(backup_command, [str(tmp_path / "there")])
    assert (answer.exit_code, found_in(tmp_path)) == (2, {"there": b"precious"})
    assert "is there already" in answer.output


def test_a_folder_that_is_not_there_is_not_taken_for_a_file(data, tmp_path):
    """Such as a memory stick that is not put in: the backup would lie on the disk that it is to be a backup of."""
    run = create_app(settings_in(data)).test_cli_runner()
    answer = run.invoke(backup_command, [str(tmp_path / "stick")])
    assert (answer.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert f"There is no folder {tmp_path / 'stick'}. Nothing was written." in answer.output
    assert run.invoke(backup_command, [str(tmp_path / "all.zip")]).exit_code == 0


def test_a_backup_that_cannot_be_written_leaves_nothing(data, tmp_path):
    answer = create_app(settings_in(data)).test_cli_runner().invoke(backup_command, [str(tmp_path / "no" / "folder.zip")])
    assert answer.exit_code == 2 and "folder.zip: No such file or directory" in answer.output
    with small_disk(5000):
        answer = create_app(settings_in(data)).test_cli_runner().invoke(backup_command, [str(tmp_path / "all.zip")])
    assert answer.exit_code == 2 and "all.zip: File too large" in answer.output
    assert list(tmp_path.iterdir()) == []


def test_a_restore_that_finds_no_room_leaves_nothing(new_place, restore, backup, tmp_path):
    before = found_in(tmp_path / "new")
    with small_disk(200_000):
        answer = restore(backup)
    assert answer.exit_code == 2 and "nothing was changed" in answer.output
    assert found_in(tmp_path / "new") == before
    assert restore(backup).exit_code == 0


def test_an_empty_database_is_no_backup(new_place, tmp_path):
    answer = new_place.test_cli_runner().invoke(backup_command, [str(tmp_path / "none.zip")])
    assert answer.exit_code == 2 and "nothing to back up" in answer.output
    assert not (tmp_path / "none.zip").exists()


@to_each
def test_only_an_empty_place_is_filled(restore, backup, tmp_path):
    assert restore(backup).exit_code == 0
    before = found_in(tmp_path / "new")
    answer = restore(backup)
    assert answer.exit_code == 2 and "is not empty" in answer.output
    assert {name: content for name, content in found_in(tmp_path / "new").items() if "sqlite-" not in name} == before


@pytest.mark.parametrize("found", ["files", "sessions"])  # one of a session that has ended would open what is restored
def test_a_folder_with_something_in_it_is_named(restore, backup, tmp_path, found):
    (tmp_path / "new" / found / "something").mkdir(parents=True)
    answer = restore(backup)
    assert answer.exit_code == 2 and f"{tmp_path / 'new'} is not empty: {found} is in it" in answer.output
    assert not (tmp_path / "new" / "standoff.sqlite").exists()


@pytest.mark.parametrize("kind", EACH)
def test_an_older_backup_is_brought_up_to_date(new_place, restore, tmp_path, kind):
    old = create_app(settings_on(kind, tmp_path / "old"))
    fill(old)
    with old.app_context():
        downgrade(revision="0001")
    contents = backed_up(old, tmp_path / "old.zip")
    assert contents["revision"] == "0001"
    assert restore(tmp_path / "old.zip").exit_code == 0
    now = backed_up(new_place, tmp_path / "now.zip")
    assert now["revision"] > "0001"
    counts = {table["name"]: table["rows"] for table in now["tables"]}
    assert {table["name"]: counts[table["name"]] for table in contents["tables"]} == {t["name"]: t["rows"] for t in contents["tables"]}


@to_each
@pytest.mark.parametrize("last_words", ["INSERT INTO calls", "SELECT statements", ("UPDATE sqlite_sequence", "SELECT setval")])
def test_a_restore_that_is_cut_off_leaves_nothing(new_place, backup, found_there, last_words):
    from consultant.backup.actions import restore

    settings, before = new_place.config["SETTINGS"], found_there()
    with new_place.app_context():

        def pull_the_plug(_connection, _cursor, statement, *_rest):
            if statement.startswith(last_words):
                raise KeyboardInterrupt

        event.listen(db.engine, "before_cursor_execute", pull_the_plug)
        with pytest.raises(KeyboardInterrupt):
            restore(settings, backup)
        event.remove(db.engine, "before_cursor_execute", pull_the_plug)
        assert found_there() == before
        restore(settings, backup)


@to_each
def test_what_others_write_while_it_is_read_is_not_in_it(new_place):
    fill(new_place)
    with new_place.app_context(), db.engine.connect() as connection:
        found = {table.name: table for table in tables.tables_of(connection)}
        with working_for(1):
            client_named("Late", "household")
            db.session.commit()  # nobody waits for the backup
        seen = [row for row in tables.rows_of(connection, found["clients"]) if "Late" in row]
        assert seen == []
        assert tables.last_id(connection, found["clients"]) >= 2  # PostgreSQL counts on past any snapshot
