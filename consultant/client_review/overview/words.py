"""The list of all clients, in words."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.client_review.overview.rules import Line
from consultant.client_review.proposal.words import verdict_words
from consultant.clocks.words import day


def margin(line: Line, today: date) -> tuple[str, str]:
    """When they are looked at, and the look of the state component."""
    if line.next_on is None:
        return (_("Never looked at"), "open") if line.cases else (_("No case yet"), "")
    return (_("Due since %(day)s", day=day(line.next_on)), "late") if line.next_on <= today else (day(line.next_on), "")


def proposed(line: Line) -> str:
    if line.proposed is None:
        return _("The proposal is not worked out yet: open the card, or this page again.")
    return _("Proposal: %(what)s", what=verdict_words(line.proposed))


def decided(line: Line) -> str:
    """Empty where nothing was decided yet."""
    if line.decided is None or line.decided_on is None:
        return ""
    return _("Your decision of %(day)s: %(what)s", day=day(line.decided_on), what=verdict_words(line.decided))


def how_many_due(due: int) -> str:
    if not due:
        return _("Nobody is due for a look.")
    return ngettext("%(num)d client is due for a look.", "%(num)d clients are due for a look.", due)
