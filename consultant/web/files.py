"""Files that a page hands out."""

from collections.abc import Callable

from flask import Response, flash, redirect

from consultant.documents.rules import DocumentError
from consultant.documents.words import problem


def pdf_response(content: bytes, name: str) -> Response:
    """A PDF that opens in the browser; `name` is what it is saved as."""
    response = Response(content, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=name)
    return response


def printed_or_back(make: Callable[[], bytes], name: str, back: str) -> Response:
    """As `pdf_response`, of what `make` prints; where it can't be printed, the page `back` says why."""
    try:
        return pdf_response(make(), name)
    except DocumentError as error:
        flash(problem(error.problem))
        return redirect(back)
