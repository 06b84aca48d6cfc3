"""The headline, and the picture in words."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from consultant.assessment.rules import assess
from consultant.blame.words import headline, in_words
from consultant.calls.rules import Outcome, Stance
from consultant.cases.rules import CaseState, Closing
from consultant.parties.words import Voice
from consultant.promises.rules import Promise
from tests.factories import MONDAY, blames, call, party, record, said

pytestmark = pytest.mark.usefixtures("babel_app")

NOW = MONDAY + timedelta(days=10)
LATE = date(2025, 5, 8)


def told(*calls, **more):
    return assess(record(*calls, **more), NOW)


def points(*pairs):
    """One call in which these were said: "acme bell" is Acme about Bell."""
    return call(0, "acme bell core client", *(blames(*pair.split()) for pair in pairs))


@pytest.mark.parametrize(
    ("calls", "words"),
    [
        ([], "No calls yet"),
        ([call(0, "acme")], "Nobody points to anybody"),
        ([call(0, "acme", outcome=Outcome.NO_ANSWER)], "Nobody has been reached yet"),
        ([points("acme bell")], "Acme points to Bell"),
        ([points("me client")], "You point to Client"),
        ([points("acme me")], "Acme points to you"),
        ([points("acme core", "bell core")], "Acme and Bell point to Core"),
        ([points("acme bell", "acme core")], "The calls point to Bell and Core"),
        ([points("acme bell", "bell acme")], "Acme and Bell point to each other"),
        ([points("me client", "client me")], "You and Client point to each other"),
        ([points("acme bell", "bell core", "core acme")], "Acme, Bell and Core point to each other in a circle"),
        ([points("acme bell", "bell me", "me acme")], "You, Acme and Bell point to each other in a circle"),
        ([call(0, "acme", said("acme", Stance.ACCEPTS))], "Acme said that the cause is on its side"),
        ([call(0, "acme", said("bell", Stance.ACCEPTS))], "Bell said that the cause is on its side, as relayed by Acme"),
        ([call(0, "acme", blames("bell", "core"))], "Bell points to Core, as relayed by Acme"),
        ([call(0, "acme", said("me", Stance.ACCEPTS))], "You said that the cause is on your side"),
        ([call(0, "acme", said("me", Stance.ACCEPTS), said("acme", Stance.ACCEPTS))], "You and Acme each accept fault"),
        ([points("acme bell", "bell acme"), call(1, "acme", said("acme", Stance.ACCEPTS))], "Acme and Bell point to each other"),
    ],
)
def test_headline(calls, words):
    assert headline(told(*calls)) == words


@pytest.mark.parametrize(
    ("promises", "words"),
    [
        ([Promise("acme", "x", LATE)], "One promise is late"),
        ([Promise("acme", "x", LATE), Promise("me", "x", LATE)], "Both promises are late"),
        ([Promise("acme", "x", LATE), Promise("bell", "x", LATE), Promise("bell", "y")], "2 promises are late"),
        ([Promise("client", "x", LATE)], "Nobody points to anybody"),
    ],
)
def test_headline_counts_late_promises_but_never_the_clients(promises, words):
    assert headline(told(call(0, "acme", *promises))) == words


def test_headline_says_both():
    late = call(1, "acme", Promise("acme", "x", LATE), Promise("bell", "x", LATE))
    assert headline(told(points("acme bell", "bell acme"), late)) == "Acme and Bell point to each other, and both promises are late"


@pytest.mark.parametrize(("other", "who"), [("acme", "5 firms"), ("client", "5 parties")])
def test_headline_counts_a_long_circle(other, who):
    ring = [other, "bell", "core", "delta", "echo"]
    pairs = [f"{a} {b}" for a, b in zip(ring, [*ring[1:], other], strict=True)]
    case = told(points(*pairs), parties="client acme bell core delta echo")
    assert headline(case) == f"{who} point to each other in a circle"


@pytest.mark.parametrize(
    ("closing", "words"),
    [
        (Closing(CaseState.FIXED, NOW, fixed_by="acme"), "Fixed by Acme"),
        (Closing(CaseState.FIXED, NOW, fixed_by="me"), "Fixed by you"),
        (Closing(CaseState.FIXED, NOW), "Fixed"),
        (Closing(CaseState.NOT_FIXABLE, NOW), "Closed: this could not be fixed"),
        (Closing(CaseState.HANDED_OVER, NOW), "Closed: handed over"),
    ],
)
def test_headline_of_a_closed_case(closing, words):
    assert headline(told(points("acme bell", "bell acme"), closing=closing)) == words


def test_in_words_on_screen_and_on_paper():
    case = told(points("acme client", "client me", "me acme"), parties="client me acme bell")
    assert in_words(case, Voice.on_screen(case.record.parties)) == [
        "Acme points to Client.",
        "Client points to you.",
        "You point to Acme.",
        "You, Acme and Client are in a circle: each is waiting for the next.",
        "Nobody points to Bell.",
    ]
    assert in_words(case, Voice.on_paper(case.record.parties)) == [
        "Acme points to you.",
        "You point to me.",
        "I point to Acme.",
        "You, I and Acme are in a circle: each is waiting for the next.",
        "Nobody points to Bell.",
    ]


def test_in_words_says_what_was_relayed_accepted_and_never_asked():
    case = told(call(0, "acme", blames("bell", "core"), said("acme", Stance.ACCEPTS), said("client", Stance.ACCEPTS)))
    assert in_words(case, Voice.on_screen(case.record.parties)) == [
        "Bell points to Core, as relayed by Acme.",
        "Acme said that the cause is on its side.",
        "Client said that the cause is with Client.",
        "Nobody points to Client, you, Acme or Bell.",
        "No call has reached Core yet.",
    ]


def test_in_words_of_two_and_of_several_circles():
    case = told(points("acme bell", "bell acme", "bell core", "core bell"), parties="acme bell core")
    words = in_words(case, Voice.on_screen(case.record.parties))
    assert words[-2:] == ["Acme and Bell are each waiting for the other.", "There is one more circle."]


def test_in_words_of_more_circles_than_are_listed():
    names = [f"p{n}" for n in range(9)]
    crowd = call(0, "p0", *(blames(a, b) for a, b in permutations(names, 2)))
    case = told(crowd, parties=" ".join(names))
    assert "There are more than 50 circles in all." in in_words(case, Voice.on_screen(case.record.parties))


def test_in_words_when_nobody_points_to_anybody():
    case = told(call(0, "acme", said("acme", Stance.ACCEPTS)))
    assert in_words(case, Voice.on_paper(case.record.parties)) == [
        "Nobody points to anybody.",
        "Acme said that the cause is on its side.",
    ]


def test_in_words_counts_many_who_are_left_out():
    case = told(points("acme bell"), parties="client acme bell core delta echo")
    assert "Nobody points to the other 5." in in_words(case, Voice.on_screen(case.record.parties))


@pytest.mark.parametrize("name", ["Sky & Co.", "50% off", "{name}", "%(by)s", "<b>", "e.on", "J", "Smith Brothers"])
def test_any_name_fits_every_sentence(name):
    parties = (party("client"), party("me"), party("acme", name), party("bell", name))
    case = assess(replace(record(points("acme bell", "bell acme", "client acme")), parties=parties), NOW)
    sentences = [headline(case), *in_words(case, Voice.on_screen(parties)), *in_words(case, Voice.on_paper(parties))]
    assert sum(name.removesuffix(".") in words for words in sentences) == 9
    assert not any(".." in words for words in sentences)


def test_a_headline_of_long_names_names_the_first_and_counts_the_others():
    first, second, third = (f"{name}-and-sons-of-the-old-town" for name in ("acme", "bell", "core"))
    around = call(0, first, blames(first, second), blames(second, third), blames(third, first))
    told_of = headline(told(around, parties=f"client me {first} {second} {third}"))
    assert told_of == f"{first.capitalize()} and 2 others point to each other in a circle"
