"""Advice on saving: the few things in a text that matter most, with the names of its case left alone."""

from consultant.cases.actions import case_numbered, record_of
from consultant.plain_language.findings.rules import Finding
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import accusations, check

MOST = 3  # lines, for who only wanted to save
WORTH_IT = ("L01", "L06b", "L13", "L16")  # beside the errors
ENGLISH = "en"


def found_on_saving(texts: list[str], number: int | None, quoted: bool) -> list[Finding]:
    """The worst first. `number`: of the case that the texts are of; `quoted`: somebody else said them."""
    names, language = _names(number)
    words = word_list(language)
    look = accusations if quoted else check
    found = [one for text in texts for one in look(text, words, names) if quoted or one.blocks or one.rule in WORTH_IT]
    return sorted(found, key=lambda one: not one.blocks)[:MOST]


def _names(number: int | None) -> tuple[tuple[str, ...], str]:
    """Of everybody in the case, and the language of its client's papers."""
    if number is None:
        return (), ENGLISH
    record = record_of(case_numbered(number))
    names = (record.client.name, *(name for party in record.parties for name in (party.name, party.called)))
    return names, (record.client.language or ENGLISH).split("-")[0]
