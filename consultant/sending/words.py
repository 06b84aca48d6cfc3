"""How a report was sent, in words."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.sending.rules import Link, LinkState

STATES = {
    LinkState.OPEN: (_l("Open"), "open"),
    LinkState.REVOKED: (_l("Revoked"), ""),
    LinkState.EXPIRED: (_l("Expired"), ""),
}


def link_state(state: LinkState) -> tuple[str, str]:
    """Its words, and the look of the state component."""
    words, look = STATES[state]
    return str(words), look


def opened(link: Link) -> str:
    if not link.opened:
        return _("Not opened yet")
    return ngettext("Opened once", "Opened %(num)d times", len(link.opened))
