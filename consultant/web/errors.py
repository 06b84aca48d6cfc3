"""Plain pages for what went wrong: what happened, what to do, and nothing about the inside."""

from collections.abc import Callable, Mapping

from flask import Flask, Response, current_app, g, render_template, request
from flask.json import dumps
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import Conflict, HTTPException, NotFound, ServiceUnavailable

from consultant.database import Missing
from consultant.evidence.files.rules import FileProblem
from consultant.web.access import wants_json


def init_app(app: Flask, own: Mapping[str, Callable[[HTTPException], Response]] | None = None) -> None:
    """`own`: what shows an error under the addresses that begin so, where our page has no place."""
    app.extensions["error_pages"] = own or {}
    app.log_exception = lambda found: app.logger.error("%s %s", request.method, _where(), exc_info=found)  # type: ignore[method-assign]
    app.register_error_handler(HTTPException, _answered)
    app.register_error_handler(Missing, lambda _error: _answered(NotFound()))  # another practice's row answers the same
    for at_once in (IntegrityError, ObjectDeletedError, StaleDataError, FileProblem):  # such as one name, added twice at the same moment
        app.register_error_handler(at_once, lambda _error: _noted(Conflict()))
    app.register_error_handler(OperationalError, lambda _error: _noted(ServiceUnavailable()))


def _where() -> str:
    """The address for the log; of one with a secret in it only its form: whoever reads logs must not open what it opens."""
    is_secret = request.url_rule and "token" in request.url_rule.arguments
    return request.url_rule.rule if is_secret else request.path


def _noted(error: HTTPException) -> Response:
    current_app.logger.exception("the database refused")
    g._login_user = AnonymousUserMixin()  # where Flask-Login keeps whom it has loaded: each page asks it
    return _answered(error, impersonal=True)  # to name somebody would ask the database again


def _answered(error: HTTPException, impersonal: bool = False) -> Response:
    own = (page for start, page in current_app.extensions["error_pages"].items() if request.path.startswith(start))
    return next((page(error) for page in own), None) or show(error, impersonal)


def show(error: HTTPException, impersonal: bool = False, page: str = "web/error.html") -> Response:
    """The error's own answer (its code and headers) with our page as its body."""
    response = error.get_response()
    if error.response is None:  # else the view made its own answer
        title, advice = _words(error)
        if wants_json():
            response.set_data(dumps({"problem": "token" if isinstance(error, CSRFError) else title}))
            response.mimetype = "application/json"
            return response
        response.set_data(render_template(page, title=title, advice=advice, impersonal=impersonal))
        response.mimetype = "text/html"
    return response


def _words(error: HTTPException) -> tuple[str, str]:
    """A heading and a sentence of advice."""
    if isinstance(error, CSRFError):
        return (
            _("This page was open for too long"),
            _("Go back: what you typed is still there. Copy it, load the page again, and save."),
        )
    known = {
        400: (_("We could not read that"), _("Go back and try again. What you typed is still there.")),
        401: (
            _("You are signed out"),
            _("Sign in again in a second tab. Then come back to this one, go back, and save: what you typed is still there."),
        ),
        403: (_("This page is not open to you"), _("Ask the owner of the practice.")),
        404: (_("There is no such page"), _("The address may be mistyped, or the page may be gone.")),
        405: (_("This page does not work that way"), _("Go back and use the buttons on the page.")),
        409: (_("Somebody else saved at the same moment"), _("Go back and try again. What you typed is still there.")),
        413: (_("That is too large"), _("Go back and send less at a time. What you typed is still there.")),
        429: (_("Too many tries"), _("Wait a few minutes, then try again.")),
        503: (_("The database does not answer"), _("Nothing was saved. Wait a moment, then go back and try again.")),
    }
    return known.get(
        error.code,
        (_("Something went wrong here"), _("It is not your doing, and it is noted. Go back and try again in a while.")),
    )
