"""When a case is looked at again."""

from datetime import date

import pytest

from consultant.cases.actions import case_numbered
from consultant.revisit.actions import set_revisit
from consultant.revisit.rules import Revisit
from consultant.revisit.words import revisit_words
from tests.cases.desk import ODD, errors, open_case, record, shown, text_of, work
from tests.conftest import on_one_database

PAGE = "/cases/1/revisit"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"look_on": "2031-03-01"}, Revisit(date(2031, 3, 1))),
        ({"look_when": ODD}, Revisit(None, ODD)),
        ({"look_on": "9999-12-31", "look_when": "They move house"}, Revisit(date(9999, 12, 31), "They move house")),
        ({"look_never": "y", "look_reason": "They moved away."}, Revisit(never=True, reason="They moved away.")),
    ],
)
def test_what_is_set_is_stored_and_shown_again(app, owner, client, case, typed, stored):
    client.post(PAGE, data={"look_on": "2030-01-01"})
    assert client.post(PAGE, data=typed).headers["Location"] == "/cases/1?open=revisit#revisit-row"
    assert record(app, owner).revisit == stored
    page = client.get(PAGE)
    assert {name: shown(page, name) for name in typed} == typed
    assert client.get("/cases/1").status_code == 200


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "look_on"),
        ({"look_on": "0000-01-01"}, "look_on"),
        ({"look_on": "2031-02-30"}, "look_on"),
        ({"look_on": "2025-02-28"}, "look_on"),
        ({"look_when": "x" * 201}, "look_when"),
        ({"look_never": "y"}, "look_reason"),
        ({"look_never": "y", "look_reason": "x", "look_when": "x"}, "look_never"),
        ({"look_on": "2031-03-01", "look_reason": "x"}, "look_never"),
    ],
)
def test_an_error_stands_at_its_field_and_all_that_was_typed_stays(app, owner, client, case, typed, field):
    page = client.post(PAGE, data=typed)
    assert list(errors(page)) == [field]
    assert {name: shown(page, name) for name in typed} == typed
    assert record(app, owner).revisit is None


def test_a_trigger_of_none_is_a_never_to_confirm(app, owner, client, case):
    work(app, owner, lambda: set_revisit(case_numbered(1), Revisit(trigger="none: it was sold")))
    page = client.get(PAGE)
    assert (shown(page, "look_never"), shown(page, "look_when"), shown(page, "look_reason")) == ("y", "", "none: it was sold")


def test_unknown_and_foreign_cases(app, owner, stranger, client):
    open_case(app, stranger)
    assert client.get(PAGE).status_code == client.post(PAGE, data={"look_on": "2031-03-01"}).status_code == 404
    assert record(app, stranger).revisit is None


def test_a_reason_for_never_stays_in_the_practice_but_shows_on_the_case(client, case):
    client.post(PAGE, data={"look_never": "y", "look_reason": "They moved away."})
    words = text_of(client.get("/cases/1"), "#revisit")
    assert "Never, on purpose" in words
    assert "They moved away." in words


@pytest.mark.parametrize(
    ("revisit", "words"),
    [
        (None, "Not decided yet"),
        (Revisit(date(2025, 3, 1)), "1 March 2025"),
        (Revisit(trigger="First cold day"), "When: “First cold day”"),
        (Revisit(date(2025, 3, 1), "they move"), "1 March 2025 · When: “they move”"),
        (Revisit(), "Never, on purpose"),
    ],
)
def test_words(babel_app, revisit, words):
    assert revisit_words(revisit) == words
