"""The closing note: what fixed it, what to keep, what to watch for, when we look again, and three questions."""

from collections.abc import Iterator

from flask_babel import gettext as _

from consultant.cases.rules import CaseState
from consultant.documents.words import unbroken
from consultant.papers import words
from consultant.papers.closing_note.rules import ClosingNote
from consultant.papers.rules import Letter, Line, PaperName, Section
from consultant.parties.words import Voice
from consultant.reports.page_one.rules import Room
from consultant.reports.page_one.words import short_voice
from consultant.reports.rules import ReportFacts
from consultant.reports.to_come.words import look_again
from consultant.reports.told.words import ended, on

NUMBERS = 3


def closing_note(facts: ReportFacts, written: ClosingNote, room: Room) -> Letter:
    """With as much recorded text as `room` takes."""
    voice, fixed = short_voice(facts, room), facts.record.state == CaseState.FIXED
    sections = (
        Section(_("What fixed it") if fixed else _("How it ended"), tuple(_fixed(facts, voice)), tuple(_tested(facts, written, room))),
        Section(_("Keep these numbers"), lines=tuple(_numbers(facts, voice, room))[:NUMBERS]),
        Section(_("What to keep, and what to watch for"), lines=tuple(_to_watch(written, room))),
        Section(_("When we look again"), tuple(room.clip(sentence) for sentence in look_again(facts))),
        Section(
            _("Three questions for you"),
            (_("Answer by reply, by phone, or on this paper."),),
            blanks=(_("Was it clear? Yes, partly or no"), _("Did you know what to do? Yes, partly or no"), _("What could be better?")),
        ),
    )
    return Letter(
        heading=_("It works again: please keep this note") if fixed else _("Your case is closed: please keep this note"),
        who=words.who(facts, facts.record.client.name, room),
        opening=(),
        sections=tuple(section for section in sections if section.says_something),
        closing=(_("Thank you for your patience, and for working with me."),),
        contact=words.contact(facts, room),
        foot=words.foot(PaperName.CLOSING_NOTE, facts, room),
    )


def _fixed(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    closing = facts.record.closing
    if not closing or closing.state != CaseState.FIXED:
        yield _("I have done what I can on this.")
        return
    day = on(facts.record.restored_at) if facts.record.restored_at else ""
    if closing.fixed_by == voice.me and voice.me:
        yield _("I fixed it on %(day)s.", day=day) if day else _("I fixed it.")
    elif closing.fixed_by:
        who = voice.start(closing.fixed_by)
        yield _("%(who)s fixed it on %(day)s.", who=who, day=day) if day else _("%(who)s fixed it.", who=who)
    else:
        yield _("It is not noted who fixed it.")


def _tested(facts: ReportFacts, written: ClosingNote, room: Room) -> Iterator[Line]:
    if facts.record.closing and facts.record.closing.fixed_part:
        yield Line(_("The part:"), ended(room.clip(facts.record.closing.fixed_part)))
    yield Line(_("Tested on:"), _("%(day)s.", day=on(written.tested_on)) if written.tested_on else _("The day of the test is not noted."))


def _numbers(facts: ReportFacts, voice: Voice, room: Room) -> Iterator[Line]:
    """Mine, and of the firm that fixed it, else of the one reached last, its newest reference and the account."""
    if facts.letterhead.phone:
        yield Line(_("Me:"), unbroken(room.clip_name(facts.letterhead.phone)))
    outside = [party.id for party in facts.record.parties if party.is_outside]
    closing = facts.record.closing
    spoken = [(call, id) for call in reversed(facts.assessment.log) for id in call.parties if id in outside]
    firm = closing.fixed_by if closing and closing.fixed_by in outside else spoken[0][1] if spoken else None
    given = next((call.reference for call, id in spoken if id == firm and call.reference), None)
    if firm and given:
        yield Line(_("%(who)s, its number for this:", who=voice.start(firm)), unbroken(room.clip_name(given)))
    if firm and (account := facts.record.party(firm).account_number):
        yield Line(_("%(who)s, your account number:", who=voice.start(firm)), unbroken(room.clip_name(account)))


def _to_watch(written: ClosingNote, room: Room) -> Iterator[Line]:
    for label, text in ((_("Keep:"), written.keep), (_("Watch for:"), written.watch_for), (_("Call me when:"), written.call_when)):
        if text:
            yield Line(label, ended(room.clip(text)))
