"""The chain of parts from the client's desk outwards: what works, what is disputed, what nobody has checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from consultant.assessment.rules import Assessment
from consultant.blame.rules import Said
from consultant.cases.rules import CaseRecord
from consultant.matching.rules import folded
from consultant.parties.rules import Part
from consultant.troubleshooting.rules import Test

MOST_DRAWN = 7


class Standing(StrEnum):
    """How a part stands; the words are ours, the order is that of a list of them."""

    WORKS = "works"  # a test found it fine, and no words since deny it; or the consultant did, or a proof says so, and nobody denies it
    FAULTY = "faulty"  # a test left only this part
    DISPUTED = "disputed"  # some say that the cause is there, some that it is not
    POINTED_AT = "pointed at"  # somebody says so, and nobody the opposite
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class ChainLink:
    """One part; `party` is None when it is not clear who looks after it."""

    name: str
    party: str | None
    standing: Standing


def chain(assessment: Assessment) -> tuple[ChainLink, ...]:
    """The parts in the order of the record. A test says more than words said before it; the newest one counts."""
    parts = assessment.record.parts
    return tuple(ChainLink(part.name, part.party, _standing(part, assessment)) for part in parts)


def _standing(part: Part, assessment: Assessment) -> Standing:
    is_only = sum(each.party == part.party for each in assessment.record.parts) == 1
    about = [said for said in assessment.blame.standing if _about(part, said, is_only)]
    told = _told(about, assessment.record)
    tested = list(_tested(folded(part.name), assessment.record.tests))
    if not tested:
        return told
    when, found = max(tested, key=lambda one: one[0])
    return told if told != Standing.UNCHECKED and any(_outdates(said, when, found) for said in about) else found


def _told(about: list[Said], record: CaseRecord) -> Standing:
    """By words alone."""
    sides = {said.at_fault for said in about}
    if True in sides:
        return Standing.DISPUTED if False in sides else Standing.POINTED_AT
    return Standing.WORKS if any(_shown_fine(said, record) for said in about) else Standing.UNCHECKED


def _outdates(said: Said, when: date, found: Standing) -> bool:
    """Words against a test's result that are newer than it; one without a day is older than all words."""
    against = when == date.min or said.at_fault == (found == Standing.WORKS)
    return said.at_fault is not None and against and said.call.at.date() > when


def _shown_fine(said: Said, record: CaseRecord) -> bool:
    me = record.consultant
    found = me is not None and said.pair.by == me.id
    proved = any(said.pair in proof.supports for proof in record.evidence)
    denied = any(said.pair in proof.contradicts for proof in record.evidence)
    return said.at_fault is False and not said.second_hand and (found or proved) and not denied


def _tested(name: str, tests: tuple[Test, ...]) -> Iterator[tuple[date, Standing]]:
    for test in tests:
        if test.untried or not test.proved:
            continue
        when = test.done_on.date() if isinstance(test.done_on, datetime) else test.done_on or date.min
        faulty = {folded(each) for each in test.proved.faulty}
        if name in {folded(each) for each in test.proved.fine}:
            yield when, Standing.WORKS
        elif faulty == {name}:
            yield when, Standing.FAULTY


def _about(part: Part, said: Said, is_only: bool) -> bool:
    """A statement without a part is about the only one that its party looks after; of several it says nothing about each."""
    named = said.statement.part
    return part.party is not None and said.pair.about == part.party and (folded(named) == folded(part.name) if named else is_only)
