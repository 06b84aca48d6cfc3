"""Everything that holds for a case at a moment, computed from its record alone."""

from dataclasses import dataclass
from datetime import datetime

from consultant.blame.rules import Blame, blame
from consultant.calls.rules import Call, standing_log
from consultant.cases.rules import CaseRecord
from consultant.clocks.rules import Clocks, clocks
from consultant.next_steps.rules import NextStep, next_steps
from consultant.promises.rules import DuePromise, open_promises, overdue


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
    log = standing_log(record.calls)
    blamed = blame(log, record.parties)
    promised = open_promises(log, now)
    late = overdue(promised)
    return Assessment(
        record=record,
        now=now,
        log=log,
        blame=blamed,
        open_promises=promised,
        overdue=late,
        clocks=clocks(record, log, promised, now),
        next_steps=next_steps(record, blamed, promised, late, log),
    )
