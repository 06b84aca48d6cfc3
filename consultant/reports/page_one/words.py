"""Page 1, which stands alone: what is wrong, why it is stuck, what works, what to do by when, when we look again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from consultant.baseline.rules import BaselineItem, State
from consultant.documents.words import long_day, unbroken
from consultant.parties.words import Voice
from consultant.reports.choice.words import please_choose
from consultant.reports.page_one.rules import NAME, ROOMS, Room, clipped, fits, is_cut
from consultant.reports.rules import ReportFacts, ReportState
from consultant.reports.standing.words import heading, lead, why_stuck
from consultant.reports.told.words import ended
from consultant.revisit.rules import Revisit


@dataclass(frozen=True)
class Bullet:
    """`more` is the id of the section in which the text stands whole, when it was cut or more is to be found there."""

    label: str
    text: str
    more: str | None = None


@dataclass(frozen=True)
class PageOne:
    about: str
    heading: str
    lead: str
    bullets: tuple[Bullet, ...]
    closing: tuple[str, ...]
    contact: tuple[str, ...]

    def paragraphs(self) -> Iterator[str]:
        """All that page 1 prints beside its title, the footers and the line that says whom it is for."""
        yield from (self.about, self.heading, self.lead, *self.closing, *self.contact)
        yield from (f"{bullet.label} {bullet.text}" + (" More on page 2." if bullet.more else "") for bullet in self.bullets)


def sender(facts: ReportFacts) -> str:
    return facts.letterhead.name or _("Your consultant")


def page_one(facts: ReportFacts) -> PageOne:
    """With as much recorded text as the page takes."""
    for room in ROOMS:
        page = _page(facts, room)
        if fits(page.paragraphs()):
            break
    return page


def short_voice(facts: ReportFacts) -> Voice:
    """Names as page 1 takes them: the longest are cut."""
    parties = tuple(replace(party, short_name=clipped(party.called, Room(NAME, NAME, 1))) for party in facts.record.parties)
    return Voice.on_paper(parties)


def _page(facts: ReportFacts, room: Room) -> PageOne:
    voice = short_voice(facts)
    return PageOne(
        about=clipped(facts.record.title, room),
        heading=heading(facts, voice),
        lead=lead(facts, voice, room),
        bullets=tuple(_bullets(facts, voice, room)),
        closing=tuple(_closing(facts, room)),
        contact=tuple(_contact(facts, room)),
    )


def _bullets(facts: ReportFacts, voice: Voice, room: Room) -> Iterator[Bullet]:
    """At most seven."""
    fixed = facts.state == ReportState.FIXED
    label = _("What was wrong:") if fixed else _("What is wrong:")
    yield Bullet(label, ended(clipped(facts.record.problem, room)), "problem" if is_cut(facts.record.problem, room) else None)
    if not fixed:
        yield _cause(facts, voice)
        yield from _known(facts, room)
    yield from _baseline(facts.record.baseline, room)
    yield _to_do(facts, room)
    yield _again(facts.record.revisit, room)


def _cause(facts: ReportFacts, voice: Voice) -> Bullet:
    label = _("Why it is stuck:") if facts.assessment.blame.loops.listed else _("About the cause:")
    return Bullet(label, why_stuck(facts, voice), "told" if facts.assessment.blame.standing else None)


def _known(facts: ReportFacts, room: Room) -> Iterator[Bullet]:
    """The newest proof, and that nobody knows the cause as long as nobody has found it or accepted it."""
    sentences = []
    if facts.record.evidence:
        newest = max(facts.record.evidence, key=lambda proof: proof.day)
        sentences.append(ended(clipped(newest.what, room)))
    if not facts.cause_found:
        sentences.append(_("No one knows the cause yet."))
        if any(test.untried for test in facts.record.tests):
            sentences.append(_("The next test should tell us more."))
    if sentences:
        label = _("Known:") if facts.cause_found else _("Known and not known:")
        yield Bullet(label, " ".join(sentences), "proof" if facts.record.evidence and is_cut(newest.what, room) else None)


def _baseline(items: Sequence[BaselineItem], room: Room) -> Iterator[Bullet]:
    back, gone = [item for item in items if item.back], [item for item in items if not item.back]
    if not items:
        yield Bullet(_("What works now:"), _("I have not noted it yet. Please tell me."))
        return
    more = "baseline" if len(back) > room.items or any(is_cut(item.item, room) for item in back) else None
    works = " ".join(ended(clipped(item.item, room)) for item in back[: room.items])
    yield Bullet(_("What works now:"), works or _("Nothing of what you had is back yet."), more)
    if gone:
        cut = len(gone) > room.items or any(is_cut(text, room) for item in gone for text in (item.item, item.stopgap or ""))
        yield Bullet(_("What is not back:"), " ".join(_gone(item, room) for item in gone[: room.items]), "baseline" if cut else None)


def _gone(item: BaselineItem, room: Room) -> str:
    sentences = [ended(clipped(item.item, room))]
    if item.state == State.CANNOT:
        sentences.append(_("It cannot come back the way it was. I am sorry."))
    if item.stopgap:
        sentences.append(_("Until then: %(stopgap)s", stopgap=ended(clipped(item.stopgap, room))))
    return " ".join(sentences)


def _to_do(facts: ReportFacts, room: Room) -> Bullet:
    label = _("What you need to do:")
    if facts.undecided:
        return Bullet(label, please_choose(facts), "choice")
    yours = [due.promise for due in facts.assessment.open_promises if facts.record.you and due.promise.by == facts.record.you.id]
    if not yours or facts.record.closing:
        return Bullet(label, _("You do not need to do anything now."))
    what = _("You said that you would do this: %(what)s", what=ended(clipped(yours[0].what, room)))
    return Bullet(label, what, "next")


def _again(revisit: Revisit | None, room: Room) -> Bullet:
    label = _("When we look again:")
    if revisit is None:
        return Bullet(label, _("No day is set yet."))
    if revisit.is_never:
        return Bullet(label, _("We do not plan to look again. Call me if the fault comes back."))
    day = revisit.date and long_day(revisit.date)
    if not revisit.event:
        return Bullet(label, _("On %(day)s. You do not have to call me first.", day=day))
    event, more = ended(clipped(revisit.event, room)), "next" if is_cut(revisit.event, room) else None
    if not day:
        return Bullet(label, _("We look again when: %(event)s Call me when that happens.", event=event), more)
    return Bullet(label, _("On %(day)s, or sooner. Call me when: %(event)s", day=day, event=event), more)


def _closing(facts: ReportFacts, room: Room) -> Iterator[str]:
    if facts.client_cleared:
        yield _("This is not your fault. You did nothing to cause it.")
    if facts.record.referrals:
        who = ended(clipped(facts.record.referrals[0].to, room))
        yield _("One part needs skills that I do not have. Who can help: %(who)s", who=who)
    if facts.state == ReportState.CANNOT:
        yield _("I am still here for other questions.")


def _contact(facts: ReportFacts, room: Room) -> Iterator[str]:
    head = facts.letterhead
    yield _("Call me with any question:") if head.phone else _("Ask me any question:")
    yield clipped(sender(facts), room)
    yield from (unbroken(clipped(text, room)) for text in (head.phone, head.email) if text)
    yield from (clipped(text, room) for text in (head.hours,) if text)
