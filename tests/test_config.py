"""Settings are typed, and refused by name when odd."""

import stat

import pytest

from consultant.config import SettingError, Settings
from consultant.database import sqlite_file
from consultant.factory import create_app


def test_defaults_stand_beside_the_program():
    settings = Settings.from_environment({})
    assert settings.base_url == "http://localhost:5000"
    assert settings.database_url == f"sqlite:///{settings.data / 'standoff.sqlite'}"
    assert not settings.is_https


def test_the_database_lies_in_the_folder_whatever_that_is_called(tmp_path):
    data = tmp_path / "50%20 ? really #1 ü"
    settings = Settings.from_environment({"STANDOFF_DATA": str(data)})
    with create_app(settings).app_context():
        assert sqlite_file() == data / "standoff.sqlite"


@pytest.mark.parametrize(
    "name, value",
    [
        ("STANDOFF_PORT", "99999"),
        ("STANDOFF_PORT", "http"),
        ("STANDOFF_BASE_URL", "example.org"),
        ("STANDOFF_BASE_URL", "http://me@example.org"),
        ("STANDOFF_BASE_URL", "http://example.org:many"),
        ("DATABASE_URL", "mysql://localhost/standoff"),
        ("DATABASE_URL", "not an address"),
        ("STANDOFF_DATTA", "/tmp"),
    ],
)
def test_an_odd_setting_is_named(name, value):
    with pytest.raises(SettingError, match=name):
        Settings.from_environment({name: value})


@pytest.mark.parametrize(
    ("odd", "why"),
    [("letter", "is not a folder"), ("letter/new", "Not a directory"), ("x" * 300, "File name too long"), ("/proc/nope", "")],
)
def test_a_data_folder_that_cannot_be_one_is_named(tmp_path, odd, why):
    (tmp_path / "letter").touch()
    with pytest.raises(SettingError, match=f"STANDOFF_DATA: .*{odd}.*{why}"):
        create_app(Settings.from_environment({"STANDOFF_DATA": str(tmp_path / odd)}))


def test_the_secret_key_is_made_once_and_kept_private(tmp_path):
    settings = Settings.from_environment({"STANDOFF_DATA": str(tmp_path / "new")})
    key = settings.secret_key()
    assert len(key) == 64 and settings.secret_key() == key
    assert stat.S_IMODE((tmp_path / "new" / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret.key"]
