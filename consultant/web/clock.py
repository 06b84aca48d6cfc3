"""What time it is where the practice works."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask
from flask_login import current_user


def init_app(app: Flask) -> None:
    app.add_template_global(practice_now)


def practice_zone() -> ZoneInfo:
    """Of the practice of whoever is signed in."""
    return ZoneInfo(current_user.practice.zone)


def practice_now() -> datetime:
    return datetime.now(practice_zone())
