"""Everything that holds for a case at a moment, computed from its record alone."""

from dataclasses import dataclass, replace
from datetime import datetime

from consultant.blame.rules import Blame, blame
from consultant.calls.rules import Call, standing_log
from consultant.cases.rules import CaseRecord
from consultant.clocks.rules import Clocks, clocks, stop_line_of
from consultant.clocks.stop_line.rules import StopLine
from consultant.next_steps.rules import NextStep, next_steps
from consultant.promises.rules import DuePromise, open_promises, overdue
from consultant.troubleshooting.best.rules import RankedTest, best_tests
from consultant.troubleshooting.findings.rules import Finding, contradicted, findings
from consultant.troubleshooting.telling.rules import telling


@dataclass(frozen=True)
class Assessment:
    record: CaseRecord  # its tests contradict what their results tell about parts, too
    now: datetime
    log: tuple[Call, ...]  # corrections applied, withdrawn entries left out, in order
    blame: Blame
    open_promises: tuple[DuePromise, ...]  # not kept, not replaced, not dropped; earliest due first, undated last
    overdue: tuple[DuePromise, ...]
    clocks: Clocks
    next_steps: tuple[NextStep, ...]  # never empty; the first is *the* next step
    best_tests: tuple[RankedTest, ...]  # the untried ones, best first
    findings: tuple[Finding, ...]  # tests that were done, against what stands
    stop_line: StopLine | None  # None for a closed case, while most of the agreed unpaid time is left, or none was agreed

    @property
    def contradicted(self) -> dict[str, Finding]:
        """The newest finding against each standing statement, by the statement's row."""
        return contradicted(self.findings)


def assess(record: CaseRecord, now: datetime) -> Assessment:
    """All of domain.md's rules 1-11 for this record at this moment. Pure: the same record and moment, the same answer."""
    log = standing_log(record.calls)
    blamed = blame(log, record.parties)
    promised = open_promises(log, now)
    late = overdue(promised)
    record = replace(record, tests=telling(record.tests, record.parts, blamed.standing))
    best, found = best_tests(record.tests, blamed.standing), findings(record.tests, blamed)
    line = stop_line_of(record)
    return Assessment(
        record=record,
        now=now,
        log=log,
        blame=blamed,
        open_promises=promised,
        overdue=late,
        clocks=clocks(record, log, promised, now),
        next_steps=next_steps(record, blamed, promised, late, log, best, found, line),
        best_tests=best,
        findings=found,
        stop_line=line,
    )
