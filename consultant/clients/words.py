"""Kinds of client in words."""

from flask_babel import gettext as _

from consultant.clients.rules import ClientKind


def kind_words(kind: str) -> str:
    """A case file's own kind reads as it was written."""
    return {
        ClientKind.HOUSEHOLD: _("Household"),
        ClientKind.SMALL_BUSINESS: _("Small business"),
        ClientKind.AGENCY: _("Agency"),
        ClientKind.CLUB: _("Club"),
        ClientKind.OTHER: _("Other"),
    }.get(kind, kind)
