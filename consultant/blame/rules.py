"""Who blames whom: standing statements, edges, loops, contradictions (domain.md rules 1-6)."""

from dataclasses import dataclass
from datetime import datetime

from consultant.calls.rules import Call, Stance, Statement
from consultant.evidence.rules import Pair

LOOPS_LISTED = 50


@dataclass(frozen=True)
class Said:
    """A statement with the call that holds it; `row` is its path in the case file, "calls[3].claims[0]"."""

    statement: Statement
    call: Call
    row: str

    @property
    def pair(self) -> Pair:
        return Pair(self.statement.by, self.statement.about or "")

    @property
    def second_hand(self) -> str | None:
        """Who passed it on: as recorded, or the party on the call when the one said to have said it was not on it."""
        ...


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
    accepted: tuple[str, ...]  # party ids
    nobody_blames: tuple[str, ...]
    never_asked: tuple[str, ...]
