"""Files that a page hands out."""

from flask import Response


def pdf_response(content: bytes, name: str) -> Response:
    """A PDF that opens in the browser; `name` is what it is saved as."""
    response = Response(content, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=name)
    return response
