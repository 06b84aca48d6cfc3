"""That somebody is no longer a client, in words: since when, and never why."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _

from consultant.clients.rules import Offered
from consultant.clocks.words import day


def since(left_on: date) -> str:
    return _("No longer a client since %(day)s", day=day(left_on))


def picks(offered: Iterable[Offered]) -> list[tuple[int, str]]:
    """A list to pick from: who is no longer a client is marked."""
    return [(one.id, _marked(one.name, one.left_on) if one.left_on else one.name) for one in offered]


def _marked(name: str, left_on: date) -> str:
    return _("%(name)s (no longer a client since %(day)s)", name=name, day=day(left_on))


def chosen_above(name: str, left_on: date) -> str:
    """Where the name is typed as that of a new client."""
    return _(
        "%(name)s is no longer a client since %(day)s. To open a case for them all the same, choose them above; "
        "for somebody else, add what tells the two apart.",
        name=name,
        day=day(left_on),
    )


def still_left(name: str, left_on: date) -> str:
    """Said once a case was opened for them."""
    return _(
        "%(name)s is no longer a client since %(day)s. The case is open all the same; on their page you can make them a client again.",
        name=name,
        day=day(left_on),
    )
