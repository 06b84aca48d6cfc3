"""Every section in every state: fixed, cannot be fixed, late, decide, waiting; each with what worked before back or not, with a
referral or not, and from an empty case up to twelve parties and two hundred promises. In words alone: the pages are printed elsewhere."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Stance
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence
from consultant.options.rules import Offer, Option, OptionKind, Reaction, passed_over
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import check, scores
from consultant.promises.rules import Promise
from consultant.referrals.rules import Referral
from consultant.reports.page_one.rules import MOST_WORDS, page_rooms
from consultant.reports.rules import Letterhead, ReportFacts, ReportState, report_facts
from consultant.reports.wording.rules import names_in, quoted, recorded
from consultant.reports.wording.words import page_one, prose
from consultant.reports.words import Report, in_room, report
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.troubleshooting.rules import Test
from tests.factories import blames, call, record, said
from tests.reports.words import NOW, option

pytestmark = pytest.mark.usefixtures("babel_app")
ENGLISH = word_list("en")
NONE, MAY, JUNE = date(2025, 5, 5), date(2025, 5, 13), date(2025, 6, 13)
CHOICES = ("Buy a box to test", "Move the line to cable", "Wait for one more week")
SENDER = Letterhead("Field IT", "555 0142", "9 am to 5 pm on weekdays", email="sam@field.example")
FIRMS = ["acme", "bell", "core", "dell", "echo", "fox", "gold", "hill", "iron", "jade"]
PROBLEM = "The internet cuts out at noon and comes back some minutes later."
CLOSED = {ReportState.FIXED: CaseState.FIXED, ReportState.CANNOT: CaseState.NOT_FIXABLE}
BACK = BaselineItem("Mail goes out and comes in", back=True, tested_on=MAY)
GONE = BaselineItem("The fax answers each call", stopgap="Use the fax in my office")
BASELINES = {"none": (), "back": (BACK, BACK), "one gone": (BACK, GONE), "ten gone": (GONE,) * 10}
REFERRALS = {
    "none": (),
    "short": (Referral("Northern Test", "The line is old"),),
    "long": (Referral("Northern Test", "They test lines " * 9, "All of my notes " * 9, "12 High Street " * 9),),
}
SLIPS = re.compile(r"\bNone\b|N/A|\bnull\b|\bnan\b|[{}]|\(s\)|and/or|%\(|\b1 (?!May)\w+s\b|\b0 \w+|\b(\w+) \1\b|\.\.|“”|\ba [aeio]", re.I)


def nothing(state: ReportState) -> dict:
    """A case in which next to nothing was noted."""
    return {"calls": [call(0, "acme", Promise("acme", "Call back", MAY))] if state == ReportState.LATE else [], "parties": "client me acme"}


def usual(_state: ReportState) -> dict:
    return {
        "calls": [call(0, "acme", blames("acme", "bell"), Promise("acme", "Call back", MAY)), call(1, "bell", blames("bell", "acme"))],
        "tests": (Test("Other cable", done_on=MAY, result="It still drops"), Test("Other modem")),
        "evidence": (Evidence("The light is red", MAY),),
        "revisit": Revisit(JUNE, "You move home"),
        "roadblocks": (Roadblock("The line is old", RoadblockKind.UNKNOWN, owner="acme"),),
        "parties": "client me acme bell",
    }


def chose(state: ReportState) -> dict:
    """One option was chosen and two were passed over; what was chosen for now leaves three to choose from."""
    for_now = state == ReportState.DECIDE
    kind = OptionKind.WORKAROUND if for_now else OptionKind.SWITCH
    taken = Option("Use the phone at work", kind, offers=(Offer(Reaction.ACCEPTED, NOW),))
    others = tuple(replace(option(what), offers=(Offer(at=NOW),)) for what in CHOICES[: 3 if for_now else 2])
    return usual(state) | {"options": (*others, taken, option("Go back", Reaction.DECLINED))}


def full(_state: ReportState) -> dict:
    """Twelve parties that all point to each other, two hundred promises, nine of all else."""
    around = [call(n, by, blames(by, FIRMS[n - 1]), said(by, Stance.DENIES)) for n, by in enumerate(FIRMS)]
    promises = [Promise(FIRMS[n % 10], f"Step {n}", MAY if n % 2 else JUNE, kept=n % 5 == 0) for n in range(200)]
    return {
        "calls": [*around, call(11, "acme", *promises)],
        "tests": (Test("Other cable", done_on=MAY, result="It still drops"),) * 9,
        "evidence": (Evidence("The light is red", MAY),) * 9,
        "roadblocks": (Roadblock("The line is old", RoadblockKind.UNKNOWN),) * 9,
        "parties": f"client me {' '.join(FIRMS)}",
    }


def facts_in(state: ReportState, size, baseline, referrals) -> ReportFacts:
    more = size(state)
    calls = more.pop("calls")
    if state not in (ReportState.LATE, *CLOSED):
        calls = [replace(one, promises=tuple(replace(p, due=JUNE) for p in one.promises)) for one in calls]
    decides = state == ReportState.DECIDE or (size is full and state == ReportState.LATE)
    more.setdefault("options", tuple(map(option, CHOICES)) if decides else ())
    closing = Closing(CLOSED[state], NOW, "acme") if state in CLOSED else None
    of = record(*calls, **more, baseline=baseline, referrals=referrals, closing=closing, problem=PROBLEM)
    return report_facts(assess(of, NOW), SENDER, number=1, day=NOW.date())


def shown_in(facts: ReportFacts) -> Report:
    """With as much of the recorded text as the words of page 1 leave room for."""
    widest = report(facts)
    fits = (in_room(widest, facts, room) for room in page_rooms(str))
    return next(one for one in fits if one.page_one.words <= MOST_WORDS)


@pytest.mark.parametrize("state", ReportState)
def test_every_section_in_every_state(state):
    single = ((chose, "one gone", "none"), (full, "ten gone", "long"))
    for size, baseline, referral in (*product((nothing, usual), BASELINES, REFERRALS), *single):
        facts = facts_in(state, size, BASELINES[baseline], REFERRALS[referral])
        shown, where = shown_in(facts), (size.__name__, baseline, referral)
        assert facts.state == state, where
        the_sections_are_those_of_the_state(shown, facts)
        the_sentences_are_plain_and_whole(shown, facts, where)


def the_sections_are_those_of_the_state(shown: Report, facts: ReportFacts) -> None:
    record, first = facts.record, shown.page_one
    text = " ".join(bullet.text for bullet in first.bullets)
    assert bool(shown.choice) == bool(record.options) and bool(facts.undecided) == ("Please choose A, B or C" in text)
    told = " ".join(shown.choice.answered) if shown.choice else ""
    assert bool(facts.chosen) == ("You chose this" in text) and told.count("You did not choose this:") == len(passed_over(record.options))
    assert len(shown.referrals) == len(record.referrals) == sum("somebody else" in each.label for each in first.closing)
    assert all(len(" ".join(one).split()) <= 60 for one in shown.referrals)
    assert len(shown.boxes) == len(record.baseline) and shown.baseline and shown.look_again and shown.who_says.intro
    gone = any(item.lost for item in record.baseline)
    assert gone == any(bullet.label == "What does not work:" for bullet in first.bullets) == ("not back" in shown.baseline)
    assert ("late" in first.heading) == (facts.state == ReportState.LATE) == bool(shown.who_says.late)
    assert not record.closing or {step.what for step in shown.steps} <= {"Look at this again"}
    listed = (first.bullets, shown.who_says.differ, shown.who_says.agree, shown.who_says.contacts, shown.who_says.late, shown.roadblocks)
    assert max(map(len, (*listed, shown.first_boxes, shown.tests, shown.steps))) <= 7
    assert len(shown.who_says.contacts) + len(shown.who_says.more_lines) >= len(record.parties) - 2


def the_sentences_are_plain_and_whole(shown: Report, facts: ReportFacts, where) -> None:
    names, texts = names_in(facts), [text for _place, _of, text in recorded(facts)] + list(quoted(facts))
    texts += [text.strip().rstrip(".") for text in texts]
    own, first = "\n\n".join(filter(None, prose(shown))), "\n\n".join(page_one(shown))
    assert SLIPS.search(own.replace("\xa0", " ")) is None, (where, SLIPS.search(own.replace("\xa0", " ")), own)
    found = [one for one in check(own, ENGLISH, names, texts) if one.blocks or one.rule in ("L01", "L08", "L14", "L19", "L20", "L21")]
    assert found == [], (where, found)
    easy = scores(first, ENGLISH, names)
    assert (easy.grade or 0) <= 5 and (easy.smog or 0) <= 8 and easy.longest <= 20, (where, easy, first)
    few = where[0] == "nothing" or facts.state == ReportState.FIXED  # "It works again." needs no more words
    assert (6 if few else 8) <= easy.mean <= 14, (where, easy, first)
