"""The first practice, "Field IT", with its owner."""

from datetime import UTC, datetime
from functools import cache

from werkzeug.security import generate_password_hash

from consultant.accounts.actions import add_practice
from consultant.accounts.models import Consultant, Practice
from consultant.database import db

PASSWORD = "correct horse battery"


def first_owner() -> Consultant:
    """As sign-up makes them, and as they can be read outside of any session."""
    person = add_practice(
        Practice(name="Field IT", zone="Europe/London", currency="GBP", is_first=True, created_at=datetime.now(UTC)),
        Consultant(name="Sam Field", email="sam@example.org", password_hash=_password_hash(), is_owner=True),
    )
    db.session.commit()
    db.session.refresh(person)
    db.session.expunge(person)
    return person


@cache
def _password_hash() -> str:
    """Of the kind that the program makes, but quick to check: hundreds of tests sign in, and it is told by the hash how much to work."""
    return generate_password_hash(PASSWORD, "scrypt:1024:8:1")
