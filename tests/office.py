"""A database as it is in use, with its owner and cases, for servers that are processes of their own."""

from datetime import UTC, datetime

from flask import Flask

from consultant.accounts.actions import sign_up
from consultant.accounts.models import Consultant
from consultant.config import Settings
from consultant.database import bring_up_to_date, db
from consultant.factory import create_app
from tests.calls.shop import open_shop
from tests.served import PASSWORD


def office(settings: Settings, cases: int = 1) -> tuple[Flask, Consultant]:
    """The app, and the owner of a practice with so many cases, numbered from 1."""
    app = create_app(settings)
    with app.app_context():
        bring_up_to_date()
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
    for _case in range(cases):
        open_shop(app, person)
    return app, person
