"""Pages that take files: how much may be sent to them, and who keeps what was sent."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, Response, current_app, request

from consultant.evidence.files.rules import MOST_BYTES, StoredFile

View = TypeVar("View", bound=Callable)

MOST_SENT = 5 * MOST_BYTES  # in one request, with all that was typed beside the files
KEEPER = "keeper of files"


def takes_files(view: View) -> View:
    """Marks a view to which large files may be sent; everywhere else the app's own limit holds."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def init_app(
    app: Flask,
    *,
    store: Callable[[bytes, str], StoredFile],
    is_there: Callable[[StoredFile], bool],
    after_commit: Callable[[], None],
) -> None:
    """Before the database: of what happens after a request, what was registered first comes last."""
    app.extensions[KEEPER] = (store, is_there)

    @app.before_request
    def allow_files() -> None:
        if getattr(current_app.view_functions.get(request.endpoint or ""), "takes_files", False):
            request.max_content_length = MOST_SENT

    @app.after_request
    def tidy_up(response: Response) -> Response:
        try:
            if response.status_code < 400:
                after_commit()
        except Exception:  # all is saved, and what could not be deleted goes at the next start
            current_app.logger.exception("files that nothing uses could not be deleted")
        return response
