"""Other cases that may have the same cause, in words. For the consultant only."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.cases.one_cause.rules import OneCause
from consultant.cases.page.rules import Fold, Item, Link
from consultant.clocks.words import day


def heading(found: tuple[OneCause, ...]) -> str:
    return ngettext("Maybe one cause with another case", "Maybe one cause with %(num)d other cases", len(found))


def shared(one: OneCause) -> str:
    """Why it may be."""
    return _("The same part: %(parts)s. It began on %(day)s.", parts=", ".join(one.parts), day=day(one.began))


def one_cause_fold(found: tuple[OneCause, ...]) -> Iterator[Fold]:
    """A folded row of the case's page; none where there is no such case."""
    if found:
        items = tuple(
            Item(one.title, (shared(one),), links=(Link(_("Open no. %(number)d", number=one.case), "cases.show", {"number": one.case}),))
            for one in found
        )
        yield Fold("one-cause", heading(found), _("The same firm looks after the same part, and it began about then. Private."), items)
