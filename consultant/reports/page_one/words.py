"""Page 1, which stands alone: what is wrong, why it is stuck, what works, what to do by when, when we look again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from consultant.baseline.rules import BaselineItem, State
from consultant.documents.words import day, long_day, unbroken
from consultant.parties.words import Voice
from consultant.promises.tapped.words import in_own_words
from consultant.reports.choice.words import listed_options, please_choose
from consultant.reports.editions.rules import Edition
from consultant.reports.page_one.rules import ALL_ASIDES, Room
from consultant.reports.rules import ReportFacts, ReportState
from consultant.reports.since.words import at_the_top
from consultant.reports.standing.words import heading, lead
from consultant.reports.stuck.words import names_all, says_not_known, why_stuck
from consultant.reports.told.words import ended, quote
from consultant.revisit.rules import Revisit


@dataclass(frozen=True)
class Bullet:
    """`more` is the id of the section in which the text stands whole, when it was cut or more is to be found there."""

    label: str
    text: str
    more: str | None = None


@dataclass(frozen=True)
class PageOne:
    """All of it but the title. `whom` to `copy` stand in the block under the title, `foot` at the bottom of each page."""

    whom: str
    about: Bullet
    since: Bullet | None  # in a later report
    sender: str
    copy: tuple[str, ...]
    heading: str
    lead: str
    bullets: tuple[Bullet, ...]
    closing: tuple[Bullet, ...]
    contact: tuple[str, ...]
    foot: str
    options: tuple[str, ...] = ()  # where no table of them follows

    @property
    def words(self) -> int:
        """How many are read on it, its labels included; a dash or a dot between two of them is none."""
        return sum(any(map(str.isalnum, word)) for paragraph in self.paragraphs() for word in paragraph.split())

    def paragraphs(self) -> Iterator[str]:
        """All but its title and the foot, which stand on every page or every report."""
        yield from (f"{_('For:')} {self.whom}", f"{_('From:')} {self.sender}, {', '.join(self.copy)}")
        yield from (self.heading, self.lead, self.contact[0], ", ".join(self.contact[1:]))
        yield from self.options
        for each in self._labelled():
            yield f"{each.label} {each.text}" + (f" {_('More on page')} 2." if each.more else "")

    def _labelled(self) -> tuple[Bullet, ...]:
        return (self.about, *([self.since] if self.since else []), *self.bullets, *self.closing)


def sender(facts: ReportFacts) -> str:
    return facts.letterhead.name or _("Your consultant")


def page_one(facts: ReportFacts, room: Room) -> PageOne:
    """With as much recorded text as `room` allows."""
    voice = short_voice(facts, room)
    return PageOne(
        whom=room.clip(facts.record.client.name),
        about=_whole_at("problem", _("About:"), room.headed(facts.record.title), room),
        since=_since(facts, room),
        sender=room.clip_name(sender(facts)),
        copy=tuple(_copy(facts)),
        heading=heading(facts, voice),
        lead=lead(facts, voice, room),
        bullets=tuple(_bullets(facts, voice, room)),
        closing=tuple(_closing(facts, room)),
        contact=tuple(contact(facts, room)),
        foot=_foot(facts, room),
        options=listed_options(facts, room.clip) if facts.edition == Edition.SHORT and len(facts.undecided) > 1 else (),
    )


def _since(facts: ReportFacts, room: Room) -> Bullet | None:
    """The weightiest of what changed."""
    if facts.since is None:
        return None
    text, more = at_the_top(facts, room.clip, room.changes)
    return Bullet(_("Since report %(number)d:", number=facts.since.number), text, "since" if more else None)


def short_voice(facts: ReportFacts, room: Room) -> Voice:
    """Names as page 1 takes them: of the longest the first words, as long as nobody else begins with the same."""
    parties = facts.record.parties
    short = [room.short_form(party.called) for party in parties]
    names = [one if short.count(one) == 1 else room.clip_name(party.called) for one, party in zip(short, parties, strict=True)]
    return Voice.on_paper(tuple(replace(party, short_name=name) for party, name in zip(parties, names, strict=True)))


def _copy(facts: ReportFacts) -> Iterator[str]:
    """Which copy this is."""
    yield day(facts.day)
    yield number(facts)
    if facts.replaces:
        yield _("replaces report %(number)d", number=facts.replaces)


def number(facts: ReportFacts) -> str:
    return _("Report %(number)d", number=facts.number) if facts.number else _("Draft")


def _foot(facts: ReportFacts, room: Room) -> str:
    """On each page, with the phone number."""
    phone = unbroken(room.clip_name(facts.letterhead.phone)) if facts.letterhead.phone else ""
    return " · ".join(filter(None, [number(facts), day(facts.day), room.clip_name(sender(facts)), phone]))


def _bullets(facts: ReportFacts, voice: Voice, room: Room) -> Iterator[Bullet]:
    """At most seven."""
    fixed = facts.state == ReportState.FIXED
    label = _("What was wrong:") if fixed else _("What is wrong:")
    yield _whole_at("problem", label, facts.record.problem, room)
    if not fixed:
        yield _cause(facts, voice, room)
        yield from _proof(facts, room)
    yield from _baseline(facts.record.baseline, room)
    yield _to_do(facts, room)
    yield _again(facts.record.revisit, room)


def _whole_at(section: str, label: str, text: str, room: Room) -> Bullet:
    """Recorded text after its label; what is cut here stands whole in that section."""
    return Bullet(label, ended(room.clip(text)), section if room.cuts(text) else None)


def _cause(facts: ReportFacts, voice: Voice, room: Room) -> Bullet:
    """Who points to whom, and that nobody knows the cause as long as nobody has found it or accepted it."""
    if facts.assessment.blame.loops.listed:
        label = _("Why it is stuck:")
    else:
        label = _("About the cause:") if facts.record.closing else _("Why it is not fixed yet:")
    sentences = [why_stuck(facts, voice)]
    if not (facts.cause_found or says_not_known(facts)):
        sentences.append(_("No one knows the cause yet."))
    if room.asides > 1 and not facts.cause_found and not facts.record.closing and any(test.untried for test in facts.record.tests):
        sentences.append(_("The next test should tell us more."))
    goes_on = facts.assessment.blame.standing and (room.asides == ALL_ASIDES or not names_all(facts))
    return Bullet(label, " ".join(sentences), "told" if goes_on else None)


def _proof(facts: ReportFacts, room: Room) -> Iterator[Bullet]:
    """The newest, as long as there is room for it: it stands whole among the papers."""
    if facts.record.evidence and room.proof:
        newest = max(facts.record.evidence, key=lambda proof: proof.day)
        yield _whole_at("proof", _("Newest paper or result:"), newest.what, room)


def _baseline(items: Sequence[BaselineItem], room: Room) -> Iterator[Bullet]:
    back, gone = [item for item in items if item.back], [item for item in items if item.lost]
    if not items:
        yield Bullet(_("What works now:"), _("I have not noted it yet. Please tell me."))
        return
    unchecked = len(items) > len(back) + len(gone)
    more = "baseline" if unchecked or len(back) > room.items or any(room.cuts(item.item) for item in back) else None
    works = [ended(room.clip(item.item)) for item in back[: room.items]]
    if unchecked:
        works.append(_("I have not checked all of it yet.") if back or gone else _("I have not checked it yet."))
    yield Bullet(_("What works now:"), " ".join(works) or _("Nothing that worked before is back yet."), more)
    if gone:
        cut = len(gone) > room.items or any(room.cuts(text) for item in gone for text in (item.item, item.stopgap or ""))
        yield Bullet(_("What does not work:"), " ".join(_gone(item, room) for item in gone[: room.items]), "baseline" if cut else None)


def _gone(item: BaselineItem, room: Room) -> str:
    """In quotes: "The fax answers" alone would say the opposite of what is meant."""
    sentences = [ended(quote(room.clip(item.item)))]
    if item.state == State.CANNOT:
        sentences.append(_("It cannot come back the way it was. I am sorry."))
    if item.stopgap:
        sentences.append(_("Until then: %(stopgap)s", stopgap=ended(room.clip(item.stopgap))))
    return " ".join(sentences)


def _to_do(facts: ReportFacts, room: Room) -> Bullet:
    label = _("What you need to do:")
    if facts.undecided:
        return _choice(label, facts, room)
    if facts.chosen and not facts.yours:
        what = " ".join(ended(room.clip(option.what)) for option in facts.chosen[: room.choices])
        return Bullet(label, _("You chose this: %(what)s We still have to agree who does what.", what=what), "next")
    if not facts.yours:
        return Bullet(label, _("You do not need to do anything now."))
    what = _("You said that you would do this: %(what)s", what=ended(room.clip(in_own_words(facts.yours[0].promise.what))))
    return Bullet(label, what, "next")


def _choice(label: str, facts: ReportFacts, room: Room) -> Bullet:
    """And one thing more that was promised."""
    also = next((in_own_words(due.promise.what) for due in facts.yours if not facts.is_choice(due)), None)
    for_now = [_("You chose this for now: %(what)s", what=ended(room.clip(option.what))) for option in facts.chosen[:1]]
    sentences = [*for_now, please_choose(facts, room.clip)]
    if facts.edition != Edition.SHORT and 1 < len(facts.undecided) <= room.choices:
        sentences += map(ended, listed_options(facts, room.clip))
    if also is None:
        return Bullet(label, " ".join(sentences), "choice")
    sentences.append(_("You also said that you would do this: %(what)s", what=ended(room.clip(also))))
    return Bullet(label, " ".join(sentences), "next" if room.cuts(also) else "choice")


def _again(revisit: Revisit | None, room: Room) -> Bullet:
    label = _("When we look again:")
    if revisit is None:
        return Bullet(label, _("No day is set yet."))
    if revisit.is_never:
        return Bullet(label, _("We do not plan to look again. Call me if the fault comes back."))
    when = revisit.date and long_day(revisit.date)
    if not revisit.event:
        return Bullet(label, _("On %(day)s. You do not have to call me first.", day=when) if room.asides else _("On %(day)s.", day=when))
    event, more = ended(room.clip(revisit.event)), "next" if room.cuts(revisit.event) else None
    if not when:
        return Bullet(label, _("When this happens: %(event)s Call me then.", event=event), more)
    return Bullet(label, _("On %(day)s. Call me sooner if this happens: %(event)s", day=when, event=event), more)


def _closing(facts: ReportFacts, room: Room) -> Iterator[Bullet]:
    """Paragraphs; the label can be empty."""
    if facts.client_cleared:
        yield Bullet("", _("This is not your fault. You did nothing to cause it.") if room.asides else _("This is not your fault."))
    if facts.record.referrals:
        yield _whole_at("referral", _("One part needs somebody else:"), facts.record.referrals[0].to, room)
    if facts.state == ReportState.CANNOT:
        yield Bullet("", _("I am still here for other questions."))


def contact(facts: ReportFacts, room: Room) -> Iterator[str]:
    """Whom to call: a label, then name, numbers and hours."""
    head = facts.letterhead
    yield _("Call me with any question:") if head.phone else _("Ask me any question:")
    yield room.clip_name(sender(facts))
    yield from (unbroken(room.clip_name(text)) for text in (head.phone, head.email) if text)
    if head.hours:
        yield room.clip_name(head.hours)
