"""What to do before a report can be issued."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.parties.words import Voice
from consultant.reports.fairness.rules import unasked, unheard
from consultant.reports.readiness.rules import Caution, Obstacle
from consultant.reports.rules import ReportFacts

TO_DO = {
    Obstacle.LETTERHEAD: _l("Put your phone or e-mail on the letterhead, so that the client knows whom to call."),
    Obstacle.REVISIT: _l("Say when you look at this again, or that you do not plan to."),
    Obstacle.REVISIT_PASSED: _l("The day to look at this again has passed. Set a new one."),
    Obstacle.WORDS: _l("Mend what is listed under “Plain and fair words”, or say why it stays."),
    Obstacle.NAMES: _l("Spell the names in letters that paper can show."),
}


def to_do(obstacle: Obstacle | Caution, facts: ReportFacts, in_full: Iterable[str] = ()) -> str:
    """`in_full`: the names that the log holds in full."""
    voice = Voice.on_screen(facts.record.parties)
    match obstacle:
        case Obstacle.UNHEARD:
            return _(
                "Note what %(who)s said about the cause, or that you asked and had no reply: the report names them.",
                who=voice.objects(unheard(facts)),
            )
        case Caution.UNASKED:
            return _("The report names %(who)s, and says that nobody has asked them yet.", who=voice.objects(unasked(facts)))
        case Caution.NEVER_HEARD:
            return _("The report names %(who)s, and says that their own view is not noted.", who=voice.objects(unheard(facts)))
        case Caution.OLD_VIEW:
            return _(
                "Your view was written for report %(number)d. Read it again: the letters of the options have changed.",
                number=facts.replaces,
            )
        case Caution.IN_FULL:
            return _("Paper shows people of a firm by first name only, and you noted more: %(names)s.", names=", ".join(in_full))
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
