"""Who looks after which part, and what is in the way."""

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.parties.rules import Part, Source
from consultant.parties.words import Voice
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import ended
from consultant.roadblocks.rules import Roadblock


def in_the_way(facts: ReportFacts) -> str:
    """The heading over what is in the way."""
    count = len(facts.record.roadblocks)
    if facts.record.closing:
        return ngettext("One thing was in the way", "%(num)d things were in the way", count)
    return ngettext("One thing is in the way", "%(num)d things are in the way", count)


def roadblock(obstacle: Roadblock, voice: Voice) -> str:
    """What it is, and who can move it or what outside cause it has."""
    what = ended(obstacle.what)
    if obstacle.outside_cause:
        return _("%(what)s The cause is outside: %(cause)s", what=what, cause=ended(obstacle.outside_cause))
    if not obstacle.owner:
        return _("%(what)s Who can move it: not noted.", what=what)
    return _("%(what)s Who can move it: %(who)s.", what=what, who=voice.last(obstacle.owner))


def looks_after(part: Part, voice: Voice) -> str:
    """The one who does, alone in a cell."""
    return voice.label(part.party) if part.party else _("Not clear yet")


def how_known(part: Part) -> str:
    """From what paper, or from whom."""
    detail = ended(part.detail) if part.detail else ""
    match part.source:
        case Source.CONTRACT:
            return _("In writing: %(where)s", where=detail) if detail else _("In writing.")
        case Source.TOLD:
            return _("Told to me: %(what)s", what=detail) if detail else _("Told to me.")
        case Source.BELIEVED:
            return _("I think so. Nobody has confirmed it yet. %(detail)s", detail=detail).strip()
        case Source.NOT_CLEAR:
            return _("It is not clear yet. %(detail)s", detail=detail).strip()
    return _("Not noted")
