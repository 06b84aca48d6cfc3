"""What only owners have about a client. Nothing here may know that part of the program: the factory hands in what is asked of it."""

from collections.abc import Callable

from flask import Flask, current_app
from flask_babel import gettext as _

RESTS = "what only owners see and rests on a client"


def init_app(app: Flask, rests: Callable[[int], bool]) -> None:
    """`rests` says whether something would be lost with a client."""
    app.extensions[RESTS] = rests


def stays_for_owners(client_id: int) -> list[str]:
    """Why a client cannot be taken out, without a word about what it is."""
    if not current_app.extensions[RESTS](client_id):
        return []
    return [_("Something that only owners see rests on them. An owner can take it out first.")]
