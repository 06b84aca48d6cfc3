"""The texts of built-in playbooks in a client's paper: in its language, and fit for it."""

from dataclasses import fields, is_dataclass, replace

import pytest
from flask_babel import gettext

from consultant.languages.actions import catalogues, speaking
from consultant.parties.rules import Part
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import accusations, check
from consultant.playbooks.actions import built_in, built_in_texts
from consultant.playbooks.rules import texts_in_papers
from consultant.reports.actions import facts_of_file
from consultant.reports.glossary.words import glossary
from consultant.reports.supplied.actions import in_language
from consultant.reports.words import report
from tests.reports.reading import FILES, case

OURS = list(built_in().values())
EXPLAINED = ("L08", "L10")  # hard words, that the glossary says in plain ones


@pytest.mark.parametrize("language", catalogues())
def test_nothing_that_the_house_supplies_is_found_fault_with(babel_app, language):
    found = []
    with speaking(language):
        for book in OURS:
            words = word_list(language)
            for text in texts_in_papers(book):
                told = gettext(text)
                known = {term.lower() for term, _means in glossary([told], tuple((gettext(w.term), gettext(w.means)) for w in book.words))}
                look = accusations if text in book.phrases else check
                found += [(book.key, one.rule, one.text, told) for one in look(told, words) if not _is_known(one, known)]
    assert found == []


def _is_known(finding, known):
    return finding.rule in EXPLAINED and any(term in finding.text.lower() or finding.text.lower() in term for term in known)


def filled(book):
    """A case with all that the playbook brings, each test done with one of its results; and with what somebody typed."""
    tests = [replace(test, result=test.results[n % len(test.results)].result) for n, test in enumerate(book.tests)]
    typed = replace(book.baseline[0], item="A web page opens on the till")
    return replace(
        case(FILES[0]),
        parts=(*(Part(part.name, None) for part in book.parts), Part("Till in the shed", None)),
        baseline=(*book.baseline, typed),
        tests=tuple(tests),
    )


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("book", OURS, ids=lambda book: book.key)
def test_a_report_says_them_in_the_language_of_the_client(babel_app, book):
    record = filled(book)
    facts = facts_of_file(replace(record, client=replace(record.client, language="es")))
    with speaking("es"):
        said = "\n".join(texts(report(in_language(facts))))
        assert not [text for text in texts_in_papers(book) if f"{text.rstrip('.')}." in said or f"\n{text}\n" in said]
        assert gettext(book.baseline[0].item) in said and gettext(book.tests[0].what) in said and gettext(book.parts[0].name) in said
    assert "A web page opens on the till" in said and "Till in the shed" in said
    assert in_language(facts) is facts


def test_all_of_them_are_known():
    assert all(text in built_in_texts() for book in OURS for text in (book.parts[0].name, book.tests[-1].results[-1].means))
