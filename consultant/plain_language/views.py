"""What a page asks while somebody writes what may be printed."""

from flask import Blueprint, abort, request

from consultant.cases.rules import LONG
from consultant.plain_language.actions import MOST, found_on_saving
from consultant.plain_language.words import beside, more, to_look_at
from consultant.web.access import audience

bp = Blueprint("plain_language", __name__)


@bp.post("/words")
@audience("member")
def look() -> dict[str, str | list[str]]:
    """What saving would say of this text: how much in a few words, then each. Nothing of it is kept."""
    text = request.form.get("text", "")
    if len(text) > LONG:  # more fits into no question
        abort(413)
    found = found_on_saving([text], request.args.get("number", type=int), "quoted" in request.args)
    return {"said": to_look_at(len(found)), "lines": [*map(beside, found[:MOST]), *more(len(found) - MOST)]}
