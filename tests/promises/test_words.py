"""When a promise is due and what became of it, in words."""

from datetime import UTC, date, datetime

import pytest

from consultant.parties.words import Voice
from consultant.promises import words
from consultant.promises.rules import Promise, open_promises
from tests.factories import call, numbered, party

DAY = date(2025, 5, 7)
VOICE = Voice.on_screen((party("me"), party("acme")))


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        ({}, "no day given"),
        ({"due": DAY}, "by Wednesday 7 May 2025"),
        ({"due_words": "as soon as possible"}, "no day could be read in “as soon as possible”"),
        ({"due": DAY, "due_words": "within 48 hours"}, "by Wednesday 7 May 2025 (“within 48 hours”)"),
        ({"due": datetime(2025, 5, 7, 14, 30, tzinfo=UTC)}, "by Wednesday 7 May 2025 at 14:30"),
        ({"due": DAY, "due_from": date(2025, 5, 5)}, "between Monday 5 May 2025 and Wednesday 7 May 2025"),
        (
            {"due": DAY, "due_from": date(2025, 5, 5), "due_words": "early next week"},
            "between Monday 5 May 2025 and Wednesday 7 May 2025 (“early next week”)",
        ),
    ],
)
def test_by_when(babel_app, due, sentence):
    assert words.by_when(Promise("acme", "look", **due)) == sentence


def test_what_was_understood(babel_app):
    assert words.understood(Promise("me", "look", DAY), VOICE) == "You: look, by Wednesday 7 May 2025"


@pytest.mark.parametrize(
    ("now", "firm", "client"),
    [
        (datetime(2025, 5, 7, 12, tzinfo=UTC), "Wed 7 May 2025", "Wed 7 May 2025"),
        (datetime(2025, 5, 8, 12, tzinfo=UTC), "1 day late", "Wed 7 May 2025"),
        (datetime(2025, 5, 10, 12, tzinfo=UTC), "3 days late", "Wed 7 May 2025"),
    ],
)
def test_how_late_and_the_client_never(babel_app, now, firm, client):
    (due,) = open_promises(numbered(call(0, "acme", Promise("acme", "look", DAY))), now)
    assert words.margin(due, is_client=False) == firm
    assert words.margin(due, is_client=True) == client


def test_late_on_its_own_day(babel_app):
    at = datetime(2025, 5, 7, 9, tzinfo=UTC)
    (due,) = open_promises(numbered(call(0, "acme", Promise("acme", "look", at))), at.replace(hour=12))
    assert words.margin(due, is_client=False) == "Late since 9:00 today"


@pytest.mark.parametrize(
    ("facts", "replaced", "sentence"),
    [
        ({}, False, None),
        ({"kept": True, "kept_on": DAY}, False, "kept on Wednesday 7 May 2025"),
        ({"kept": True}, False, "kept"),
        ({"kept": False}, False, "not kept"),
        ({"kept": False}, True, "moved, see the next one"),
        ({"kept": False, "dropped": "came by post"}, False, "no longer waited for: came by post"),
    ],
)
def test_what_became_of_it(babel_app, facts, replaced, sentence):
    assert words.became(Promise("acme", "look", **facts), replaced) == sentence
