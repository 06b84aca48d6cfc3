"""Advice about words that may be printed: said on the page that follows their saving, which it never holds up."""

from collections.abc import Callable

from flask import Flask, Response, g, request, session, url_for
from flask_login import current_user

Advise = Callable[[list[str], int | None, bool], list[str]]

SAVED = "saved_texts"  # in the session, until a page is shown
MOST = 5  # forms that were saved since
QUOTING = {"calls"}  # their forms take down what others say
# The page of a report lists all that was found; that of a mail says it before the mail goes out.
SHOWN_THERE = {"reports", "wording", "sending"}


def init_app(app: Flask, advise: Advise) -> None:
    """`advise` takes the texts, the number of their case if they are of one, and whether others said them."""
    app.add_template_global(look_address)

    @app.after_request
    def keep(response: Response) -> Response:
        texts = g.pop("printable", [])
        if texts and response.status_code == 302 and request.blueprint not in SHOWN_THERE:
            number = (request.view_args or {}).get("number")
            session[SAVED] = [*session.setdefault(SAVED, []), (texts, number, request.blueprint in QUOTING)][-MOST:]
        return response

    @app.template_global()
    def advice_on_saved() -> list[str]:
        """Looked for here and not while saving: whoever saves a call waits for the next one."""
        kept = session.pop(SAVED, []) if current_user.is_authenticated else []
        return [line for saved in kept for line in advise(*saved)]


def may_be_printed(texts: list[str]) -> None:
    """A form with these answers was right in itself; whether it was saved tells the response."""
    g.printable = texts


def look_address() -> str:
    """Where a page asks for the same while somebody writes."""
    quoted = "yes" if request.blueprint in QUOTING else None
    return url_for("plain_language.look", number=(request.view_args or {}).get("number"), quoted=quoted)
