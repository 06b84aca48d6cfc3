"""Names in sentences: a name can hold anything."""

import pytest

from consultant.parties.words import Voice, listed
from tests.factories import party

pytestmark = pytest.mark.usefixtures("babel_app")

PARTIES = (party("client", "Corner shop"), party("me", "Field IT"), party("acme"), party("eon", "e.on"), party("ltd", "Sky & Co."))
SCREEN, PAPER = Voice.on_screen(PARTIES), Voice.on_paper(PARTIES)


def test_on_screen_the_consultant_reads():
    assert [SCREEN.start("me"), SCREEN.subject("me"), SCREEN.object("me")] == ["You", "you", "you"]
    assert SCREEN.start("client") == "Corner shop"


def test_on_paper_the_client_reads_and_the_consultant_speaks():
    assert [PAPER.start("client"), PAPER.subject("client"), PAPER.object("client")] == ["You", "you", "you"]
    assert [PAPER.start("me"), PAPER.subject("me"), PAPER.object("me")] == ["I", "I", "me"]


def test_only_the_first_client_is_you():
    two = Voice.on_paper((*PARTIES, party("other", "The agent", role=PARTIES[0].role)))
    assert two.start("other") == "The agent"


def test_a_short_name_goes_into_sentences():
    assert Voice((party("acme", "Acme Telecommunications", short_name="Acme"),)).start("acme") == "Acme"


@pytest.mark.parametrize(("role", "start"), [("eon", "The firm e.on"), ("client", "The client e.on"), ("me", "The consultant e.on")])
def test_a_small_letter_does_not_start_a_sentence(role, start):
    voice = Voice((party(role, "e.on"),))
    assert voice.start(role) == start
    assert voice.subject(role) == voice.object(role) == "e.on"


@pytest.mark.parametrize("name", ["3", "O2", "日本電信", "Ärzte", "A" * 60, "שלום"])
def test_any_other_name_starts_one_as_it_is(name):
    assert Voice((party("acme", name),)).start("acme") == name


def test_a_full_stop_in_the_name_does_not_make_two():
    assert SCREEN.last("ltd") == "Sky & Co"
    assert SCREEN.lasts(["acme", "ltd"]) == "Acme and Sky & Co"
    assert SCREEN.object("ltd") == "Sky & Co."


@pytest.mark.parametrize(("words", "text"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")])
def test_lists(words, text):
    assert listed(words) == text


def test_lists_name_the_reader_first_and_the_speaker_last():
    assert PAPER.starts(["me", "acme", "client"]) == "You, Acme and I"
    assert PAPER.subjects(["me", "acme", "client"]) == "you, Acme and I"
    assert PAPER.objects(["me", "acme", "client"]) == "you, Acme and me"


def test_firms_are_neither_client_nor_consultant():
    assert PAPER.are_firms(["acme", "eon"])
    assert not PAPER.are_firms(["acme", "client"])
    assert not PAPER.are_firms(["acme", "me"])


def test_a_label_gives_the_name_whoever_reads():
    assert PAPER.name("me") == "Field IT"
