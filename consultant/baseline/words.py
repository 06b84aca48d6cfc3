"""What worked before, in words."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.baseline.rules import BaselineItem, State
from consultant.cases.page.rules import Fold, Item, Link
from consultant.cases.rules import CaseRecord
from consultant.cases.words import listed_in
from consultant.clocks.words import day
from consultant.evidence.files.rules import Attachment

LOOKS = {State.UNCHECKED: "open", State.NOT_YET: "open", State.BACK: "ok", State.CANNOT: "bad"}


STATES = {
    State.UNCHECKED: _l("Not checked yet"),
    State.NOT_YET: _l("Not back yet"),
    State.BACK: _l("Back"),
    State.CANNOT: _l("Cannot come back"),
}


def state_words(state: State) -> str:
    return str(STATES[state])


def item_state(item: BaselineItem) -> str:
    """ "Back, tested on 7 May 2013"."""
    if item.tested_on:
        return _("Back, tested on %(day)s", day=day(item.tested_on))
    return state_words(item.state)


def item_rests(item: BaselineItem, reports: Sequence[int]) -> list[str]:
    """Why an item cannot be taken out; nothing where it can."""
    back = _("It is noted as back. If that was a slip, choose “Not back yet” and save first.")
    return [back] * item.back + listed_in(reports)


def baseline_summary(items: tuple[BaselineItem, ...]) -> str:
    """How much of what was checked is back, and how much nobody has checked."""
    if not items:
        return _("Nothing is noted yet")
    back, lost = sum(item.back for item in items), sum(item.lost for item in items)
    unchecked = len(items) - back - lost
    if not unchecked and not lost:
        return ngettext("It is back", "All %(num)d things are back", back)
    if unchecked == len(items):
        return ngettext("It is not checked yet", "None of %(num)d things is checked yet", unchecked)
    some = _("%(back)d of %(all)d back", back=back, all=back + lost)
    return _("%(some)s, %(num)d not checked yet", some=some, num=unchecked) if unchecked else some


def baseline_fold(record: CaseRecord, number: int, files: Sequence[Attachment]) -> Fold:
    """`files` are all of the case's."""
    items = [
        Item(
            item.item,
            tuple(_lines(item)),
            (item_state(item), LOOKS[item.state]),
            files=tuple(file for file in files if file.baseline == item.id),
        )
        for item in record.baseline
    ]
    if record.worked_before:
        items.insert(0, Item(_("As they told it"), (record.worked_before,)))
    words = _("Change, or put back") if items else _("Note what worked")
    links = [Link(words, "baseline.edit", {"number": number})]
    links += [Link(_("Print the check list"), "papers.passport", {"number": number})] if record.baseline else []
    return Fold("baseline", _("What worked before"), baseline_summary(record.baseline), tuple(items), tuple(links))


def _lines(item: BaselineItem) -> Iterator[str]:
    if item.state == State.UNCHECKED:
        yield _("Nobody has noted yet if it worked before.")
    if item.checked_how:
        yield _("Check: %(how)s", how=item.checked_how)
    if item.stopgap:
        yield _("Until then: %(what)s", what=item.stopgap)
