"""The playbooks that are built in, and what is refused in one."""

import re
import tomllib
from copy import deepcopy

import pytest

from consultant.blame.rules import Said
from consultant.calls.rules import Stance
from consultant.casefile.keys.rules import CaseFileError
from consultant.parties.rules import Part, Role
from consultant.playbooks.actions import built_in
from consultant.playbooks.rules import read_playbook, write_playbook
from consultant.troubleshooting.telling.rules import telling
from tests.factories import MONDAY, call, said

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


EVERY = {"internet-line", "email-and-domain", "phone-system", "card-payments", "printer-or-device", "web-site-or-shop",
         "software-against-hardware", "building-trades"}  # fmt: skip


def test_there_is_one_for_each_kind_of_trouble():
    assert set(built_in()) == EVERY


@each
def test_each_test_can_speak_against_somebody_and_every_firm_can_be_cleared(book):
    """With one party for each role, and what was said about each."""
    parts = tuple(Part(part.name, part.keeper) for part in book.parts)
    keepers = {part.keeper for part in book.parts if part.keeper}
    heard = [_said(stance, about) for stance in (Stance.BLAMES, Stance.DENIES) for about in sorted(keepers)]
    told = telling(book.tests, parts, heard)
    assert [test.what for test in told if not any(result.contradicts for result in test.results)] == []
    contradicted = {pair for test in told for result in test.results for pair in result.contradicts}
    assert {one.pair.about for one in heard if one.pair in contradicted and one.at_fault} == keepers
    assert sum(one.pair in contradicted for one in heard if not one.at_fault) >= 2


@pytest.mark.parametrize(
    ("key", "result", "left", "cleared"),
    [
        ("internet-line", "The signal stays, but the provider turns the sign-in down", "Modem or router", "Line to the house"),
        ("email-and-domain", "It arrives when sent from the web page", "Internet at the office", "Mailboxes and mail server"),
        ("email-and-domain", "It arrives at some and not at others", "Mailboxes and mail server", "Mail program and devices"),
        ("printer-or-device", "It works from the other computer", "Program that uses the device", "Network or cable to the device"),
        ("printer-or-device", "It works from the plain program", "Program that uses the device", "Computer and its system"),
    ],
)
def test_a_result_leaves_open_what_it_cannot_clear(key, result, left, cleared):
    (found,) = [one for test in built_in()[key].tests for one in test.results if one.result == result]
    assert left in found.faulty and cleared in found.fine


def prose(book):
    """All that a client may read, by where it stands."""
    yield "summary", book.summary
    yield from ((word.term, word.means) for word in book.words)
    for test in book.tests:
        yield from ((test.what, text) for result in test.results for text in (result.result, result.means))
        yield test.what, test.what
    for item in book.baseline:
        yield from ((item.item, text) for text in (item.item, item.checked_how))
    yield from (("questions", question) for question in book.questions)


ACCUSES = re.compile(r"(?i)\b(lied|lies|refus\w*|blam\w*|ignor\w*|excuse\w*|claim\w*|den(y|ies|ied)|incompeten\w*|neglig\w*|your fault)\b")
TALKS_DOWN = re.compile(r"(?i)\b(simply|obviously|of course|just click|user error|as everyone knows|you should have|etc)\b")
LONGEST = 26  # words of a sentence


@each
def test_is_in_plain_english(book):
    for where, text in prose(book):
        assert not ACCUSES.search(text) and not TALKS_DOWN.search(text), where
        for sentence in re.split(r"(?<=[.!?:])\s+", text):
            assert len(sentence.split()) <= LONGEST, sentence
        assert not re.search(r"\b(and/or|\(s\)|will be)\b", text), where


def _said(stance: Stance, about: str) -> Said:
    """Of a firm that is in no playbook."""
    by = about if stance == Stance.DENIES else "another"
    one = said(by, stance, about)
    return Said(one, call(0, by, one), "calls[0].claims[0]", MONDAY)
