"""The numbers of the directory come along when the database grows, and go back."""

import json
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from consultant.database import db
from consultant.factory import create_app

BEFORE, AFTER = "0011", "0012"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def old(new_machine):
    """A database from before, with two firms that a case points at."""
    app = create_app(new_machine)
    with app.app_context():
        upgrade(revision=BEFORE)
        whole = {"practice_id": 1, "changed_at": NOW}
        add("practices", id=1, name="P", zone="UTC", currency="EUR", is_demo=False, created_at=NOW)
        add("clients", id=1, name="Ann", kind="household", **whole)
        facts = {"slug": "s", "title": "T", "problem": "P", "can_help": "yes", "state": "open", "notes": {}}
        add("cases", id=1, number=1, client_id=1, opened_at=NOW, **facts, **whole)
        for id, phone in ((1, "0800 1"), (2, None)):
            add("organizations", id=id, name=f"Firm {id}", role="vendor", phone=phone, **whole)
            add("parties", id=id, case_id=1, organization_id=id, position=id, key=f"k{id}", name="F", role="vendor", **whole)
        yield
        db.session.remove()
        db.engine.dispose()


def add(table: str, **values) -> None:
    with db.engine.begin() as connection:
        connection.execute(sa.Table(table, sa.MetaData(), autoload_with=connection).insert().values(**values))


def column(name: str) -> list:
    with db.engine.connect() as connection:
        return list(connection.execute(sa.text(f"SELECT {name} FROM organizations ORDER BY id")).scalars())


def test_a_number_becomes_the_first_of_several_and_back(old):
    upgrade(revision=AFTER)
    kept = [json.loads(value) if isinstance(value, str) else value for value in column("numbers")]
    assert kept == [[["0800 1", ""]], []]
    assert column("web") == [None, None]
    downgrade(revision=BEFORE)
    assert column("phone") == ["0800 1", None]
