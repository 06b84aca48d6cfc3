"""Standoffs in a graph so dense that the list of its loops is cut."""

from itertools import permutations

from consultant.blame.rules import LOOPS_LISTED, blame
from consultant.standoffs.rules import standoffs
from tests.factories import blames, call, record

DENSE = "abcdefghijk"
ON_THE_LINE = " ".join(DENSE)


def found(*calls):
    one = record(*calls, parties=f"client me x y {ON_THE_LINE}")
    told = blame(one.calls, one.parties)
    assert len(told.loops.listed) == LOOPS_LISTED and told.loops.more
    return [(set(s.firms), len(s.calls)) for s in standoffs(told, one.calls, one.parties)]


def test_two_whose_loop_is_not_listed_are_a_standoff_too():
    circle = call(0, "a", *(blames(by, about) for by, about in permutations(DENSE, 2)))
    pair = call(1, "x", blames("x", "y"), blames("y", "x"))
    with_client = call(2, "x", blames("x", "client"), blames("client", "x"))
    assert found(circle, pair, with_client) == [(set(DENSE), 0), ({"x", "y"}, 0)]
    assert found(circle, pair, call(3, "x y")) == [(set(DENSE), 0), ({"x", "y"}, 1)]
