"""The parting letter: one page that a client can go on with, and no word that judges them."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.rules import CaseState
from consultant.documents.words import long_day
from consultant.papers import words
from consultant.papers.parting.rules import Bill, Parting
from consultant.papers.rules import Letter, Line, PaperName, Section
from consultant.parties.words import Voice
from consultant.reports.appendix.words import by_when
from consultant.reports.page_one.rules import Room
from consultant.reports.page_one.words import short_voice
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import ended, on, promised, quote

BILLS = {
    Bill.NONE: _l("There is no bill."),
    Bill.TO_COME: _l("A bill is still to come."),
    Bill.SENT: _l("You have my bill."),
    Bill.PAID: _l("My bill is paid."),
}


def bill_words(bill: Bill) -> str:
    return str(BILLS[bill])


def parting(facts: ReportFacts, written: Parting, room: Room, is_last: bool = False) -> Letter:
    """With as much recorded text as `room` takes; `is_last` for somebody who is no longer a client."""
    voice = short_voice(facts, room)
    sections = (
        Section(_("What works"), lines=words.some(_works(facts, room), room.items + 1)),
        Section(_("What does not work"), lines=words.some(_does_not(facts, room), room.items + 1)),
        Section(_("What you have from me"), lines=words.some(_handed_over(facts, written, room), room.items + 1)),
        Section(_("Dates that are still open"), lines=words.some(_dates(facts, voice, room), room.items + 1)),
        Section(_("Who can help next"), lines=words.some(_next(facts, room), room.items + 1)),
        Section(_("What I will still do"), tuple(_still_do(written, room, is_last))),
        Section(_("The bill"), tuple(_bill(written, room))),
    )
    return Letter(
        heading=_("Where we stop, and what you have now"),
        who=words.who(facts, facts.record.client.name, room),
        opening=(_opening(is_last),),
        sections=tuple(section for section in sections if section.says_something),
        closing=(_("Thank you for your patience, and for working with me."),),
        contact=words.contact(facts, room),
        foot=words.foot(PaperName.PARTING, facts, room),
    )


def _opening(is_last: bool) -> str:
    if is_last:
        return _("I have done what I can on this, and it is the last work that I do for you. Here is all you need to carry on.")
    return _("I have done what I can on this. I am still here for other questions. Here is all you need to carry on.")


def _still_do(written: Parting, room: Room, is_last: bool) -> Iterator[str]:
    """Nothing is promised to whoever is no longer a client, but for what was written."""
    if written.still_do:
        yield ended(room.clip(written.still_do))
    elif not is_last:
        yield _("Answer your questions.")


def _works(facts: ReportFacts, room: Room) -> Iterator[Line]:
    if not facts.record.baseline:
        yield Line("", _("I have not noted it yet. Please tell me."))
    for item in facts.record.baseline:
        if item.back:
            tested = _("Tested %(day)s.", day=on(item.tested_on)) if item.tested_on else _("The day of the test is not noted.")
            yield Line(ended(room.clip(item.item)), tested)


def _does_not(facts: ReportFacts, room: Room) -> Iterator[Line]:
    if facts.record.state != CaseState.FIXED:
        yield Line(_("The problem:"), ended(room.clip(facts.record.title)))
    for item in facts.record.baseline:
        if item.lost:
            until = _("Until then: %(stopgap)s", stopgap=ended(room.clip(item.stopgap))) if item.stopgap else ""
            yield Line(_("Not back:"), " ".join(filter(None, [ended(quote(room.clip(item.item))), until])))


def _handed_over(facts: ReportFacts, written: Parting, room: Room) -> Iterator[Line]:
    yield from (Line(_("Handed over:"), ended(room.clip(line))) for line in written.handed_over.splitlines() if line.strip())
    for one in facts.record.referrals:
        if one.handed_over:
            yield Line(_("%(who)s has:", who=room.clip_name(one.to)), ended(room.clip(one.handed_over)))


def _dates(facts: ReportFacts, voice: Voice, room: Room) -> Iterator[Line]:
    revisit = facts.record.revisit
    if facts.look_again_on:
        yield Line(_("We look again:"), _("%(day)s.", day=long_day(facts.look_again_on)))
    elif revisit and revisit.date and not revisit.is_never:
        yield Line(_("We look again:"), _("No day is set yet."))
    if revisit and revisit.event:
        yield Line(_("We look again when:"), ended(room.clip(revisit.event)))
    for due in facts.assessment.open_promises:
        what = promised(due.promise.what, room.clip)
        mine = due.promise.by == voice.me
        label = _("I promised:") if mine else _("%(who)s promised:", who=voice.start(due.promise.by))
        yield Line(label, _("%(what)s. %(when)s", what=what, when=by_when(due.promise)))


def _next(facts: ReportFacts, room: Room) -> Iterator[Line]:
    for one in facts.record.referrals:
        yield Line(_("%(who)s:", who=room.clip_name(one.to)), ended(room.clip(one.contact or one.why)))


def _bill(written: Parting, room: Room) -> Iterator[str]:
    if written.bill:
        yield bill_words(written.bill)
    if written.bill_words:
        yield ended(room.clip(written.bill_words))
