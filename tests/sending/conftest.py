import pytest

from consultant.accounts.actions import consultant_by_id
from consultant.database import db, working_for
from tests.rows import arguments, fill


@pytest.fixture
def sent(app, owner) -> str:
    """The address of an issued report."""
    with app.app_context(), working_for(owner.practice_id, owner.id):
        filled = fill(consultant_by_id(owner.id), arguments(app))
        db.session.commit()
    return f"/cases/{filled.values['number']}/reports/1"
