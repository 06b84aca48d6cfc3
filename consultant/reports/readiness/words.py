"""What to do before a report can be issued."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.reports.readiness.rules import Caution, Obstacle

TO_DO = {
    Obstacle.LETTERHEAD: _l("Put your phone or e-mail on the letterhead, so that the client knows whom to call."),
    Obstacle.REVISIT: _l("Say when you look at this again, or that you do not plan to."),
    Obstacle.REVISIT_PASSED: _l("The day to look at this again has passed. Set a new one."),
    Caution.UNTESTED: _l("Something is back, and the report cannot say when it was tested. Note the day."),
    Obstacle.NAMES: _l("Spell the names in letters that paper can show."),
}


def to_do(obstacle: Obstacle | Caution) -> str:
    return str(TO_DO[obstacle])


def heading(number: int, to_mend: int) -> str:
    """ "Report 2: one thing to do, then you can issue it"."""
    if not to_mend:
        return _("Report %(number)d is ready to issue", number=number)
    return ngettext(
        "Report %(number)d: one thing to do, then you can issue it",
        "Report %(number)d: %(num)d things to do, then you can issue it",
        to_mend,
        number=number,
    )
