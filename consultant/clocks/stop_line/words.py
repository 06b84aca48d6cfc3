"""The agreed unpaid time in words. Private: no client paper prints it."""

from flask_babel import gettext as _

from consultant.clocks.stop_line.rules import StopLine
from consultant.clocks.words import duration


def used_up(line: StopLine) -> str:
    """How far the agreed time is used, in one sentence."""
    if not line.agreed:
        return _("No unpaid time was agreed, and %(used)s was unpaid.", used=duration(line.used))
    facts = {"used": duration(line.used), "agreed": duration(line.agreed)}
    if line.reached:
        return _("The agreed unpaid time is used up: %(used)s of %(agreed)s.", **facts)
    return _("The agreed unpaid time is nearly used up: %(used)s of %(agreed)s.", **facts)
