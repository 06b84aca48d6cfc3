"""A database that is out of reach, or that could lose work, is refused in plain words when a command needs it."""

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from consultant.config import Settings
from consultant.database import db
from consultant.factory import create_app
from tests.conftest import signed_in
from tests.owner import first_owner
from tests.pages import JudgingClient
from tests.postgres import server


@pytest.fixture
def prepare(tmp_path):
    """What `flask prepare` says about a database."""

    def run(address: str) -> str:
        settings = Settings.from_environment({"STANDOFF_DATA": str(tmp_path), "DATABASE_URL": address})
        refused = create_app(settings).test_cli_runner().invoke(args=["prepare"])
        assert refused.exit_code == 1
        assert len(refused.output.splitlines()) == 1
        assert "s3cret" not in refused.output + repr(settings)
        return refused.output

    return run


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("postgresql://sam:s3cret@127.0.0.1:1/standoff", "Connection refused"),
        ("postgres://sam:s3cret@nowhere.invalid/standoff", "nowhere.invalid"),
        ("sqlite:////nowhere/none.sqlite", "unable to open database file"),
        (f"sqlite:///{__file__}", "file is not a database"),
    ],
)
def test_out_of_reach(prepare, address, says):
    answer = prepare(address)
    assert answer.startswith("DATABASE_URL: this database cannot be used")
    assert says in answer


def test_nobody_of_that_name_and_no_such_database(prepare):
    assert "role \"nobody\" does not exist" in prepare(server().address.replace("postgres:@", "nobody:s3cret@"))
    assert "database \"none\" does not exist" in prepare(server().process.get_uri("none"))


def test_a_postgresql_that_could_lose_work(prepare):
    assert "synchronous_commit is 'off'" in prepare(server().address + "&options=-c synchronous_commit=off")


def test_a_postgresql_that_cannot_keep_every_text(prepare):
    with server().talk("postgres") as connection:
        connection.execute("DROP DATABASE IF EXISTS plain")
        connection.execute("CREATE DATABASE plain TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    assert "keeps text as SQL_ASCII" in prepare(server().process.get_uri("plain"))


def test_a_database_that_goes_away_and_comes_back(tmp_path):
    def make_database() -> None:
        with server().talk("postgres") as connection:
            connection.execute("DROP DATABASE IF EXISTS gone WITH (FORCE)")
            connection.execute("CREATE DATABASE gone")
        with app.app_context():
            db.create_all()

    app = create_app(Settings.from_environment({"STANDOFF_DATA": str(tmp_path), "DATABASE_URL": server().process.get_uri("gone")}))
    app.test_client_class = JudgingClient
    make_database()
    assert app.test_client().get("/sign-up").status_code == 200
    with app.app_context():
        person = signed_in(app, first_owner())
    assert person.get("/").status_code == 200
    with server().talk("postgres") as connection:
        connection.execute("DROP DATABASE gone WITH (FORCE)")
    for answer in (app.test_client().get("/sign-up"), person.get("/"), app.test_client().get("/r/secret")):
        assert (answer.status_code, "The database does not answer" in answer.text) == (503, True)
    make_database()
    assert app.test_client().get("/sign-up").status_code == 200


@pytest.mark.parametrize("pragma", ["synchronous=NORMAL", "foreign_keys=OFF", "journal_mode=DELETE"])
def test_a_sqlite_that_could_lose_work(prepare, tmp_path, pragma):
    def unset(connection, _record) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(Pool, "connect", unset)
    try:
        assert f"{pragma.split('=')[0]} is" in prepare(f"sqlite:///{tmp_path / 'standoff.sqlite'}")
    finally:
        event.remove(Pool, "connect", unset)
