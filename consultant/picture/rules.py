"""Who points to whom, as a picture: which parties are drawn, in which order, and the number of each arrow."""

from collections.abc import Mapping
from dataclasses import dataclass

from consultant.assessment.rules import Assessment
from consultant.blame.rules import Said

MOST_DRAWN = 6


@dataclass(frozen=True)
class Box:
    """One party. A pill is the client or the consultant; silent: asked, and no call reached anybody."""

    id: str
    label: str
    pill: bool = False
    silent: bool = False


@dataclass(frozen=True)
class Arrow:
    """`by` told that the cause is with `about`; `number` is its row under "Who says what"."""

    by: str
    about: str
    number: int
    relayed: bool = False
    loop: bool = False
    tested: bool = False  # the result of a test contradicts it


@dataclass(frozen=True)
class Picture:
    """Boxes clockwise from the top left; arrows by number."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    @property
    def as_list(self) -> bool:
        """Too many boxes to draw: the page lists the arrows instead."""
        return len(self.boxes) > MOST_DRAWN


def numbered(assessment: Assessment) -> dict[str, int]:
    """The number of each blame edge by its row, in the order in which they were said; the report's table counts the same."""
    return {said.row: number for number, said in enumerate(assessment.blame.edges, 1)}


def picture(assessment: Assessment, names: Mapping[str, str]) -> Picture | None:
    """What is drawn; None when no arrow stands or fewer than two boxes and pills would.

    `names` maps party ids to labels: screen and paper differ in them ("You" on paper).
    """
    edges = assessment.blame.edges
    touched = {id for said in edges for id in (said.statement.by, said.statement.about)}
    silent = _asked_in_vain(assessment)
    outside = {party.id: party.is_outside for party in assessment.record.parties}
    drawn = [id for id in _order(assessment) if id in touched or (outside[id] and id in silent)]
    if not edges or len(drawn) < 2:
        return None
    boxes = tuple(Box(id, names[id], pill=not outside[id], silent=id in silent) for id in drawn)
    numbers, looped, tested = numbered(assessment), _in_loops(edges), assessment.contradicted
    arrows = (
        Arrow(*said.pair, numbers[said.row], bool(said.second_hand), loop=said.row in looped, tested=said.row in tested)
        for said in edges
    )
    return Picture(boxes, tuple(arrows))


def _asked_in_vain(assessment: Assessment) -> set[str]:
    called = {id for call in assessment.log for id in call.parties}
    reached = {id for call in assessment.log if call.reached for id in call.parties}
    return called - reached


def _in_loops(edges: tuple[Said, ...]) -> set[str]:
    """Rows of the edges that lie on some blame loop: those whose target leads back to where they start.

    Not read from the listed loops: of a dense graph only the first are listed.
    """
    blamed: dict[str, set[str]] = {}
    for said in edges:
        blamed.setdefault(said.statement.by, set()).add(said.statement.about)
    return {said.row for said in edges if said.statement.by in _reachable(said.statement.about, blamed)}


def _reachable(start: str, blamed: dict[str, set[str]]) -> set[str]:
    seen, waiting = set(), [start]
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            waiting.extend(blamed.get(id, ()))
    return seen


def _order(assessment: Assessment) -> list[str]:
    """All parties: the shortest loop from the one contacted first, then by first contact, then as recorded."""
    met = [id for call in assessment.log for id in call.parties] + [party.id for party in assessment.record.parties]
    rank = {id: place for place, id in enumerate(dict.fromkeys(met))}
    begun = [_begun_at_first(loop, rank) for loop in assessment.blame.loops.listed]
    shortest = min(begun, key=lambda loop: (len(loop), [rank[id] for id in loop]), default=())
    return [*shortest, *(id for id in rank if id not in shortest)]


def _begun_at_first(loop: tuple[str, ...], rank: dict[str, int]) -> tuple[str, ...]:
    start = loop.index(min(loop, key=lambda id: rank[id]))
    return loop[start:] + loop[:start]
