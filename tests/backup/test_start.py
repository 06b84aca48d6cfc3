"""A start on an empty database in a folder that is in use: somebody's cases would seem to be gone."""

import pytest

from consultant.accounts.actions import demo_was_here
from consultant.backup.commands import restore_command
from consultant.config import SettingError
from consultant.database import bring_up_to_date, db
from consultant.factory import create_app
from consultant.web.commands import prepare
from tests.backup.conftest import found_in
from tests.office import settings_in


def start(app) -> None:
    with app.app_context():
        bring_up_to_date()


@pytest.fixture
def used(new_place):
    """A folder in which the app ran before."""
    start(new_place)
    return new_place.config["SETTINGS"].data


def lose_database(data) -> None:
    for path in data.glob("standoff.sqlite*"):
        path.unlink()


def test_a_lost_database_is_not_replaced_by_an_empty_one(used):
    lose_database(used)
    before = found_in(used)
    with pytest.raises(SettingError, match=f"{used} is in use, last with .*{used / 'standoff.sqlite'}(.|\n)*: ./run restore FILE"):
        start(create_app(settings_in(used)))
    assert found_in(used) == before


def test_a_setting_that_was_forgotten_is_noticed(used, tmp_path):
    with pytest.raises(SettingError, match="elsewhere is empty"):
        start(create_app(settings_in(used, DATABASE_URL=f"sqlite:///{tmp_path}/elsewhere")))
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(("place", "reason"), [(0, "file is not a database"), (4096, "database disk image is malformed")])
def test_a_damaged_database_is_named_and_what_to_do(used, place, reason):
    with create_app(settings_in(used)).app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database = used / "standoff.sqlite"
    whole = database.read_bytes()
    database.write_bytes(whole[:place] + b"\xff" * (len(whole) - place))
    with pytest.raises(SettingError) as refused:
        start(create_app(settings_in(used)))
    says = str(refused.value)
    assert says.startswith(f"The database file {database} is damaged: {reason}") and "./run restore FILE" in says
    assert "DATABASE_URL" not in says


def test_what_it_advises_works(used, backup, tmp_path):
    lose_database(used)
    elsewhere = create_app(settings_in(tmp_path / "elsewhere"))
    assert elsewhere.test_cli_runner().invoke(restore_command, [str(backup)]).exit_code == 0
    start(create_app(settings_in(tmp_path / "elsewhere")))


def test_files_without_a_database_are_noticed_too(new_place):
    (new_place.config["SETTINGS"].data / "files").mkdir()
    with pytest.raises(SettingError, match="is in use"):
        start(new_place)


def test_a_first_start_may_be_cut_off_and_tried_again(new_place):
    (new_place.config["SETTINGS"].data / "standoff.sqlite").write_bytes(b"")
    start(create_app(new_place.config["SETTINGS"]))
    with new_place.app_context():  # cut off before the demo
        prepare()
        assert demo_was_here()


def test_a_folder_and_its_database_can_move_together(used, tmp_path):
    used.rename(tmp_path / "moved")
    start(create_app(settings_in(tmp_path / "moved")))
    lose_database(tmp_path / "moved")
    with pytest.raises(SettingError, match="last with .*moved"):
        start(create_app(settings_in(tmp_path / "moved")))
