"""Kinds of client in words."""

from flask_babel import gettext as _

from consultant.clients.rules import ClientKind


def kind_words(kind: ClientKind) -> str:
    return {
        ClientKind.HOUSEHOLD: _("Household"),
        ClientKind.SMALL_BUSINESS: _("Small business"),
        ClientKind.AGENCY: _("Agency"),
        ClientKind.CLUB: _("Club"),
        ClientKind.OTHER: _("Other"),
    }[kind]
