from itertools import islice, permutations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from consultant.loops.rules import shortest_loops

NODES = "abcdef"
edges = st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14)


def by_networkx(pairs):
    """All cycles of two or more, each turned to its smallest node."""
    cycles = [tuple(c) for c in networkx.simple_cycles(networkx.DiGraph(list(pairs))) if len(c) > 1]
    turned = [c[c.index(min(c)) :] + c[: c.index(min(c))] for c in cycles]
    return sorted(turned, key=lambda c: (len(c), c))


@given(edges)
def test_finds_what_networkx_finds_in_order(pairs):
    assert list(shortest_loops(pairs)) == by_networkx(pairs)


def test_a_party_that_points_to_itself_is_no_loop():
    assert list(shortest_loops([("a", "a")])) == []


def test_begins_at_the_smallest_and_keeps_the_direction():
    assert list(shortest_loops([("c", "a"), ("a", "b"), ("b", "c")])) == [("a", "b", "c")]


def test_a_complete_graph_of_twelve_answers_with_the_shortest():
    nodes = [f"{n:02}" for n in range(12)]
    first = list(islice(shortest_loops(permutations(nodes, 2)), 67))
    assert len({loop for loop in first if len(loop) == 2}) == 66
    assert first[66] == ("00", "01", "02")


def test_a_dense_graph_full_of_dead_ends_answers_too():
    """Everybody points to those after them; only the last points back."""
    nodes = [f"{n:02}" for n in range(30)]
    pairs = [(a, b) for a in nodes for b in nodes if a < b] + [("29", "00")]
    assert list(islice(shortest_loops(pairs), 30)) == [("00", "29"), *(("00", n, "29") for n in nodes[1:29]), ("00", "01", "02", "29")]
