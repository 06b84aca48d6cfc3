"""Plain words for technical ones: printed for those that a report really uses."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from flask_babel import gettext as _

from consultant.reports.rules import ReportFacts

Pairs = tuple[tuple[str, str], ...]  # words and what they mean


def glossary(texts: Iterable[str], more: Pairs = ()) -> Pairs:
    """Each technical word of these texts with what it means, by the alphabet; `more` words come first where both know one."""
    known = {term.lower() for term, _means in more}
    return used(texts, (*more, *((term, means) for term, means in _meanings().items() if term.lower() not in known)))


def used(texts: Iterable[str], words: Iterable[tuple[str, str]]) -> Pairs:
    """Those that stand in these texts, with or without their accents."""
    text = _bare("\n".join(texts))
    found = ((term, means) for term, means in words if re.search(rf"(?<!\w){re.escape(_bare(term))}(?:e?s)?(?!\w)", text, re.IGNORECASE))
    return tuple(sorted(found, key=lambda pair: pair[0].lower()))


def explaining(facts: ReportFacts, words: Iterable[tuple[str, str]]) -> ReportFacts:
    """The same facts with those of these words (each with its meaning) that stand in them."""
    return replace(facts, words=used(explainable(facts), words))


def explainable(facts: ReportFacts) -> Iterator[str]:
    """The words that others chose, in which a technical one can stand."""
    record = facts.record
    yield from (record.title, record.problem, record.worked_before or "")
    yield from (part.name for part in record.parts)
    yield from (f"{item.item} {item.stopgap or ''}" for item in record.baseline)
    yield from (test.what for test in record.tests)
    yield from (f"{proof.what} {proof.text or ''}" for proof in record.evidence)
    yield from (f"{option.what} {option.good_side or ''} {option.bad_side or ''}" for option in record.options)
    for call in facts.assessment.log:
        yield call.said
        yield from (said.because for said in call.statements)


def _bare(text: str) -> str:
    """Without accents: who writes "modem" means a módem."""
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _meanings() -> dict[str, str]:
    """The words are searched as they are written here, with or without an s (es). A word that also means something else in
    plain English (driver, port, server) is not among them."""
    return {
        _("ADSL"): _("fast internet over a phone line."),
        _("bandwidth"): _("how much a line can carry at once."),
        _("browser"): _("the program that shows web pages."),
        _("credit file"): _("a record of what a person owes and pays. Lenders read it."),
        _("dial-up"): _("slow internet that uses a normal phone line."),
        _("DNS"): _("the address book of the internet."),
        _("DSL"): _("fast internet over a phone line."),
        _("firewall"): _("a box or program that guards a network."),
        _("firmware"): _("the program inside a device."),
        _("modem"): _("the box that joins a home or office to the internet."),
        _("point-of-sale"): _("the till, and what belongs to it."),
        _("provider"): _("the firm that sells a service, such as internet."),
        _("roll-back"): _("to go back to the way it was before a change."),
        _("router"): _("the box that shares the internet between devices."),
        _("thermostat"): _("the switch on the wall that sets how warm it gets."),
        _("VPN"): _("a private way through the internet."),
        _("Wi-Fi"): _("internet without a cable."),
    }
