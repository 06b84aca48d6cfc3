"""When we look again, in words."""

from flask_babel import gettext as _

from consultant.cases.page.rules import Fold, Item, Link
from consultant.clocks.words import day
from consultant.revisit.rules import Revisit


def revisit_words(revisit: Revisit | None) -> str:
    """One line. The event stands as recorded, after a label."""
    if revisit is None:
        return _("Not decided yet")
    if revisit.is_never:
        return _("Never, on purpose")
    on = day(revisit.date) if revisit.date else ""
    when = _("When: “%(event)s”", event=revisit.event) if revisit.event else ""
    return " · ".join(filter(None, [on, when]))


def revisit_fold(revisit: Revisit | None, number: int) -> Fold:
    items = (Item(_("Why never"), (revisit.reason,)),) if revisit and revisit.never and revisit.reason else ()
    words = _("Set a day to look again") if revisit is None else _("Change")
    return Fold("revisit", _("Look again"), revisit_words(revisit), items, (Link(words, "revisit.edit", {"number": number}),))
