"""Kinds of client in words."""

from flask_babel import lazy_gettext as _l

from consultant.clients.rules import ClientKind

KINDS = {
    ClientKind.HOUSEHOLD: _l("Household"),
    ClientKind.SMALL_BUSINESS: _l("Small business"),
    ClientKind.AGENCY: _l("Agency"),
    ClientKind.CLUB: _l("Club"),
    ClientKind.OTHER: _l("Other"),
}


def kind_words(kind: str) -> str:
    """A case file's own kind reads as it was written."""
    return str(KINDS.get(kind, kind))
