"""The playbooks that are built in, and what is refused in one."""

import re
import tomllib
from copy import deepcopy

import pytest

from consultant.casefile.keys.rules import CaseFileError
from consultant.parties.rules import Role
from consultant.playbooks.actions import built_in
from consultant.playbooks.rules import read_playbook, write_playbook

each = pytest.mark.parametrize("book", built_in().values(), ids=lambda book: book.key)


@each
def test_has_enough_of_everything(book):
    assert 5 <= len(book.parts) <= 8
    assert len(book.baseline) >= 5 and all(item.checked_how for item in book.baseline)
    assert len(book.tests) >= 4 and all(test.minutes for test in book.tests)
    assert (len(book.phrases) >= 6, len(book.questions) >= 4, len(book.words) >= 6) == (True, True, True)


@each
def test_each_result_says_what_it_means_and_speaks_of_a_part(book):
    for test in book.tests:
        assert len(test.results) >= 2
        assert len(test.changes) <= 1  # one thing at a time
        for result in test.results:
            assert result.means and (result.faulty or result.fine), result.result


@each
def test_is_written_as_it_is_read(book):
    assert read_playbook(write_playbook(book), book.key) == book


def plain() -> dict:
    return {
        "name": "Boat", "summary": "It sinks.", "phrases": [], "questions": [], "baseline": [], "words": [],
        "parts": [{"name": "Hull", "keeper": "manufacturer"}, {"name": "Plug", "keeper": "client"}],
        "tests": [{"what": "Look", "results": [{"result": "Dry", "fine": ["Hull"]}, {"result": "Wet", "faulty": ["Hull", "Plug"]}]}],
    }  # fmt: skip


def test_a_small_one_is_read():
    book = read_playbook(plain(), "boat")
    assert (book.key, book.parts[0].keeper, book.tests[0].results[1].faulty) == ("boat", Role.MANUFACTURER, ("Hull", "Plug"))


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("parts.0.keeper", "plumber", "parts[0].keeper must be one of: vendor"),
        ("parts.1.name", "hull", "parts[1].name stands above already."),
        ("parts.0.colour", "red", "parts[0].colour is not a key that belongs here."),
        ("name", "", "name must not be empty."),
        ("tests.0.minutes", "ten", "tests[0].minutes must be a whole number."),
        ("tests.0.results.0.fine", ["Mast"], "tests[0].results[0].fine[0] names a part that the playbook does not have."),
        ("tests.0.results.1.fine", ["Plug"], "tests[0].results[1] says of one part that it is faulty and that it is fine."),
        ("tests.0.results.1.result", " DRY ", "tests[0].results[1].result stands above already."),
    ],
)
def test_what_is_wrong_is_named_by_its_path(path, value, message):
    given = deepcopy(plain())
    *way, last = (int(step) if step.isdecimal() else step for step in path.split("."))
    place = given
    for step in way:
        place = place[step]
    place[last] = value
    with pytest.raises(CaseFileError, match="^" + re.escape(message)):
        read_playbook(given, "boat")


def test_a_missing_key_is_named():
    given = tomllib.loads('name = "Boat"')
    with pytest.raises(CaseFileError, match="^summary is missing"):
        read_playbook(given, "boat")
