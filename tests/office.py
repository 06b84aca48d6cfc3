"""A database as it is in use, with its owner and cases, for servers that are processes of their own."""

from pathlib import Path

from flask import Flask

from consultant.accounts.models import Consultant
from consultant.config import Settings
from consultant.database import bring_up_to_date
from consultant.factory import create_app
from tests.calls.shop import open_shop
from tests.owner import first_owner
from tests.postgres import server

EACH = ["sqlite", "postgresql"]


def settings_in(folder: Path, **more: str) -> Settings:
    """Settings of that data folder, with SQLite unless DATABASE_URL is in `more`."""
    return Settings.from_environment({"STANDOFF_DATA": str(folder), **more})


def settings_on(database: str, folder: Path) -> Settings:
    """Settings with a new database without tables; there is only one of PostgreSQL's at a time."""
    if database == "sqlite":
        return settings_in(folder)
    server().clear()
    return settings_in(folder, DATABASE_URL=server().address)


def office(settings: Settings, cases: int = 1) -> tuple[Flask, Consultant]:
    """The app, and the owner of a practice with so many cases, numbered from 1."""
    app = create_app(settings)
    with app.app_context():
        bring_up_to_date()
        person = first_owner()
    for _case in range(cases):
        open_shop(app, person)
    return app, person
