"""The client report in sentences: every section of it, from facts alone. A section without content is None or empty."""

from dataclasses import dataclass, replace

from flask_babel import gettext as _

from consultant.blame.words import arrows, besides_arrows
from consultant.documents.words import day
from consultant.parties.words import Voice
from consultant.picture.chain.rules import ChainLink, chain
from consultant.picture.chain.words import in_words
from consultant.picture.rules import Picture, picture
from consultant.reports.appendix.words import Appendix, appendix
from consultant.reports.choice.words import Choice, OptionTable, choice, more_options
from consultant.reports.glossary.words import explainable, glossary
from consultant.reports.looked_after.words import how_known, in_the_way, looks_after, roadblock
from consultant.reports.page_one.rules import WIDEST, Room
from consultant.reports.page_one.words import PageOne, number, page_one, sender
from consultant.reports.put_back.words import Box, box, boxes
from consultant.reports.put_back.words import heading as put_back
from consultant.reports.referred.words import is_long, referral, whole_referral
from consultant.reports.rules import ReportFacts
from consultant.reports.since.words import SinceThen, since_then
from consultant.reports.to_come.words import Step, look_again, more_steps, steps
from consultant.reports.told.words import ended, lasting, on
from consultant.reports.tried.words import tried
from consultant.reports.who_says.words import WhoSays, who_says

MOST_LISTED = 7  # items of a list before the appendix


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
    more_roadblocks: tuple[str, ...]
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
    more_referrals: tuple[tuple[str, ...], ...]  # whole, where they are shortened
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
    first_boxes, more_boxes = boxes(record.baseline, MOST_LISTED)
    links = chain(facts.assessment)
    tests = tuple(tried(test) for test in record.tests if not test.untried)
    obstacles = tuple(roadblock(one, voice) for one in record.roadblocks)
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
        in_the_way=in_the_way(facts),
        roadblocks=obstacles[:MOST_LISTED],
        more_roadblocks=obstacles[MOST_LISTED:],
        parts=tuple((part.name, looks_after(part, voice), how_known(part)) for part in record.parts),
        chain=links,
        chain_caption=_chain_caption(drawn, facts),
        chain_words=tuple(in_words(links)),
        tests=tests[:MOST_LISTED],
        more_tests=tests[MOST_LISTED:],
        baseline=put_back(record.baseline),
        boxes=tuple(map(box, record.baseline)),
        first_boxes=first_boxes,
        more_boxes=more_boxes,
        worked_before=record.worked_before or "",
        referrals=tuple(map(referral, record.referrals)),
        more_referrals=tuple(whole_referral(one) for one in record.referrals if is_long(one)),
        steps=coming,
        more_steps=more_steps(left),
        look_again=tuple(look_again(facts)),
        extra=facts.extra or "",
        goodwill=_goodwill(facts.goodwill),
        glossary=glossary(explainable(facts), facts.words),
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
