"""What worked before, item by item: what is back, how it is checked, and what to do until then."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.baseline.rules import BaselineItem, State, all_back
from consultant.reports.told.words import ended, on


@dataclass(frozen=True)
class Box:
    """One line of the check list; `ticked` is also said in its words."""

    ticked: bool
    what: str
    words: str


def heading(items: tuple[BaselineItem, ...]) -> str:
    if not items:
        return _("What worked before is not noted point by point")
    if all_back(items):
        return _("All that you had before is back")
    gone = sum(item.lost for item in items)
    if not gone:  # and what nobody has checked may never have worked
        some = any(item.back for item in items)
        return _("Not everything is checked yet") if some else _("What should work is not checked yet")
    if gone == len(items):
        return _("What you had before is not back yet")
    return ngettext("One part of what you had is not back yet", "%(num)d parts of what you had are not back yet", gone)


NOT_BACK = {
    State.UNCHECKED: _l("Not checked yet."),
    State.NOT_YET: _l("Not back yet."),
    State.CANNOT: _l("It cannot come back the way it was. I am sorry."),
}


def boxes(items: Sequence[BaselineItem], most: int) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """So many for the list, and the rest, each in its order; what is not back stands in no other place, so it is listed first."""
    listed = sorted(range(len(items)), key=lambda place: not items[place].lost)[:most]
    lines = tuple(map(box, items))
    return (
        tuple(line for place, line in enumerate(lines) if place in listed),
        tuple(line for place, line in enumerate(lines) if place not in listed),
    )


def box(item: BaselineItem) -> Box:
    lines = []
    if item.back:
        lines.append(_("Back. Tested %(day)s.", day=on(item.tested_on)) if item.tested_on else _("Back. The day of the test is not noted."))
    else:
        lines.append(str(NOT_BACK[item.state]))
    if item.checked_how:
        lines.append(_("How it is checked: %(how)s", how=ended(item.checked_how)))
    if item.stopgap and not item.back:
        lines.append(_("Until then: %(what)s", what=ended(item.stopgap)))
    elif item.lost:
        lines.append(_("What to do until then is not noted."))
    return Box(item.back, ended(item.item), " ".join(lines))
