"""Who may open a page. Every view says so with `@audience(...)`; one that does not say it opens for nobody."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_login import current_user

View = TypeVar("View", bound=Callable)

AUDIENCES = {"anyone", "guest-link", "member", "owner"}  # for a guest link, loading by its token is the check
READING = {"GET", "HEAD", "OPTIONS"}
FILES = {"static", "bootstrap.static"}  # our style sheets and Bootstrap's: views that are not ours to mark


def audience(name: str) -> Callable[[View], View]:
    """Declares who may open the view: the decorator nearest to the function."""
    if name not in AUDIENCES:
        raise ValueError(f"no such audience: {name}")

    def mark(view: View) -> View:
        view.audience = name  # type: ignore[attr-defined]
        return view

    return mark


def audience_of(app: Flask, endpoint: str) -> str | None:
    """The audience that an endpoint declared, None when it declared nothing."""
    if endpoint in FILES:
        return "anyone"
    return getattr(app.view_functions.get(endpoint), "audience", None)


def undeclared(app: Flask) -> list[str]:
    """The endpoints that declare no audience; a test keeps this empty."""
    return sorted({rule.endpoint for rule in app.url_map.iter_rules() if audience_of(app, rule.endpoint) is None})


def init_app(app: Flask) -> None:
    app.before_request(_let_in_or_refuse)


def wants_json() -> bool:
    """Whether a program asks, and not a person."""
    return request.accept_mimetypes.best == "application/json"


def safe_next(target: str | None) -> str | None:
    """A path on this site to go on to after signing in, None for anything else."""
    # Browsers read "//host" and "/\\host" as another site, and drop line ends and tabs before they look.
    local = target and target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable()
    return target if local else None


def _let_in_or_refuse():
    if request.method not in READING and request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        abort(400)  # the browser itself says that another site sends this; the token in each form is checked as well
    if request.endpoint is None:  # no such page, or not this method: the router answers
        return None
    wanted = audience_of(current_app, request.endpoint)
    if wanted is None:
        current_app.logger.error("no audience declared: %s", request.endpoint)
        abort(404)
    if wanted in {"anyone", "guest-link"}:
        return None
    if not current_user.is_authenticated:
        return _ask_to_sign_in()
    if wanted == "owner" and not current_user.is_owner:
        abort(403)
    return None


def _ask_to_sign_in():
    # What was typed into a form would be lost in a redirect, so a form gets a page that says how to keep it;
    # and a program that followed one would take the sign-in page for its answer.
    if request.method not in READING or wants_json():
        abort(401)
    here = request.full_path if request.query_string else request.path
    return redirect(url_for("accounts.sign_in", next=here))
