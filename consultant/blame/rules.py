"""Who blames whom: standing statements, edges, loops, contradictions (domain.md rules 1-6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import islice

from consultant.calls.rules import Call, Stance, Statement
from consultant.evidence.rules import Pair
from consultant.loops.rules import shortest_loops
from consultant.parties.rules import Party

LOOPS_LISTED = 50
AT_FAULT = frozenset({Stance.BLAMES, Stance.ACCEPTS})
NOT_AT_FAULT = frozenset({Stance.DENIES, Stance.CLEARS})


@dataclass(frozen=True)
class Said:
    """A statement with the call that holds it; `row` is its path in the case file, "calls[3].claims[0]".

    `second_hand` is who passed it on: as recorded, or the first party on the call when the firm said to have
    said it was not on it. `since` is when this party began to say so without a break.
    """

    statement: Statement
    call: Call
    row: str
    since: datetime
    second_hand: str | None = None

    @cached_property
    def pair(self) -> Pair:
        return Pair(self.statement.by, self.statement.about or "")

    @property
    def is_edge(self) -> bool:
        """Rule 2: one party blames another."""
        return self.statement.stance == Stance.BLAMES and self.statement.by != self.statement.about

    @property
    def at_fault(self) -> bool | None:
        """Whether it puts the fault with the party it is about; None when it takes no side."""
        if self.statement.stance in AT_FAULT:
            return True
        return False if self.statement.stance in NOT_AT_FAULT else None


@dataclass(frozen=True)
class Loops:
    """Elementary cycles, each begun at its smallest id, shortest first then by name; `more` when the list was cut."""

    listed: tuple[tuple[str, ...], ...] = ()
    more: bool = False


@dataclass(frozen=True)
class Contradiction:
    """Two standing statements by different parties about the same party that do not fit."""

    first: Said  # blames or accepts
    second: Said  # denies or clears


@dataclass(frozen=True)
class Reversal:
    """A party against its own earlier words about the same party."""

    before: Said
    after: Said


@dataclass(frozen=True)
class Blame:
    standing: tuple[Said, ...]  # in the order in which they were said
    edges: tuple[Said, ...]  # those that are blame edges
    loops: Loops
    loops_ever: Loops
    contradictions: tuple[Contradiction, ...]
    reversals: tuple[Reversal, ...]
    acceptances: tuple[Said, ...]  # of the own fault
    nobody_blames: tuple[str, ...]
    never_asked: tuple[str, ...]

    @property
    def accepted(self) -> tuple[str, ...]:
        """Rule 5: the parties that accept their own fault."""
        return tuple(said.pair.by for said in self.acceptances)


def blame(log: tuple[Call, ...], parties: tuple[Party, ...]) -> Blame:
    """Rules 1-6 over a log as `standing_log` gives it."""
    said = everything_said(log, parties)
    counted = _counted(said)
    standing = _standing(counted)
    edges = tuple(s for s in standing if s.is_edge)
    return Blame(
        standing=standing,
        edges=edges,
        loops=_loops(edges),
        loops_ever=_loops(s for s in said if s.is_edge),
        contradictions=_contradictions(standing),
        reversals=_reversals(counted),
        acceptances=tuple(s for s in standing if s.statement.stance == Stance.ACCEPTS and s.pair.by == s.pair.about),
        nobody_blames=_nobody_blames(edges, parties),
        never_asked=_never_asked(edges, log, parties),
    )


def reversals(log: Iterable[Call]) -> tuple[Reversal, ...]:
    """Rule 4's reversals alone, of a standing log or of as much of it as holds one party's statements."""
    return _reversals(_counted(everything_said(tuple(log), ())))


def by_subject(contradictions: Iterable[Contradiction]) -> dict[str, tuple[Said, ...]]:
    """The statements of these contradictions by the party they are about, each statement once."""
    about: dict[str, dict[str, Said]] = {}
    for c in contradictions:
        about.setdefault(c.first.pair.about, {}).update({c.first.row: c.first, c.second.row: c.second})
    return {party: tuple(said.values()) for party, said in about.items()}


def everything_said(log: tuple[Call, ...], parties: tuple[Party, ...]) -> tuple[Said, ...]:
    """Every statement of the log in order, standing or not."""
    firms = {party.id for party in parties if party.is_outside}
    return tuple(
        Said(s, call, f"{call.row}.claims[{i}]", since=call.at, second_hand=_second_hand(s, call, firms))
        for call in log
        for i, s in enumerate(call.statements)
    )


def _second_hand(statement: Statement, call: Call, firms: set[str]) -> str | None:
    """Client and consultant speak for themselves on a call with somebody else, so only a firm's absence tells."""
    if statement.relayed_by or statement.by not in firms or statement.by in call.parties:
        return statement.relayed_by
    return next(iter(call.parties), None)


def _counted(said: Iterable[Said]) -> tuple[Said, ...]:
    """Rule 1: leaves out hearsay after direct words of the same pair, and what is about nobody.

    Only hearsay that was recorded as such: that somebody else was on the line is no proof that it was relayed.
    """
    direct: set[Pair] = set()
    counted = []
    for s in said:
        if s.statement.about is None or (s.statement.relayed_by and s.pair in direct):
            continue
        if not s.statement.relayed_by:
            direct.add(s.pair)
        counted.append(s)
    return tuple(counted)


def _standing(counted: Iterable[Said]) -> tuple[Said, ...]:
    """Rule 1: the latest statement of each pair."""
    latest: dict[Pair, Said] = {}
    for s in counted:
        before = latest.pop(s.pair, None)  # taken out, so that the new one goes to the end
        if before and before.statement.stance == s.statement.stance:
            s = replace(s, since=before.since)
        latest[s.pair] = s
    return tuple(latest.values())


def _loops(edges: Iterable[Said]) -> Loops:
    found = tuple(islice(shortest_loops(s.pair for s in edges), LOOPS_LISTED + 1))
    return Loops(found[:LOOPS_LISTED], more=len(found) > LOOPS_LISTED)


def _contradictions(standing: tuple[Said, ...]) -> tuple[Contradiction, ...]:
    """Rule 4, in the order in which the first sides were said, then the second.

    The two are by different parties, for each has only one standing statement about another.
    """
    no_fault: dict[str, list[Said]] = {}
    for s in standing:
        if s.at_fault is False:
            no_fault.setdefault(s.pair.about, []).append(s)
    return tuple(
        Contradiction(first, second)
        for first in standing
        if first.at_fault
        for second in no_fault.get(first.pair.about, ())
    )


def _reversals(counted: Iterable[Said]) -> tuple[Reversal, ...]:
    """Rule 4: each change of side, in order; "does not know" takes none and hides no change."""
    sides: dict[Pair, Said] = {}
    found = []
    for s in counted:
        if s.at_fault is None:
            continue
        before = sides.get(s.pair)
        if before and before.at_fault != s.at_fault:
            found.append(Reversal(before, s))
        sides[s.pair] = s
    return tuple(found)


def _nobody_blames(edges: Iterable[Said], parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Rule 6, in the order of the case's parties."""
    blamed = {s.pair.about for s in edges}
    return tuple(party.id for party in parties if party.id not in blamed)


def _never_asked(edges: Iterable[Said], log: tuple[Call, ...], parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Rule 6: blamed firms that no call reached, in the order in which the standing blame was said."""
    reached = {party for call in log if call.reached for party in call.parties}
    firms = {party.id for party in parties if party.is_outside}
    blamed = dict.fromkeys(s.pair.about for s in edges)
    return tuple(party for party in blamed if party in firms - reached)
