"""Who takes complaints, in words."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.clocks.words import day
from consultant.papers.schemes.rules import Scheme


def waits(scheme: Scheme) -> str:
    """After how long a complaint can go there."""
    if scheme.wait_days is None:
        return _("not noted")
    if not scheme.wait_days:
        return _("At once")
    return ngettext("%(num)d day after the first complaint", "%(num)d days after the first complaint", scheme.wait_days)


def checked(scheme: Scheme, today: date) -> str:
    """When it was last checked, and that it is time to look again."""
    if scheme.checked_on is None:
        return _("Nobody has checked this yet. Rules change: look before you send.")
    if scheme.is_old(today):
        return _("Checked on %(day)s, which is long ago. Rules change: look again before you send.", day=day(scheme.checked_on))
    return _("Checked on %(day)s.", day=day(scheme.checked_on))
