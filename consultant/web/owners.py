"""What only owners have about a client. Nothing here may know that part of the program: the factory hands in what is asked of it."""

from collections.abc import Callable

from flask import Flask, current_app
from flask_babel import gettext as _
from flask_login import current_user

RESTS = "what only owners see and rests on a client"


def init_app(app: Flask, rests: Callable[[int, bool], bool]) -> None:
    """`rests` says whether something would be lost with a client if this person, an owner or not, took them out."""
    app.extensions[RESTS] = rests


def stays_for_owners(client_id: int) -> list[str]:
    """Why a client cannot be taken out, without a word about what it is."""
    if not current_app.extensions[RESTS](client_id, current_user.is_owner):
        return []
    return [_("Something that only owners see rests on them. An owner can take it out first.")]
