"""What a file's `expected` must be, worked out from its JSON by another way than the program's."""

from datetime import datetime

import networkx


def rotated(loop):
    start = loop.index(min(loop))
    return tuple(loop[start:] + loop[:start])


def _loops(edges):
    return {rotated(loop) for loop in networkx.simple_cycles(networkx.DiGraph(sorted(edges))) if len(loop) > 1}


def _end(due):
    return datetime.fromisoformat(due if "T" in due else f"{due}T23:59:59+00:00")


def expected(case):
    claims = [claim for call in case["calls"] for claim in call["claims"]]
    standing = {(claim["by"], claim["about"]): claim["stance"] for claim in claims}
    edges = {pair for pair, stance in standing.items() if stance == "blames"}
    last = datetime.fromisoformat(case["calls"][-1]["at"])
    due = [p["due"] for call in case["calls"] for p in call["promises"] if p["due"] and p["kept"] is not True]
    against, for_ = {"blames", "accepts fault"}, {"denies own fault", "clears"}
    return {
        "blame_loops": _loops(edges),
        "blame_loops_ever": _loops({(c["by"], c["about"]) for c in claims if c["stance"] == "blames"}),
        "contradictions": {
            frozenset({one, other})
            for one, stance in standing.items()
            for other, reply in standing.items()
            if one[1] == other[1] and one[0] != other[0] and stance in against and reply in for_
        },
        "nobody_blames": {p["id"] for p in case["parties"]} - {about for _, about in edges},
        "overdue": sum(_end(day) < last for day in due),
        "accepted": {by for (by, about), stance in standing.items() if by == about and stance == "accepts fault"},
        "hold": sum(call["hold_minutes"] for call in case["calls"]),
    }


def written(case):
    """The same values from the file's own `expected`."""
    told = case["expected"]
    return {
        "blame_loops": {rotated(loop) for loop in told["blame_loops"]},
        "blame_loops_ever": {rotated(loop) for loop in told["blame_loops_ever"]},
        "contradictions": {frozenset((p["by"], p["about"]) for p in pair) for pair in told["contradictions"]},
        "nobody_blames": set(told["nobody_blames"]),
        "overdue": told["overdue_promises_at_last_call"],
        "accepted": set(told["accepted_responsibility"]),
        "hold": told["total_hold_minutes"],
    }


def printed(assessed):
    """The same values from what `assess --json` prints."""
    return {
        "blame_loops": {rotated(loop) for loop in assessed["blame_loops"]},
        "blame_loops_ever": {rotated(loop) for loop in assessed["blame_loops_ever"]},
        "contradictions": {frozenset((p["by"], p["about"]) for p in pair) for pair in assessed["contradictions"]},
        "nobody_blames": set(assessed["nobody_blames"]),
        "overdue": len(assessed["overdue_promises"]),
        "accepted": set(assessed["accepted_responsibility"]),
        "hold": assessed["total_hold_minutes"],
    }
