"""Advice on saving: the few things in a text that matter most, with the names of its case left alone."""

from consultant.cases.actions import case_numbered
from consultant.parties.actions import parties_of
from consultant.plain_language.findings.rules import Finding
from consultant.plain_language.lists.actions import word_list
from consultant.plain_language.rules import accusations, check

MOST = 3  # lines, for who only wanted to save
WORTH_IT = ("L01", "L06b", "L13", "L16")  # beside the errors
ENGLISH = "en"


def found_on_saving(texts: list[str], number: int | None, quoted: bool) -> list[Finding]:
    """All of them, the worst first. `number`: of the case that the texts are of; `quoted`: somebody else said them."""
    names, language = _names(number)
    words = word_list(language)
    look = accusations if quoted else check
    found = [one for text in texts for one in look(text, words, names) if quoted or one.blocks or one.rule in WORTH_IT]
    return sorted(found, key=lambda one: not one.blocks)


def worst_on_saving(texts: list[str], number: int | None, quoted: bool) -> list[Finding]:
    return found_on_saving(texts, number, quoted)[:MOST]


def _names(number: int | None) -> tuple[tuple[str, ...], str]:
    """Of everybody in the case, and the language of its client's papers."""
    if number is None:
        return (), ENGLISH
    case = case_numbered(number)  # not all of it: whoever saves a call waits for this
    names = (case.client.name, *(name for party in parties_of(case.id) for name in (party.name, party.called)))
    return names, (case.client.language or ENGLISH).split("-")[0]
