"""Work without a call in words. Private: no client paper prints it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.calls.words import unpaid
from consultant.cases.page.rules import Fold, Item, Link
from consultant.clocks.words import day, duration
from consultant.work.rules import Work, WorkKind

KINDS = {
    WorkKind.TRAVEL: _l("Travel"),
    WorkKind.PREPARATION: _l("Preparation"),
    WorkKind.OTHER: _l("Other work"),
}


def kind_words(kind: WorkKind) -> str:
    return str(KINDS[kind])


def title(work: Work) -> str:
    """ "Travel, 45 minutes"."""
    return _("%(kind)s, %(time)s", kind=kind_words(work.kind), time=duration(work.minutes))


def work_fold(work: tuple[Work, ...], number: int) -> Fold:
    """Newest day first."""
    items = tuple(
        Item(
            title(one),
            tuple(filter(None, [_details(one), one.what])),
            links=(Link(_("Change"), "work.edit", {"number": number, "work_id": one.id}),),
        )
        for one in sorted(work, key=lambda one: one.on, reverse=True)
    )
    summary = _("%(time)s, private", time=duration(sum(one.minutes for one in work))) if work else _("None noted")
    return Fold("work", _("Travel and other work"), summary, items, (Link(_("Note work without a call"), "work.add", {"number": number}),))


def _details(work: Work) -> str:
    """ "7 May 2013 · unpaid: goodwill"; what was not noted is left out."""
    bill = {True: _("paid"), False: unpaid(work.cause), None: None}[work.paid]
    return " · ".join(filter(None, [day(work.on), bill]))
