"""The app as it runs, on a database of its own; one practice with its owner, signed in."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_babel import Babel

from consultant.accounts.actions import add_practice, sign_up
from consultant.accounts.models import Consultant, Practice
from consultant.config import Settings
from consultant.database import db, work_for
from consultant.factory import create_app
from tests.pages import JudgingClient

PASSWORD = "correct horse battery"


@pytest.fixture
def babel_app():
    """Just enough of an app for sentences."""
    app = Flask("words")
    Babel(app)
    with app.app_context():
        yield app


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path, f"sqlite:///{tmp_path / 'standoff.sqlite'}", "http://localhost", 5000)


@pytest.fixture
def app(settings) -> Flask:
    """The whole app on a new SQLite database, without anybody in it."""
    app = create_app(settings)
    app.test_client_class = JudgingClient
    app.config["WTF_CSRF_ENABLED"] = False  # tests of the check itself switch it on
    with app.app_context():
        db.create_all()
    return app


@pytest.fixture
def owner(app) -> Consultant:
    """The owner of the first practice, "Field IT"."""
    with app.app_context():
        person = sign_up(
            practice="Field IT",
            name="Sam Field",
            email="sam@example.org",
            password=PASSWORD,
            zone="Europe/London",
            currency="GBP",
            at=datetime.now(UTC),
        )
        db.session.commit()
        db.session.refresh(person)
        db.session.expunge(person)
    return person


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
