"""Passwords in words."""

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.accounts.rules import PASSWORD_LEAST, PASSWORD_MOST


def password_fault(password: str) -> str | None:
    """Why it cannot be a new password; None when it can."""
    if len(password) < PASSWORD_LEAST:
        return ngettext("Use at least %(num)s character.", "Use at least %(num)s characters.", PASSWORD_LEAST)
    if len(password) > PASSWORD_MOST:
        return ngettext("Use at most %(num)s character.", "Use at most %(num)s characters.", PASSWORD_MOST)
    if not password.strip():  # the form takes it for nothing typed, so nobody could sign in with it
        return _("Use more than blanks.")
    return None
