"""The card for the person who goes on with one part: what they need, and nothing private."""

from collections.abc import Iterator

from flask_babel import gettext as _

from consultant.papers import words
from consultant.papers.rules import Letter, Line, PaperName, Section
from consultant.parties.words import Voice
from consultant.referrals.rules import Referral
from consultant.reports.page_one.rules import Room
from consultant.reports.page_one.words import short_voice
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import ended, on, quote, told
from consultant.troubleshooting.rules import Test


def handoff(facts: ReportFacts, referral: Referral, room: Room) -> Letter:
    """With as much recorded text as `room` takes. The client goes by name, and the consultant is "I"."""
    record = facts.record
    voice = Voice(short_voice(facts, room).parties, me=record.consultant.id if record.consultant else None)
    tried = [test for test in record.tests if test.result]
    parts = sorted(record.parts, key=lambda part: not part.party)  # what is known first
    said = list(reversed(facts.assessment.blame.standing))
    sections = (
        Section(_("Why you, and what for"), lines=tuple(_why(facts, referral, room))),
        Section(_("Who looks after which part"), lines=words.some((_part(part, voice, room) for part in parts), room.items)),
        Section(_("What was said about the cause"), lines=words.some((_said(one, voice, room) for one in said), room.items)),
        Section(_("What was tried"), lines=words.some((_test(test, room) for test in tried), room.items)),
        Section(_("To fill in"), blanks=(_("How to reach the client: ask them first"), _("What you found, and the day"))),
    )
    return Letter(
        heading=_("Hand-off: what you need to go on"),
        who=words.who(facts, referral.to, room),
        opening=(_("I cannot do this part. Please look at it. You do not have to start again."),),
        sections=tuple(section for section in sections if section.says_something),
        closing=(),
        contact=words.contact(facts, room),
        foot=words.foot(PaperName.HANDOFF, facts, room),
    )


def _why(facts: ReportFacts, referral: Referral, room: Room) -> Iterator[Line]:
    yield Line(_("Why you:"), ended(room.clip(referral.why)))
    yield Line(_("The client:"), room.clip_name(facts.record.client.name))
    yield Line(_("The problem, as it was noted:"), quote=room.clip(facts.record.problem))
    if facts.record.fault_since:
        yield Line(_("Since:"), on(facts.record.fault_since))
    yield Line(_("What I handed over:"), ended(room.clip(referral.handed_over or "")))


def _part(part, voice: Voice, room: Room) -> Line:
    return Line(_("%(what)s:", what=room.clip_name(part.name).rstrip(".:")), voice.label(part.party) if part.party else _("Not known."))


def _said(said, voice: Voice, room: Room) -> Line:
    because = said.statement.because.strip()
    return Line("", told(said, voice), room.clip(because) if because else "")


def _test(test: Test, room: Room) -> Line:
    label = _("%(day)s:", day=on(test.done_on)) if test.done_on else _("No day:")
    return Line(label, _("%(what)s Result: %(result)s.", what=ended(room.clip(test.what)), result=quote(room.clip(test.result or ""))))
