"""Everything that holds for a case at a moment, computed from its record alone."""

from dataclasses import dataclass
from datetime import datetime

from consultant.blame.rules import Blame
from consultant.calls.rules import Call
from consultant.cases.rules import CaseRecord
from consultant.clocks.rules import Clocks
from consultant.next_steps.rules import NextStep
from consultant.promises.rules import DuePromise


@dataclass(frozen=True)
class Assessment:
    record: CaseRecord
    now: datetime
    log: tuple[Call, ...]  # corrections applied, withdrawn entries left out, in order
    blame: Blame
    open_promises: tuple[DuePromise, ...]  # not kept, not replaced, not dropped; earliest due first, undated last
    overdue: tuple[DuePromise, ...]
    clocks: Clocks
    next_steps: tuple[NextStep, ...]  # never empty; the first is *the* next step
    best_tests: tuple = ()  # domain.md rule 10, later


def assess(record: CaseRecord, now: datetime) -> Assessment:
    """All of domain.md's rules 1-9 for this record at this moment. Pure: the same record and moment, the same answer."""
    raise NotImplementedError
