"""Promises that were tapped: kept as they are, said in the language of the paper, and never "you" to the wrong person."""

from dataclasses import replace

import pytest

from consultant.languages.actions import speaking
from consultant.papers.parting.words import _dates
from consultant.parties.words import Voice
from consultant.promises.forms import quick_promises
from consultant.promises.tapped.words import in_own_words
from consultant.reports.actions import facts_of_file
from consultant.reports.appendix.words import by_when
from consultant.reports.page_one.rules import WIDEST
from consultant.reports.standing.words import late_promise
from consultant.reports.to_come.words import steps
from tests.reports.reading import FILES, case

DSL = next(path for path in FILES if path.stem == "dsl")


def facts_with(what, words=None):
    """Of a case in which everything that was promised is this."""
    record = case(DSL)
    calls = (replace(call, promises=tuple(replace(one, what=what, due_words=words) for one in call.promises)) for call in record.calls)
    return facts_of_file(replace(record, calls=tuple(calls)))


def said(facts):
    """All that papers make of the promise."""
    voice = Voice.on_paper(facts.record.parties)
    due = next(due for due in facts.promised if due.due_end)
    yield late_promise(due, facts.day, voice)
    yield from (line.text for line in _dates(facts, voice, WIDEST))
    yield from (step.what for step in steps(facts, voice)[0])


@pytest.mark.parametrize(("kept", "english", "spanish"), [
    ("call back", "call back", "devolver la llamada"), ("write to you", "answer in writing", "responder por escrito")])  # fmt: skip
def test_a_tapped_promise_is_said_in_the_language_of_the_paper(babel_app, kept, english, spanish):
    facts = facts_with(kept, words="3 to 4 weeks")
    assert sum(english in text for text in said(facts)) > 2 and not any("to you" in text or "“" in text for text in list(said(facts))[:1])
    with speaking("es"):
        assert sum(spanish in text for text in said(facts)) > 2
        assert not any(kept in text or english in text for text in said(facts))
        assert "“3 a 4 semanas”" in by_when(facts.promised[0].promise)
    typed = facts_with("send a new modem")
    with speaking("es"):
        assert "“send a new modem”" in next(said(typed))


def test_no_phrase_to_tap_says_i_or_you(babel_app):
    for words, shown in (pair for pairs in quick_promises().values() for pair in pairs):
        assert not {"you", "me", "i", "us"} & set(words.split()) and shown.casefold() == words.casefold() == in_own_words(words).casefold()
