"""The first practice, "Field IT", with its owner."""

from datetime import UTC, datetime

from consultant.accounts.actions import sign_up
from consultant.accounts.models import Consultant
from consultant.database import db

PASSWORD = "correct horse battery"


def first_owner() -> Consultant:
    """Signed up now, and as they can be read outside of any session."""
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
