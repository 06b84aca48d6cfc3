"""A case with an issued report, and a link to it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from consultant.accounts.actions import consultant_by_id
from consultant.database import db, working_for
from tests.pages import parsed
from tests.rows import arguments, fill


def made(client, where: str, until: str | None = None) -> str:
    """The address of a link that is made on the screen. `where` is the report's; the day is a month from now, unless given."""
    until = until or (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    return parsed(shown(client, where, until=until)).select_one("#link-text")["value"]


def shown(client, where: str, **typed: str):
    """The page that shows a new link."""
    return client.post(f"{where}/links/new", data={"to": "Ann", "once": uuid4().hex, **typed})


@pytest.fixture
def sent(app, owner) -> str:
    """The address of an issued report."""
    with app.app_context(), working_for(owner.practice_id, owner.id):
        filled = fill(consultant_by_id(owner.id), arguments(app))
        db.session.commit()
    return f"/cases/{filled.values['number']}/reports/1"
