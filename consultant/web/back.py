"""The way back from a form to where somebody came from."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from consultant.web.access import safe_next


def to_fold(number: int, fold: str, message: str) -> Response:
    """To the folded row of the case that was changed: open, with the focus, it says so. To the page named in `next`, if one is."""
    flash(message)
    return redirect(safe_next(request.args.get("next")) or url_for("cases.show", number=number, open=fold, _anchor=f"{fold}-row"))
