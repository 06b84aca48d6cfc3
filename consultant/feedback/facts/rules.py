"""Which entry of a case a client means who says that a fact is wrong: as best as can be known from their words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consultant.calls.rules import Call, newest
from consultant.cases.rules import CaseRecord
from consultant.matching.rules import folded

MOST_LIKELY = 3
SHORT = 3  # letters; a word that is no longer tells nothing, unless it is a number
WORD = re.compile(r"\w+")


class Stands(StrEnum):
    """What a fact is an entry of."""

    CASE = "case"
    CALL = "call"
    PARTY = "party"
    OPTION = "option"
    TEST = "test"
    PROOF = "proof"
    BASELINE = "baseline"


@dataclass(frozen=True)
class Fact:
    """`text` is all that stands there; `what` names it for the consultant; `key` is its row, or a party's id."""

    stands: Stands
    text: str
    what: str = ""
    key: int | str | None = None
    day: date | None = None


def facts_in(record: CaseRecord) -> Iterator[Fact]:
    yield Fact(Stands.CASE, " ".join(filter(None, (record.title, record.problem, record.worked_before))))
    yield from (_entry(call, newest(call), record) for call in record.calls if not (call.withdrawn or newest(call).withdrawn))
    for party in record.parties:
        texts = (party.name, party.short_name, party.account_number)
        yield Fact(Stands.PARTY, " ".join(filter(None, texts)), party.name, party.id)
    for option in record.options:
        texts = (option.what, option.cost, option.time, option.good_side, option.bad_side, option.undo)
        yield Fact(Stands.OPTION, " ".join(filter(None, texts)), option.what, option.id)
    for test in record.tests:
        yield Fact(Stands.TEST, f"{test.what} {test.result or ''}", test.what, test.id)
    for proof in record.evidence:
        yield Fact(Stands.PROOF, f"{proof.what} {proof.text or ''}", proof.what, proof.id)
    for item in record.baseline:
        yield Fact(Stands.BASELINE, " ".join(filter(None, (item.item, item.checked_how, item.stopgap))), item.item)


def _entry(first: Call, call: Call, record: CaseRecord) -> Fact:
    """As it stands; its row is that of its first version."""
    names = [record.party(id).name for id in call.parties]
    said = [call.said, *(one.because for one in call.statements), *(one.part for one in call.statements)]
    texts = [*said, *names, *(promise.what for promise in call.promises), call.reference, call.spoke_to]
    return Fact(Stands.CALL, " ".join(filter(None, texts)), ", ".join(names), first.id, call.at.date())


def likely(said: str, record: CaseRecord) -> tuple[Fact, ...]:
    """The few entries that share most words with what the client wrote; a word that stands in many of them tells less."""
    found = [(fact, _words(fact.text)) for fact in facts_in(record)]
    often = Counter(word for _fact, words in found for word in words)
    wrote = _words(said)
    weighed = [(sum(1 / often[word] for word in words & wrote), fact) for fact, words in found]
    best = sorted((one for one in weighed if one[0]), key=lambda one: -one[0])
    return tuple(fact for _weight, fact in best[:MOST_LIKELY])


def _words(text: str) -> set[str]:
    return {word for word in WORD.findall(folded(text)) if len(word) > SHORT or word.isdigit()}
