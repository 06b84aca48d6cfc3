"""The device that shows the page: for whom it keeps things, and whether this page is one that it keeps."""

from flask import Flask, request
from flask_login import current_user


def init_app(app: Flask) -> None:
    app.add_template_global(for_pocket)
    app.add_template_global(person_mark)


def for_pocket() -> bool:
    """Whether this page is made to be kept on a device: then it holds no token, and takes no message from the next page."""
    return "Standoff-Pocket" in request.headers


def person_mark() -> str:
    """Of whoever is signed in."""
    return current_user.mark
