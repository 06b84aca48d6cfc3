"""What became of calls that came in a file."""

from typing import Any

from flask_babel import gettext as _

from consultant.offline.rules import Odd


def odd_words(odd: Odd) -> str:
    """What is wrong with a file."""
    if odd.path:
        return _("This file was changed or cut off, at: %(path)s", path=odd.path)
    return _("This is not a file of calls from Standoff.")


def outcome(said: dict[str, Any]) -> str:
    """One entry: in the log now, there already, or why not; with what each question asks for."""
    if said["problem"] is None:
        return _("It is in the log now.") if said["is_new"] else _("It was in the log already, and is there once.")
    known = {
        "other content": _("Another call came under the same number before. This one was not taken."),
        "case": _("Its case is not there any more. It was not taken."),
        "photo": _("The call is in the log, but not all of its photos were taken."),
    }
    return known.get(said["problem"], _("It needs a change, and was not taken:"))
