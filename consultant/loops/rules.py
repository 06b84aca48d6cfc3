"""Elementary cycles of a directed graph, shortest first, found one at a time (domain.md rule 3)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

Path = tuple[str, ...]
Neighbours = dict[str, set[str]]


def shortest_loops(edges: Iterable[tuple[str, str]]) -> Iterator[Path]:
    """Each elementary cycle of two or more, begun at its smallest id, in order of (length, cycle).

    A best-first search: a path waits in the heap under the exact length of the shortest loop that begins with it,
    so each path taken leads to a loop, and stopping early is cheap however dense the graph is.
    """
    after, before = defaultdict(set), defaultdict(set)
    for source, target in edges:
        if source != target:
            after[source].add(target)
            before[target].add(source)
    nodes = after.keys() & before.keys()
    waiting: list[tuple[int, Path, bool]] = [(2, (start,), False) for start in nodes]
    heapify(waiting)
    while waiting:
        length, path, closed = heappop(waiting)
        if closed:
            yield path
            continue
        start, end = path[0], path[-1]
        free = {node for node in nodes if node > start}.difference(path)
        if len(path) > 1 and start in after[end]:
            heappush(waiting, (len(path), path, True))
        for node, steps in _steps_to(start, before, free).items():
            if node in after[end]:
                heappush(waiting, (len(path) + steps, (*path, node), False))


def _steps_to(goal: str, before: Neighbours, free: set[str]) -> dict[str, int]:
    """How many edges lead from each free node to the goal by way of free nodes only; nodes that cannot reach it are left out."""
    found: dict[str, int] = {}
    steps, edge = 0, {goal}
    while edge:
        steps += 1
        edge = set().union(*(before[node] for node in edge)) & free - found.keys()
        found.update(dict.fromkeys(edge, steps))
    return found
