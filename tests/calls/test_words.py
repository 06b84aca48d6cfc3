"""Statements and calls in words: the consultant is "you", and what was passed on says so."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from consultant.calls import words
from consultant.calls.rules import Cause, Channel, Misfit, Outcome, Stance, Statement, misfit, parties_in, renamed
from consultant.parties.words import Voice
from consultant.promises.rules import Promise
from tests.factories import call, party, said

VOICE = Voice.on_screen(tuple(map(party, ("client", "me", "acme", "bell"))))

SENTENCES = [
    (said("acme", Stance.BLAMES, "bell"), "Acme points to Bell."),
    (said("me", Stance.BLAMES, "bell"), "You point to Bell."),
    (said("acme", Stance.CLEARS, "bell"), "Acme says it is not Bell."),
    (said("me", Stance.CLEARS, "bell"), "You say it is not Bell."),
    (said("acme", Stance.DENIES), "Acme says it is not on their side."),
    (said("me", Stance.DENIES), "You say it is not on your side."),
    (said("acme", Stance.ACCEPTS), "Acme says it is on their side."),
    (said("me", Stance.ACCEPTS), "You say it is on your side."),
    (Statement("acme", None, Stance.UNKNOWN), "Acme does not know where it is."),
    (Statement("me", None, Stance.UNKNOWN), "You do not know where it is."),
    (said("acme", Stance.UNKNOWN, "bell"), "Acme does not know if it is Bell."),
    (said("me", Stance.UNKNOWN, "bell"), "You do not know if it is Bell."),
    (said("acme", Stance.BLAMES, "me", relayed_by="client"), "Acme points to you. Passed on by Client."),
]


@pytest.mark.parametrize(("statement", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_a_statement(babel_app, statement, sentence):
    assert words.statement(statement, VOICE) == sentence


def test_each_word_of_the_log_has_its_words(babel_app):
    for name, kind in (("channel", Channel), ("outcome", Outcome), ("stance", Stance)):
        told = [getattr(words, name)(member) for member in kind]
        assert len(set(told)) == len(kind)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"minutes": 0}, "length not noted"),
        ({"minutes": 1, "paid": False}, "1 minute · unpaid"),
        ({"minutes": 1, "paid": False, "cause": Cause.VENDOR}, "1 minute · unpaid: because of a firm"),
        ({"minutes": 65, "hold_minutes": 10, "spoke_to": "desk", "paid": True}, "1 hour 5 minutes, 10 minutes on hold · desk · paid"),
    ],
)
def test_what_a_call_took(babel_app, more, sentence):
    assert words.details(call(0, "acme", **more)) == sentence


def test_who_was_on_the_line(babel_app):
    assert words.title(call(0, "acme bell"), VOICE) == "Acme and Bell"
    assert words.title(call(0, "acme", channel=Channel.VISIT), VOICE) == "Acme · Visit"


def test_whose_clocks(babel_app):
    assert words.zone(datetime(2025, 1, 1, tzinfo=ZoneInfo("America/New_York"))) == "New York time"
    assert words.zone(datetime.fromisoformat("2025-01-01T00:00+09:00")) == "UTC+09:00"


@pytest.mark.parametrize("row", ["calls[3]", "calls[3].corrections[0]", "calls[3].corrections[0].promises[2]"])
def test_all_rows_of_an_entry_lead_to_it(row):
    assert words.entry_id(row) == "calls-3"


@pytest.mark.parametrize(
    ("statement", "odd"),
    [
        (said("acme", Stance.BLAMES, "bell"), None),
        (said("acme", Stance.BLAMES), Misfit.ITSELF),
        (said("acme", Stance.CLEARS), Misfit.ITSELF),
        (Statement("acme", None, Stance.BLAMES), Misfit.NOBODY),
        (Statement("acme", None, Stance.UNKNOWN), None),
        (said("acme", Stance.UNKNOWN, "bell"), None),
        (said("acme", Stance.ACCEPTS), None),
        (said("acme", Stance.DENIES, "bell"), Misfit.OTHER),
        (said("acme", Stance.BLAMES, "bell", relayed_by="acme"), Misfit.RELAYED),
    ],
)
def test_what_cannot_be_meant(statement, odd):
    assert misfit(statement) == odd


def test_everyone_in_a_call_goes_by_the_new_id():
    told = call(0, "acme bell", said("acme", Stance.BLAMES, "core", relayed_by="bell"), Promise("acme", "look"))
    assert parties_in(told) == {"acme", "bell", "core"}
    new = renamed(told, {"acme": "a", "core": "c", "bell": "a"})
    assert new.parties == ("a",)
    assert new.statements == (said("a", Stance.BLAMES, "c", relayed_by="a"),)
    assert new.promises == (replace(told.promises[0], by="a"),)
    assert (new.said, new.at) == (told.said, told.at)


def test_an_entry_on_utc_says_so(babel_app):
    assert words.zone(datetime(2025, 1, 1, tzinfo=UTC)) == "UTC"
