"""The app as it runs, on a database of its own; one practice with its owner, signed in."""

import atexit
import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory, mkdtemp

import hypothesis
import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine

from consultant.accounts.actions import add_practice
from consultant.accounts.models import Consultant, Practice
from consultant.config import Settings
from consultant.database import db, work_for
from consultant.factory import create_app
from consultant.languages import actions as languages
from tests.owner import first_owner
from tests.pages import JudgingClient
from tests.postgres import memory, server

pytest_plugins = ["tests.browser", "tests.demos"]
hypothesis.settings.register_profile("any speed", hypothesis.settings(), deadline=None)  # a slow machine finds no fault
hypothesis.settings.load_profile("any speed")
gc.set_threshold(100_000, 50, 100)  # apps come and go: as often as usual, a tenth of the time goes into looking for circles

# For what is decided before anything is stored, or shown of it: the same on both. Others store it on both.
on_one_database = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)

LONGEST = ("test_accessible.py", "test_bad_input.py", "test_audiences.py", "test_schedules.py", "test_kill.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that take longest come first: at the end, one core would wait for the other."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture
def babel_app():
    """Just enough of an app for sentences."""
    app = Flask("words")
    languages.init_app(app)
    with app.app_context():
        yield app


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request) -> Settings:
    """Settings of a database in a folder that is empty, once for each kind: what uses the app runs on both."""
    settings = _settings(request.param)
    rmtree(settings.data, ignore_errors=True)
    return settings


@cache
def _settings(kind: str) -> Settings:
    folder = Path(mkdtemp(prefix="standoff-tests-", dir=memory())) / "data"
    atexit.register(rmtree, folder.parent, ignore_errors=True)
    address = f"sqlite:///{folder / 'standoff.sqlite'}" if kind == "sqlite" else server().address
    mail = {"STANDOFF_MAIL_HOST": "localhost", "STANDOFF_MAIL_FROM": "reports@example.org"}  # that nothing runs to send through
    own = {"STANDOFF_DATA": str(folder), "DATABASE_URL": address, "STANDOFF_BASE_URL": "http://localhost"}
    return Settings.from_environment(own | mail)


@pytest.fixture
def new_machine(settings) -> Settings:
    """Settings of a database without tables."""
    if is_postgres(settings):
        server().clear()
    return settings


@pytest.fixture
def app(request, settings) -> Iterator[Flask]:
    """The whole app on an empty database, without anybody in it; a test marked `own_app` may add to it."""
    app, made, config = (_new_app if request.node.get_closest_marker("own_app") else _app)(settings)
    copytree(made, settings.data, dirs_exist_ok=True)
    app.config.clear()
    app.config.update(config)
    with app.app_context():
        make_tables(settings)
        engine = db.engine
    yield app
    if not is_postgres(settings):
        engine.dispose()  # the next test has another file


def _new_app(settings: Settings) -> tuple[Flask, Path, dict[str, object]]:
    """An app, with a copy of the files that it makes and its settings, as they are before it is used."""
    app = create_app(settings)
    app.test_client_class = JudgingClient
    app.config["WTF_CSRF_ENABLED"] = False  # tests of the check itself switch it on
    app.jinja_env.bytecode_cache = _compiled_templates()
    made = Path(mkdtemp(prefix="standoff-tests-")) / "made"
    return app, copytree(settings.data, made), dict(app.config)


_app = cache(_new_app)  # for each kind of database, one for all tests: to make it takes longer than most of them


def is_postgres(settings: Settings) -> bool:
    return settings.database_url.startswith("postgresql")


@cache
def _compiled_templates() -> FileSystemBytecodeCache:
    """Each template is compiled once for all the apps of this process."""
    return FileSystemBytecodeCache(mkdtemp(prefix="standoff-templates-"))


def make_tables(settings: Settings) -> None:
    """Tables without rows, for the app of this context."""
    if not is_postgres(settings):
        Path(db.engine.url.database).write_bytes(_empty_sqlite())
    elif server().has_tables:
        server().empty([table.name for table in reversed(db.metadata.sorted_tables)])
    else:
        server().clear()
        server().has_tables = True
        db.engine.dispose()  # its connections were ended
        db.create_all()


@cache
def _empty_sqlite() -> bytes:
    """A database file with tables and no rows, made once for all the apps of this process."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite"
        engine = create_engine(f"sqlite:///{file}")
        db.metadata.create_all(engine)
        engine.dispose()
        return file.read_bytes()


@pytest.fixture
def owner(app) -> Consultant:
    """The owner of the first practice, "Field IT"."""
    with app.app_context():
        return first_owner()


@pytest.fixture
def practice(app, owner):
    """Work inside the owner's practice, in an app context."""
    with app.app_context():
        work_for(owner.practice_id, owner.id)
        yield db.session.get(Practice, owner.practice_id)


@pytest.fixture
def stranger(app, owner) -> Consultant:
    """The owner of another practice on the same database."""
    with app.app_context():
        practice = Practice(name="Elsewhere", zone="UTC", currency="EUR", created_at=datetime.now(UTC))
        person = add_practice(practice, Consultant(name="Else Where", email="else@example.org", password_hash="none", is_owner=True))
        db.session.commit()
        db.session.refresh(person)
        db.session.expunge(person)
    return person


def signed_in(app: Flask, person: Consultant) -> JudgingClient:
    """A browser in which this person is signed in."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = person.get_id()
        session["_fresh"] = True
    return client


@pytest.fixture
def client(app, owner) -> JudgingClient:
    return signed_in(app, owner)
