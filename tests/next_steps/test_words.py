"""Each step as the consultant reads it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Stance
from consultant.cases.rules import CaseState, Closing
from consultant.next_steps.rules import NextStep
from consultant.next_steps.words import step_reason, step_title
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.promises.rules import Promise
from consultant.revisit.rules import Revisit
from tests.factories import MONDAY, blames, call, party, record, said

pytestmark = pytest.mark.usefixtures("babel_app")

NOW = MONDAY + timedelta(days=4)  # Friday 9 May 2025
LOOP = call(0, "acme", blames("acme", "bell")), call(1, "bell", blames("bell", "acme"))
CIRCLE = *LOOP[:1], call(1, "bell", blames("bell", "core")), call(2, "core", blames("core", "acme"))


def option(reaction=Reaction.NONE_YET, at=None, **more):
    return Option("Hire a line", OptionKind.RELIEF, offers=(Offer(reaction, at),), **more)


def promised(by, *days):
    return call(0, "acme", *(Promise(by, "call back", date(2025, 5, day)) for day in days))


@pytest.mark.parametrize(
    ("case", "title", "reason"),
    [
        (
            record(call(0, "acme", Promise("acme", "call back"))),
            "Ask Acme by which day",
            "What was promised has no day: nobody can tell when to ask again. The words: “call back”",
        ),
        (
            record(call(0, "acme", Promise("me", "call back"))),
            "Set a day for what you promised",
            "What was promised has no day: nobody can tell when to ask again. The words: “call back”",
        ),
        (
            record(call(0, "acme", blames("acme", "bell"))),
            "Ask Bell about it",
            "One party points to it, and no call has reached it yet.",
        ),
        (
            record(call(0, "acme core", blames("acme", "bell"), blames("core", "bell"))),
            "Ask Bell about it",
            "2 parties point to it, and no call has reached it yet.",
        ),
        (
            record(promised("acme", 6)),
            "Ask Acme for what was promised",
            "It said what it would do by 6 May 2025. That was 3 days ago. The words: “call back”",
        ),
        (
            record(promised("acme", 8, 7, 6)),
            "Ask Acme for what was promised",
            "It said what it would do by 6 May 2025. That was 3 days ago. 2 more promises are open. The words: “call back”",
        ),
        (
            record(promised("me", 8)),
            "Do what you promised",
            "You said what you would do by 8 May 2025. That was yesterday. The words: “call back”",
        ),
        (
            record(promised("client", 8)),
            "Ask Client kindly how far it is",
            "Client named 8 May 2025 for this. The words: “call back”",
        ),
        (
            record(*LOOP),
            "Bring Acme and Bell on one call",
            "They point to each other, and have not been on one call since.",
        ),
        (
            record(*CIRCLE),
            "Bring Acme, Bell and Core on one call",
            "They are in a circle in which each points to the next, and no two of them have been on one call since.",
        ),
        (
            record(*LOOP, call(2, "acme bell")),
            "Write to Acme and Bell, with the proof you have",
            "They have been on one call since, and still point to each other.",
        ),
        (
            record(call(0, "acme", blames("client", "me"), said("acme", Stance.CLEARS, "me"))),
            "Ask Acme for proof in writing",
            "What was said about you does not fit, and no proof is recorded for either side.",
        ),
        (
            record(options=(option(),)),
            "Ask Client to decide",
            "One option is open. Agree on a day for the answer. The words: “Hire a line”",
        ),
        (
            record(options=(option(), option(decide_by=date(2025, 5, 12)))),
            "Ask Client to decide",
            "2 options are open. The answer is needed by 12 May 2025.",
        ),
        (
            record(options=(option(decide_by=date(2025, 5, 20)), option(decide_by=date(2025, 5, 12)))),
            "Ask Client to decide",
            "2 options are open. The first answer is needed by 12 May 2025, the last by 20 May 2025.",
        ),
        (
            record(options=(option(at=NOW), Option("Go on air", OptionKind.RELIEF, offers=(Offer(Reaction.ACCEPTED, NOW),)))),
            "Do what Client chose",
            "Write down who does what by when. Once it is under way, note that they are trying it. "
            "One other option is still open. The words: “Go on air”",
        ),
        (
            record(options=(option(Reaction.REFUSED),)),
            "Put back what worked, write the report and set a day to look again",
            "There are options, and the answer to every one was no.",
        ),
        (
            record(call(0, "acme", said("acme", Stance.ACCEPTS))),
            "Get it in writing from Acme, with a date",
            "It said that the cause is on its side. When it is mended, test it before you close.",
        ),
        (
            record(call(0, "acme", said("bell", Stance.ACCEPTS, relayed_by="acme"))),
            "Get it in writing from Bell, with a date",
            "It said that the cause is on its side, as relayed by Acme. When it is mended, test it before you close.",
        ),
        (
            record(baseline=(BaselineItem("Phone rings", back=True),)),
            "Check with Client that all works, then close the case",
            "All that worked before is back.",
        ),
        (
            record(promised("acme", 12)),
            "Next due on 12 May 2025: what Acme promised",
            "Acme named this day. Nothing else is due before it. The words: “call back”",
        ),
        (
            record(promised("me", 9)),
            "Next due on 9 May 2025: what you promised",
            "You named this day. Nothing else is due before it. That is today. The words: “call back”",
        ),
        (
            record(revisit=Revisit(date(2025, 6, 2))),
            "Look at this case again on 2 June 2025",
            "Nothing else is due, and this is the day that was set.",
        ),
        (
            record(parties="client acme bell"),
            "Make the first call",
            "No call is logged yet. Ask what they see on their side: Acme and Bell.",
        ),
        (
            record(parties="client me"),
            "Say who is in it",
            "No firm is in this case yet. Add the ones that look after a part of it, or log a call with one.",
        ),
        (
            record(call(0, "me"), parties="client me"),
            "Nothing is due: close the case or set a revisit",
            "No promise and no day to look again is open.",
        ),
        (
            record(closing=Closing(CaseState.FIXED, NOW)),
            "Nothing is due: the case is closed",
            "No promise and no day to look again is open.",
        ),
    ],
)
def test_title_and_reason(case, title, reason):
    step = assess(case, NOW).next_steps[0]
    assert step_title(step, case) == title
    assert step_reason(step, case, NOW) == reason


def test_without_a_client_party_the_client_is_still_asked():
    case = replace(record(options=(option(),)), parties=(party("acme"),))
    assert step_title(assess(case, NOW).next_steps[0], case) == "Ask the client to decide"


def test_a_second_consultant_goes_by_name():
    case = replace(record(promised("kim", 8)), parties=(party("me"), replace(party("kim"), role=party("me").role)))
    step = assess(case, NOW).next_steps[0]
    assert step_title(step, case) == "Do what Kim promised"
    assert step_reason(step, case, NOW) == "Kim named 8 May 2025 for this. The words: “call back”"


@pytest.mark.parametrize("words", [step_title, lambda step, case: step_reason(step, case, NOW)])
def test_an_unknown_step_has_no_words(words):
    with pytest.raises(ValueError, match="dance"):
        words(NextStep("z", "dance"), record())
