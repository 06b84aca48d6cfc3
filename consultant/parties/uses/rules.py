"""Where a case names one of its parties: whoever is named stays in the case."""

from collections.abc import Iterator
from enum import StrEnum

from consultant.calls.rules import Call, parties_in
from consultant.cases.rules import CaseRecord


class Place(StrEnum):
    PARTS = "parts"
    ROADBLOCKS = "roadblocks"
    EVIDENCE = "evidence"
    TESTS = "tests"
    CLOSING = "closing"


def calls_naming(record: CaseRecord, party: str) -> tuple[Call, ...]:
    """Entries of the log that name the party in any version: on the line, in a statement, in a promise."""
    return tuple(call for call in record.calls if any(party in parties_in(version) for version in (call, *call.corrections)))


def places_naming(record: CaseRecord, party: str) -> tuple[Place, ...]:
    """Where else it is named."""
    return tuple(place for place, named in _named(record) if party in named)


def _named(record: CaseRecord) -> Iterator[tuple[Place, set[str | None]]]:
    yield Place.PARTS, {part.party for part in record.parts}
    yield Place.ROADBLOCKS, {roadblock.owner for roadblock in record.roadblocks}
    yield Place.EVIDENCE, {id for proof in record.evidence for pair in (*proof.supports, *proof.contradicts) for id in pair}
    yield Place.TESTS, {id for test in record.tests for result in test.results for pair in result.contradicts for id in pair}
    yield Place.CLOSING, {record.closing.fixed_by} if record.closing else set()
