"""Which of all that was said stands in the report's table, and where the parties agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from consultant.blame.rules import Blame, Said, everything_said
from consultant.calls.rules import Call
from consultant.picture.rules import numbered
from consultant.reports.rules import ReportFacts

MOST_ROWS = 6


@dataclass(frozen=True)
class Row:
    """What one party said in one call; `numbers` are those of the picture's arrows."""

    call: Call
    by: str
    said: tuple[Said, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Agreement:
    """Several parties say the same about one party, and nobody the opposite."""

    parties: tuple[str, ...]
    said: Said


def table(facts: ReportFacts) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The six rows that the table shows, in the order in which they were said, and the rest.

    Arrows of the picture come first, for each needs its row; then the newest.
    """
    rows = tuple(_rows(facts))
    ranked = sorted(range(len(rows)), key=lambda place: (bool(rows[place].numbers), place), reverse=True)
    chosen = set(ranked[:MOST_ROWS])
    return (
        tuple(row for place, row in enumerate(rows) if place in chosen),
        tuple(row for place, row in enumerate(rows) if place not in chosen),
    )


def agreements(blame: Blame) -> Iterator[Agreement]:
    """In the order in which each was first said; what only somebody else said that they said counts for none."""
    disputed = {c.first.pair.about for c in blame.contradictions}
    same: dict[tuple[str, bool], list[Said]] = {}
    for said in blame.standing:
        if said.at_fault is not None and not said.second_hand and said.pair.about not in disputed:
            same.setdefault((said.pair.about, said.at_fault), []).append(said)
    for group in same.values():
        if len(group) > 1:
            yield Agreement(tuple(said.pair.by for said in group), group[0])


def _rows(facts: ReportFacts) -> Iterator[Row]:
    numbers = numbered(facts.assessment)
    groups: dict[tuple[str, str], list[Said]] = {}
    for said in everything_said(facts.assessment.log, facts.record.parties):
        groups.setdefault((said.call.row, said.pair.by), []).append(said)
    for (_call, by), group in groups.items():
        yield Row(group[0].call, by, tuple(group), tuple(numbers[said.row] for said in group if said.row in numbers))
