"""Loops that hold two or more firms, and whether a call has brought them together (domain.md rules 9d and 9f)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consultant.blame.rules import Blame, Said
from consultant.calls.rules import Call
from consultant.evidence.rules import Pair
from consultant.parties.rules import Party


@dataclass(frozen=True)
class Standoff:
    """Firms that share a loop, or loops that share a firm. `edges` are the blame in them, in the order in which it was
    said; `calls` the conference calls since each loop formed, newest of each, and empty when there was none."""

    firms: tuple[str, ...]
    edges: tuple[Said, ...]
    calls: tuple[Call, ...]


def standoffs(blame: Blame, log: tuple[Call, ...], parties: tuple[Party, ...]) -> tuple[Standoff, ...]:
    """Those that no call has brought together come apart from those that outlived such a call; oldest words first."""
    firms = {party.id for party in parties if party.is_outside}
    conferences = [call for call in reversed(log) if call.reached and len(firms.intersection(call.parties)) > 1]
    edges = {s.pair: s for s in blame.edges}
    found = [s for loop in blame.loops.listed if (s := _standoff(loop, edges, firms, conferences))]
    found += [s for loop in _unlisted(edges, found, firms) if (s := _standoff(loop, edges, firms, conferences))]
    groups = (*_merged([s for s in found if not s.calls], blame), *_merged([s for s in found if s.calls], blame))
    place = {s.row: i for i, s in enumerate(blame.edges)}
    return tuple(sorted(groups, key=lambda standoff: place[standoff.edges[0].row]))


def _unlisted(edges: dict[Pair, Said], found: list[Standoff], firms: set[str]) -> Iterator[tuple[str, str]]:
    """Where the list of loops was cut: a loop of two for each firm that is in no standoff of a listed one."""
    held = {firm for standoff in found for firm in standoff.firms}
    for by, about in edges:
        if {by, about} <= firms and Pair(about, by) in edges and not {by, about} <= held:
            held |= {by, about}
            yield by, about


def _standoff(loop: tuple[str, ...], edges: dict[Pair, Said], firms: set[str], conferences: list[Call]) -> Standoff | None:
    """A loop forms when the last of its edges begins to be said without a break; a call at that moment counts."""
    inside = tuple(party for party in loop if party in firms)
    if len(inside) < 2:
        return None
    around = tuple(edges[pair] for pair in map(Pair, loop, loop[1:] + loop[:1]))
    formed = max(s.since for s in around)
    calls = (c for c in conferences if c.at >= formed and len(set(inside).intersection(c.parties)) > 1)
    return Standoff(inside, around, tuple(call for call in [next(calls, None)] if call))


def _merged(found: Iterable[Standoff], blame: Blame) -> list[Standoff]:
    """One standoff for loops that share a firm: nobody is to be called twice about the same circle."""
    groups: list[list[Standoff]] = []
    for new in found:
        touching = [group for group in groups if any(set(new.firms) & set(other.firms) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([*(other for group in touching for other in group), new])
    return [_union(group, blame) for group in groups]


def _union(group: list[Standoff], blame: Blame) -> Standoff:
    rows = {s.row for standoff in group for s in standoff.edges}
    firms = {firm for standoff in group for firm in standoff.firms}
    edges = tuple(s for s in blame.edges if s.row in rows)
    calls = {call.row: call for standoff in group for call in standoff.calls}
    return Standoff(
        firms=tuple(dict.fromkeys(s.pair.by for s in edges if s.pair.by in firms)),
        edges=edges,
        calls=tuple(sorted(calls.values(), key=lambda call: call.at)),
    )
