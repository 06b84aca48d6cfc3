import pytest

from tests.web.tiny import make_app


@pytest.fixture
def app():
    return make_app()


@pytest.fixture
def guest(app):
    return app.test_client()


@pytest.fixture
def member(app):
    return _signed_in(app, "someone")


@pytest.fixture
def owner(app):
    return _signed_in(app, "owner")


def _signed_in(app, id):
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = id
    return client
