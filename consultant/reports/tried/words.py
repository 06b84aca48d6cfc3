"""A test that was done, in a few sentences."""

from flask_babel import gettext as _

from consultant.reports.told.words import ended, on
from consultant.troubleshooting.rules import Test


def tried(test: Test) -> str:
    """What was done when, what it showed, and whether it was put back."""
    when = on(test.done_on) if test.done_on else _("Day not noted")
    lines = [
        _("%(day)s: %(what)s", day=when, what=ended(test.what)),
        _("Result: %(result)s", result=ended(test.result)) if test.result else _("The result is not noted."),
    ]
    if test.proved and test.proved.means:
        lines.append(_("It means: %(means)s", means=ended(test.proved.means)))
    if test.put_back is not None:
        lines.append(_("It was put back after.") if test.put_back else _("It was left as changed."))
    return " ".join(lines)
