"""The program on a device: the service worker, what it keeps, the manifest that makes it installable, and the pocket."""

from flask import Blueprint, Response, json, make_response, render_template, url_for
from flask_babel import gettext as _

from consultant.offline.pocket.actions import cases_to_take, version_of
from consultant.web.access import audience
from consultant.web.assets import SCRIPTS, shell_addresses, shell_version
from consultant.web.clock import practice_now
from consultant.web.device import person_mark

bp = Blueprint("pocket", __name__)

TO_TAKE = ("today.show", "cases.list_cases", "calls.choose", "calls.log_loose", "offline.show", "contacts.show")


@bp.get("/sw.js")
@audience("anyone")
def service_worker() -> Response:
    """At the root, because it answers for all pages. Never kept: a new one must be seen at once."""
    shell = {"version": shell_version(), "files": shell_addresses()}
    above = f"const SHELL = {json.dumps(shell)};\nconst AWAY = {json.dumps(url_for('pocket.away'))};\n"
    response = make_response(above + (SCRIPTS / "sw.js").read_text("utf-8"))
    response.mimetype, response.headers["Cache-Control"] = "text/javascript", "no-cache"
    return response


@bp.get("/manifest.webmanifest")
@audience("anyone")
def manifest() -> Response:
    icons = [(f"icon-{size}.png", f"{size}x{size}", "image/png") for size in (192, 512)] + [("icon.svg", "any", "image/svg+xml")]
    response = make_response({
        "name": "Standoff",
        "short_name": "Standoff",
        "description": _("A log of who said what, and who promised what"),
        "start_url": url_for("today.show"),
        "display": "standalone",
        "background_color": "#f5f0e5",
        "theme_color": "#143f35",
        "icons": [{"src": url_for("static", filename=name), "sizes": size, "type": kind} for name, size, kind in icons],
        "shortcuts": [{"name": _("Log a call"), "url": url_for("calls.choose")}],
    })  # fmt: skip
    response.mimetype = "application/manifest+json"
    return response


@bp.get("/away")
@audience("anyone")
def away() -> str:
    """What is shown for a page that is not in the pocket while there is no network; it names nobody."""
    return render_template("offline/away.html", impersonal=True)


@bp.get("/pocket")
@audience("member")
def pages() -> dict[str, str | list[dict[str, str]]]:
    """For whom; the addresses to keep, each with a version that changes when the page may have; and the version of the files that
    they ask for. Asked after each page that is loaded, so it has to be cheap."""
    taken, today = cases_to_take(), practice_now().date()
    program = shell_version()
    found = [(url_for(endpoint), version_of(program, today, *(case for case, _keys in taken))) for endpoint in TO_TAKE]
    for case, keys in taken:
        version = version_of(program, today, case)
        found += [(url_for(endpoint, number=case.number), version) for endpoint in ("cases.show", "calls.log", "calls.listen")]
        found += [(url_for("card.show", number=case.number, party=key), version) for key in keys]
    return {"person": person_mark(), "shell": program, "pages": [{"address": address, "version": version} for address, version in found]}
