"""Invitations: what has become of one. Passwords: how long a new one is."""

from datetime import datetime
from enum import StrEnum

# Characters: length is what makes a password hard to guess (NIST SP 800-63B).
PASSWORD_LEAST = 10
PASSWORD_MOST = 200


class InvitationState(StrEnum):
    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


def invitation_state(
    *, used_at: datetime | None, revoked_at: datetime | None, expires_at: datetime, now: datetime
) -> InvitationState:
    """Used and revoked stay so for ever; an open one lasts until just before `expires_at`."""
    if used_at:
        return InvitationState.USED
    if revoked_at:
        return InvitationState.REVOKED
    return InvitationState.OPEN if now < expires_at else InvitationState.EXPIRED
