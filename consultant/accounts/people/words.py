"""The people of a practice and their invitations in words."""

from flask_babel import gettext as _

from consultant.accounts.rules import InvitationState


def role(is_owner: bool) -> str:
    return _("Owner") if is_owner else _("Member")


def invitation(state: InvitationState) -> tuple[str, str]:
    """Its words, and the look of the state component."""
    return {
        InvitationState.OPEN: (_("Open"), "open"),
        InvitationState.USED: (_("Used"), "ok"),
        InvitationState.REVOKED: (_("Revoked"), ""),
        InvitationState.EXPIRED: (_("Expired"), ""),
    }[state]
