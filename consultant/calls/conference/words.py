"""The cockpit in words: each party on the line in the same form, its own words as quotes with their day."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.assessment.rules import Assessment
from consultant.blame.differences.words import told_on
from consultant.blame.rules import Said
from consultant.calls.conference.rules import Agenda, Cockpit, Guest, Question, Speaker
from consultant.clocks.words import day
from consultant.parties.words import Voice
from consultant.promises.tapped.words import in_own_words
from consultant.promises.words import by_when
from consultant.reports.page_one.rules import Room
from consultant.troubleshooting.rules import Test

GUESTS = 5  # whose words the agenda's one page takes


def heading(found: Cockpit, voice: Voice) -> str:
    if len(found.line) < 2:
        return _("Bring them on one call")
    return _("%(who)s on one call", who=voice.starts(found.line))


def question(asked: Question, voice: Voice, clip: Callable[[str], str] = str) -> str:
    """The one question to answer, as it is put to all of them."""
    match asked.code:
        case "test":
            return _("What does this test show, while all are on the line? “%(test)s”", test=clip(asked.test.test.what))
        case "differ":
            return _("Is it %(whom)s or not, and which test shows that?", whom=voice.object(asked.about))
        case "border":
            return _("Where does each one’s part end, and which test there shows on whose side it is?")
    return _("Who does what next, and by when?")


def own_words(said: Said, voice: Voice, clip: Callable[[str], str] = str) -> str:
    """ "5 May 2025: Acme points to Bell. “Their light is red”" """
    told = told_on(said, voice)
    return _("%(told)s “%(quote)s”", told=told, quote=clip(said.statement.because)) if said.statement.because else told


def silent(speaker: Speaker) -> str:
    """For a party that said nothing about the cause."""
    return _("Asked, and said nothing about the cause yet.") if speaker.was_reached else _("Not asked yet.")


def promised(speaker: Speaker, clip: Callable[[str], str] = str) -> tuple[str, ...]:
    made = [due.promise for due in speaker.promises]
    return tuple(_("Promised: %(what)s, %(when)s", what=clip(in_own_words(one.what)), when=clip(by_when(one))) for one in made)


def chip_in(name: str) -> str:
    return _("Bring in %(name)s", name=name)


def chip_out(name: str) -> str:
    return _("Leave out %(name)s", name=name)


def agenda(found: Cockpit, assessment: Assessment, room: Room) -> Agenda:
    """For everybody on the line, the consultant and the client by name like all others."""
    parties = tuple(replace(party, short_name=room.clip_name(party.called)) for party in assessment.record.parties)
    voice = Voice(parties)
    return Agenda(
        heading=_("Agenda: %(who)s on one call", who=voice.subjects(found.line)),
        goal=question(found.question, voice, room.clip),
        guests=tuple(Guest(voice.name(one.party), tuple(_lines(one, voice, room))) for one in found.speakers[:GUESTS]),
        also=_("Also on the line: %(who)s.", who=voice.lasts(found.line[GUESTS:])) if found.line[GUESTS:] else "",
        known=tuple(_known(test, room) for test in found.known[-room.items :]),
        steps=(
            _("One test at a time, one change at a time; then put it back."),
            _("Whoever runs a test says aloud what comes out. It counts for all."),
        ),
        asks=(
            _("What did you check, when, and what came out?"),
            _("What would you have to see to agree that it is your part?"),
            _("What will you do next, and on what day?"),
        ),
        boxes=(_("Agreed: who does what"), _("By what day"), _("Reference numbers"), _("We speak again on")),
        foot=_("Agenda of %(day)s · %(title)s", day=day(assessment.now), title=room.clip_name(assessment.record.title)),
    )


def _lines(speaker: Speaker, voice: Voice, room: Room) -> Iterator[str]:
    yield from [own_words(one, voice, room.clip) for one in speaker.said[: room.items]] or [silent(speaker)]
    if room.items > 1:
        more = len(speaker.said) - room.items
        yield from [ngettext("And %(num)d thing more.", "And %(num)d things more.", more)] * (more > 0)
        yield from promised(speaker, room.clip)[: room.items]


def _known(test: Test, room: Room) -> str:
    return _("%(test)s: %(result)s", test=room.clip(test.what), result=room.clip(test.result or ""))
