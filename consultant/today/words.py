"""The headline of the day, and each thing that is due, in words."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.clocks.calendar.words import day
from consultant.today.rules import Agenda, Item, Kind
from consultant.troubleshooting.runs.words import not_put_back


def headline(found: Agenda, to_mend: int = 0) -> str:
    """ "2 things are late, and 1 is due today"; `to_mend` are mails that came back and facts that a client called wrong."""
    late, due = len(found.late), len(found.today)
    if late and due:
        return _(
            "%(late)s, and %(due)s",
            late=ngettext("%(num)d thing is late", "%(num)d things are late", late),
            due=ngettext("%(num)d is due today", "%(num)d are due today", due),
        )
    if late:
        return ngettext("%(num)d thing is late", "%(num)d things are late", late)
    if due:
        return ngettext("%(num)d thing is due today", "%(num)d things are due today", due)
    if found.left:
        return not_put_back(len(found.left))
    if to_mend:
        return ngettext("%(num)d thing is to be put right", "%(num)d things are to be put right", to_mend)
    return _("Nothing is due today")


def item_title(item: Item) -> str:
    """Recorded words stand after a colon, never inside the sentence."""
    if item.kind == Kind.PROMISE:
        return _("You promised: %(what)s", what=item.what) if item.ours else _("%(who)s promised: %(what)s", who=item.who, what=item.what)
    if item.kind == Kind.LEFT:
        return _("Changed for a test: %(what)s", what=item.what)
    if item.kind == Kind.DECISION:
        return _("No decision yet from %(who)s: %(what)s", who=item.who, what=item.what)
    if item.kind == Kind.CHOSEN:
        return _("%(who)s chose: %(what)s", who=item.who, what=item.what)
    if item.kind == Kind.EVENT:
        return _("Look again when: “%(what)s”", what=item.what)
    return _("Look again: “%(what)s”", what=item.what) if item.what else _("Look again with %(who)s", who=item.who)


def item_margin(item: Item, today: date) -> str:
    """How late it is, or its day."""
    if item.kind == Kind.LEFT:
        return _("Not put back")
    if item.day is None:
        return _("No day is set")
    if item.day == today:
        return _("Today")
    if item.day < today:
        return ngettext("%(num)d day late", "%(num)d days late", (today - item.day).days)
    return day(item.day)
