"""The people of a practice and their invitations in words."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.accounts.rules import InvitationState


def role(is_owner: bool) -> str:
    return _("Owner") if is_owner else _("Member")


INVITATIONS = {
    InvitationState.OPEN: (_l("Open"), "open"),
    InvitationState.USED: (_l("Used"), "ok"),
    InvitationState.REVOKED: (_l("Revoked"), ""),
    InvitationState.EXPIRED: (_l("Expired"), ""),
}


def invitation(state: InvitationState) -> tuple[str, str]:
    """Its words, and the look of the state component."""
    words, look = INVITATIONS[state]
    return str(words), look
