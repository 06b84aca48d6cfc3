"""How long, how many minutes, waiting on whom (domain.md rule 8). All durations are timedeltas or whole minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from consultant.calls.rules import Call, standing_log
from consultant.cases.rules import CaseRecord
from consultant.clocks.stop_line.rules import StopLine, stop_line
from consultant.promises.rules import DuePromise


@dataclass(frozen=True)
class PartyClock:
    party: str
    calls: int
    minutes: int
    hold_minutes: int


@dataclass(frozen=True)
class Clocks:
    outage: timedelta | None  # None: not noted
    waiting_on: tuple[str, ...]  # party ids
    waiting_since: datetime | None
    calls: int
    minutes: int
    hold_minutes: int
    per_party: tuple[PartyClock, ...]
    paid_minutes: int
    unpaid_minutes: int


def clocks(record: CaseRecord, log: tuple[Call, ...], open_promises: tuple[DuePromise, ...], now: datetime) -> Clocks:
    """Rule 8. A conference call counts once in the totals and in full for each party on it."""
    waiting_on, waiting_since = _waiting(record, log, open_promises)
    return Clocks(
        outage=_outage(record, now),
        waiting_on=waiting_on,
        waiting_since=waiting_since,
        calls=len(log),
        minutes=sum(call.minutes for call in log),
        hold_minutes=sum(call.hold_minutes for call in log),
        per_party=_per_party(log),
        paid_minutes=_billed(record, log, paid=True),
        unpaid_minutes=_billed(record, log, paid=False),
    )


def stop_line_of(record: CaseRecord) -> StopLine | None:
    """The agreed unpaid time of a case that is open, once most of it is used (rule 11)."""
    return None if record.closing else stop_line(record.agreed_minutes, _billed(record, standing_log(record.calls), paid=False))


def _outage(record: CaseRecord, now: datetime) -> timedelta | None:
    """From the recorded first fault to restored, or to now; never negative when the dates are at odds."""
    if record.fault_since is None:
        return None
    return max((record.restored_at or now) - record.fault_since, timedelta())


def _waiting(record: CaseRecord, log: tuple[Call, ...], open_promises: tuple[DuePromise, ...]) -> tuple[tuple[str, ...], datetime | None]:
    """Whoever has an open promise, our own included, longest wait first; else the firms last reached."""
    promised = sorted(open_promises, key=lambda due: due.said_at)
    if promised:
        return tuple(dict.fromkeys(due.promise.by for due in promised)), promised[0].said_at
    firms = {party.id for party in record.parties if party.is_outside}
    for call in reversed(log):
        on_call = tuple(party for party in call.parties if party in firms)
        if call.reached and on_call:
            return on_call, call.at
    return (), None


def _per_party(log: tuple[Call, ...]) -> tuple[PartyClock, ...]:
    """One for each party of any call, in order of first contact."""
    with_party: dict[str, list[Call]] = {}
    for call in log:
        for party in call.parties:
            with_party.setdefault(party, []).append(call)
    return tuple(
        PartyClock(party, len(calls), sum(c.minutes for c in calls), sum(c.hold_minutes for c in calls))
        for party, calls in with_party.items()
    )


def _billed(record: CaseRecord, log: tuple[Call, ...], paid: bool) -> int:
    """Minutes noted as paid (or as unpaid): the file's total, and the calls and the work that it does not hold already."""
    spent = (*log, *record.work)
    if record.effort is None:
        return sum(one.minutes for one in spent if one.paid is paid)
    total = record.effort.paid_minutes if paid else record.effort.unpaid_minutes
    later = () if record.from_file else (one for one in spent if not one.in_effort)
    return total + sum(one.minutes for one in later if one.paid is paid)
