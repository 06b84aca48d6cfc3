"""Style sheets, scripts and the typeface of the screen: each under an address that changes with its content, asked for once."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import fontpkg_atkinson_hyperlegible
from flask import Blueprint, Flask, Response, abort, current_app, request, send_from_directory, url_for
from flask_compress import Compress

from consultant.web.access import FILES, audience

FOLDER = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files"
FONTS = {"AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf"}
YEAR = 365 * 24 * 3600  # seconds
PACKED = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/json", "font/ttf"]

SHEETS = (
    "tokens", "page", "words", "states", "buttons", "entries", "panels", "tables", "forms", "cases", "files", "picture", "live",
    "paper", "print",
)  # fmt: skip
SCRIPTS = Path(__file__).parents[1] / "static" / "js"
IMPORTED = re.compile(r'^import .* from "\./(\w+)\.js";$', re.M)

bp = Blueprint("assets", __name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(bp)
    app.url_defaults(_name_by_content)
    app.add_template_global(script_addresses, "script_addresses")
    app.jinja_env.globals.update(sheet_names=SHEETS)
    app.after_request(_keep)
    # Quick rather than small: a page is packed again for each visit.
    app.config.update(COMPRESS_MIMETYPES=PACKED, COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=3, COMPRESS_LEVEL=3)
    Compress(app)


@bp.get("/fonts/<name>")
@audience("anyone")
def font(name: str) -> Response:
    """One of the two faces that the style sheets ask for."""
    if name not in FONTS:
        abort(404)
    response = send_from_directory(FOLDER, name, mimetype="font/ttf", max_age=YEAR)
    response.cache_control.public = True
    return response


@bp.get("/js/<version>/<name>")
@audience("anyone")
def script(version: str, name: str) -> Response:
    """One module. They ask for each other by name, so their version is a folder: the same for all, another one when any changes."""
    response = send_from_directory(SCRIPTS, name, mimetype="text/javascript")
    if version == scripts_version():
        response.cache_control.no_cache = None
        response.cache_control.public, response.cache_control.max_age, response.cache_control.immutable = True, YEAR, True
    return response


def script_address(name: str) -> str:
    return url_for("assets.script", version=scripts_version(), name=f"{name}.js")


def script_addresses(*names: str) -> list[str]:
    """These modules after all that they import: a page that names each fetches them at once, not one after the other was read."""
    return [script_address(name) for name in _with_imports(names)]


def shell_addresses() -> list[str]:
    """Every file that a page asks for: what a device keeps of the program."""
    sheets = [url_for("static", filename=f"css/{name}.css") for name in SHEETS]
    fonts = [url_for("assets.font", name=name) for name in sorted(FONTS)]
    framework = [url_for("bootstrap.static", filename="css/bootstrap.min.css"), url_for("static", filename="icon.svg")]
    return [*framework, *sheets, *fonts, *(script_address(name) for name in script_names() if name != "sw")]


def shell_version() -> str:
    """Another one whenever one of these files is."""
    return sha256(" ".join(shell_addresses()).encode()).hexdigest()[:12]


def script_names() -> list[str]:
    return sorted(file.stem for file in SCRIPTS.glob("*.js"))


@cache
def _with_imports(names: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        imported = IMPORTED.findall((SCRIPTS / f"{name}.js").read_text("utf-8"))
        found |= dict.fromkeys((*_with_imports(tuple(imported)), name))
    return tuple(found)


@cache
def scripts_version() -> str:
    return sha256(b"".join((SCRIPTS / f"{name}.js").read_bytes() for name in script_names())).hexdigest()[:12]


def _name_by_content(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint in FILES and "v" not in values:
        values["v"] = _digest(_folder(endpoint), values["filename"])


def _keep(response: Response) -> Response:
    """What was asked for by its content never changes under that address."""
    asked = request.args.get("v")
    if asked and request.endpoint in FILES and asked == _digest(_folder(request.endpoint), request.view_args["filename"]):
        response.cache_control.no_cache = None
        response.cache_control.public, response.cache_control.max_age, response.cache_control.immutable = True, YEAR, True
    return response


def _folder(endpoint: str) -> str:
    owner = current_app.blueprints.get(endpoint.rpartition(".")[0], current_app)
    return str(owner.static_folder)


@cache
def _digest(folder: str, name: str) -> str | None:
    """None for a file that is not there."""
    file = Path(folder, name)
    return sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else None
