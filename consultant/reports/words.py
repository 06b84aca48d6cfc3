"""The client report in sentences: every section of it, from facts alone. A section without content is None or empty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.baseline.rules import BaselineItem, State, all_back
from consultant.blame.words import arrows, besides_arrows
from consultant.documents.words import day
from consultant.parties.rules import Part, Source
from consultant.parties.words import Voice
from consultant.picture.chain.rules import ChainLink, chain
from consultant.picture.chain.words import in_words
from consultant.picture.rules import Picture, picture
from consultant.referrals.rules import Referral
from consultant.reports.appendix.words import Appendix, appendix
from consultant.reports.choice.words import Choice, OptionTable, choice, more_options
from consultant.reports.glossary.words import glossary, used
from consultant.reports.page_one.rules import WIDEST, Room
from consultant.reports.page_one.words import PageOne, number, page_one, sender
from consultant.reports.rules import ReportFacts
from consultant.reports.since.words import SinceThen, since_then
from consultant.reports.to_come.words import Step, look_again, more_steps, steps
from consultant.reports.told.words import ended, lasting, on
from consultant.reports.who_says.words import WhoSays, who_says
from consultant.roadblocks.rules import Roadblock
from consultant.troubleshooting.rules import Test

MOST_TESTS = 7
MOST_BOXES = 7  # of the check list before the appendix


@dataclass(frozen=True)
class Box:
    """One line of the check list; `ticked` is also said in its words."""

    ticked: bool
    what: str
    words: str


@dataclass(frozen=True)
class Report:
    heading: str
    title: str
    sender: str
    page_one: PageOne
    since: SinceThen | None
    problem: tuple[str, ...]
    choice: Choice | None
    who_says: WhoSays
    picture: Picture | None
    caption: str
    arrows: tuple[str, ...]
    in_words: tuple[str, ...]  # what the arrows do not say
    in_the_way: str
    roadblocks: tuple[str, ...]
    parts: tuple[tuple[str, str, str], ...]
    chain: tuple[ChainLink, ...]
    chain_caption: str
    chain_words: tuple[str, ...]
    tests: tuple[str, ...]
    more_tests: tuple[str, ...]
    baseline: str
    boxes: tuple[Box, ...]  # all of them: those that paper shows at once, and more in its appendix
    first_boxes: tuple[Box, ...]
    more_boxes: tuple[Box, ...]
    worked_before: str
    referrals: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...]
    more_steps: str
    look_again: tuple[str, ...]
    extra: str
    goodwill: str
    glossary: tuple[tuple[str, str], ...]
    appendix: Appendix
    more_options: tuple[OptionTable, ...]
    address: str


def report(facts: ReportFacts, room: Room = WIDEST) -> Report:
    """All that the page prints; `room` is what page 1 takes of a recorded text."""
    record, voice = facts.record, Voice.on_paper(facts.record.parties)
    drawn = picture(facts.assessment, _labels(facts, voice))
    coming, left = steps(facts, voice)
    put_first = sorted(record.baseline, key=lambda item: not item.lost)[:MOST_BOXES]  # what is not back stands in no other place
    links = chain(facts.assessment)
    tests = tuple(map(_test, (test for test in record.tests if not test.untried)))
    return Report(
        heading=_("Where your case stands"),
        title=_("Where your case stands. %(number)s, %(day)s", number=number(facts), day=day(facts.day)),
        sender=sender(facts),
        page_one=page_one(facts, room),
        since=since_then(facts, voice),
        problem=_problem(facts, room),
        choice=choice(facts),
        who_says=who_says(facts, voice),
        picture=drawn,
        caption=_("Picture 1: who points to whom, as told up to %(day)s.", day=on(facts.assessment.now)),
        arrows=tuple(arrows(facts.assessment, voice)),
        in_words=tuple(besides_arrows(facts.assessment, voice)) if facts.assessment.blame.edges else (),
        in_the_way=_in_the_way(facts),
        roadblocks=tuple(_roadblock(roadblock, voice) for roadblock in record.roadblocks),
        parts=tuple((part.name, _looks_after(part, voice), _how_known(part)) for part in record.parts),
        chain=links,
        chain_caption=_chain_caption(drawn, facts),
        chain_words=tuple(in_words(links)),
        tests=tests[:MOST_TESTS],
        more_tests=tests[MOST_TESTS:],
        baseline=_baseline_heading(record.baseline),
        boxes=tuple(map(_box, record.baseline)),
        first_boxes=tuple(_box(item) for item in record.baseline if item in put_first),
        more_boxes=tuple(_box(item) for item in record.baseline if item not in put_first),
        worked_before=record.worked_before or "",
        referrals=tuple(tuple(_referral(referral)) for referral in record.referrals),
        steps=coming,
        more_steps=more_steps(left),
        look_again=tuple(look_again(facts)),
        extra=facts.extra or "",
        goodwill=_goodwill(facts.goodwill),
        glossary=glossary(_recorded(facts), facts.words),
        appendix=appendix(facts, voice),
        more_options=more_options(facts),
        address=", ".join(line.strip(" ,") for line in (facts.letterhead.address or "").splitlines() if line.strip(" ,")),
    )


def in_room(words: Report, facts: ReportFacts, room: Room) -> Report:
    """The same report with another page 1, in which a recorded text takes this room."""
    return replace(words, page_one=page_one(facts, room), problem=_problem(facts, room))


def _problem(facts: ReportFacts, room: Room) -> tuple[str, ...]:
    """Title and problem whole, where page 1 had no room for them."""
    title, problem = facts.record.title, facts.record.problem
    return tuple(ended(text) for text, cut in ((title, room.shortens(title)), (problem, room.cuts(problem))) if cut)


def _chain_caption(first: Picture | None, facts: ReportFacts) -> str:
    """Numbered after the picture of who points to whom, where there is one."""
    place = 2 if first and not first.as_list else 1
    return _("Picture %(number)d: the parts, from your desk outwards, on %(day)s.", number=place, day=on(facts.assessment.now))


def _goodwill(minutes: int | None) -> str:
    """A courtesy, never a bill."""
    if not minutes:
        return ""
    return _("I spent %(time)s of my own time on this, as goodwill. You do not pay for that.", time=lasting(minutes))


def _labels(facts: ReportFacts, voice: Voice) -> dict[str, str]:
    """What stands in the picture's boxes: "You", and the sender's name for "I"."""
    labels = {party.id: party.called for party in facts.record.parties}
    if voice.you:
        labels[voice.you] = _("You")
    if voice.me:
        labels[voice.me] = sender(facts)
    return labels


def _in_the_way(facts: ReportFacts) -> str:
    count = len(facts.record.roadblocks)
    if facts.record.closing:
        return ngettext("One thing was in the way", "%(num)d things were in the way", count)
    return ngettext("One thing is in the way", "%(num)d things are in the way", count)


def _roadblock(roadblock: Roadblock, voice: Voice) -> str:
    """What it is, and who can move it or what outside cause it has."""
    what = ended(roadblock.what)
    if roadblock.outside_cause:
        return _("%(what)s The cause is outside: %(cause)s", what=what, cause=ended(roadblock.outside_cause))
    if not roadblock.owner:
        return _("%(what)s Who can move it: not noted.", what=what)
    return _("%(what)s Who can move it: %(who)s.", what=what, who=voice.last(roadblock.owner))


def _looks_after(part: Part, voice: Voice) -> str:
    return voice.label(part.party) if part.party else _("Not clear yet")


def _how_known(part: Part) -> str:
    detail = ended(part.detail) if part.detail else ""
    match part.source:
        case Source.CONTRACT:
            return _("In writing: %(where)s", where=detail) if detail else _("In writing.")
        case Source.TOLD:
            return _("Told to me: %(what)s", what=detail) if detail else _("Told to me.")
        case Source.BELIEVED:
            return _("I think so. Nobody has confirmed it yet. %(detail)s", detail=detail).strip()
        case Source.NOT_CLEAR:
            return _("It is not clear yet. %(detail)s", detail=detail).strip()
    return _("Not noted")


def _test(test: Test) -> str:
    when = on(test.done_on) if test.done_on else _("Day not noted")
    lines = [
        _("%(day)s: %(what)s", day=when, what=ended(test.what)),
        _("Result: %(result)s", result=ended(test.result)) if test.result else _("The result is not noted."),
    ]
    if test.proved and test.proved.means:
        lines.append(_("It means: %(means)s", means=ended(test.proved.means)))
    if test.put_back is not None:
        lines.append(_("It was put back after.") if test.put_back else _("It was left as changed."))
    return " ".join(lines)


def _baseline_heading(items: tuple[BaselineItem, ...]) -> str:
    if not items:
        return _("What worked before is not noted point by point")
    if all_back(items):
        return _("All that you had before is back")
    gone = sum(item.lost for item in items)
    if not gone:
        some = any(item.back for item in items)
        return _("Not all of what you had before is checked yet") if some else _("What you had before is not checked yet")
    if gone == len(items):
        return _("What you had before is not back yet")
    return ngettext("One part of what you had is not back yet", "%(num)d parts of what you had are not back yet", gone)


NOT_BACK = {
    State.UNCHECKED: _l("Not checked yet."),
    State.NOT_YET: _l("Not back yet."),
    State.CANNOT: _l("It cannot come back the way it was. I am sorry."),
}


def _box(item: BaselineItem) -> Box:
    lines = []
    if item.back:
        lines.append(_("Back. Tested %(day)s.", day=on(item.tested_on)) if item.tested_on else _("Back. The day of the test is not noted."))
    else:
        lines.append(str(NOT_BACK[item.state]))
    if item.checked_how:
        lines.append(_("How it is checked: %(how)s", how=ended(item.checked_how)))
    if item.stopgap and not item.back:
        lines.append(_("Until then: %(what)s", what=ended(item.stopgap)))
    elif item.lost:
        lines.append(_("What to do until then is not noted."))
    return Box(item.back, ended(item.item), " ".join(lines))


def _referral(referral: Referral) -> Iterator[str]:
    yield _("This part needs skills that I do not have.")
    yield _("Who does this work: %(who)s", who=ended(referral.to))
    if referral.why:
        yield _("Why: %(why)s", why=ended(referral.why))
    if referral.contact:
        yield _("How to reach them: %(contact)s", contact=ended(referral.contact))
    if referral.handed_over:
        yield _("What I handed over: %(what)s", what=ended(referral.handed_over))
    else:
        yield _("I can send my notes, so you will not have to start again.")
    if referral.helped is not None:
        yield _("It helped.") if referral.helped else _("It did not help.")


def explaining(facts: ReportFacts, words: Iterable[tuple[str, str]]) -> ReportFacts:
    """The same facts with those of these words (each with its meaning) that stand in them."""
    return replace(facts, words=used(_recorded(facts), words))


def _recorded(facts: ReportFacts) -> Iterator[str]:
    """The words that others chose, in which a technical one can stand."""
    record = facts.record
    yield from (record.title, record.problem, record.worked_before or "")
    yield from (part.name for part in record.parts)
    yield from (f"{item.item} {item.stopgap or ''}" for item in record.baseline)
    yield from (test.what for test in record.tests)
    yield from (f"{proof.what} {proof.text or ''}" for proof in record.evidence)
    yield from (f"{option.what} {option.good_side or ''} {option.bad_side or ''}" for option in record.options)
    for call in facts.assessment.log:
        yield call.said
        yield from (said.because for said in call.statements)
