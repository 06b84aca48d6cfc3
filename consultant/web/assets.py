"""The typeface of the screen, served from its installed package."""

from pathlib import Path

import fontpkg_atkinson_hyperlegible
from flask import Blueprint, Flask, Response, abort, send_from_directory

from consultant.web.access import audience

FOLDER = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files"
FONTS = {"AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf"}
YEAR = 365 * 24 * 3600  # seconds

bp = Blueprint("assets", __name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)


@bp.get("/fonts/<name>")
@audience("anyone")
def font(name: str) -> Response:
    """One of the two faces that the style sheets ask for."""
    if name not in FONTS:
        abort(404)
    response = send_from_directory(FOLDER, name, mimetype="font/ttf", max_age=YEAR)
    response.cache_control.public = True
    return response
