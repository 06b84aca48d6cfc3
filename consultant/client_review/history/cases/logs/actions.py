"""The logs of all cases of some clients: who was on a call, how long it took, what was said about us, and what was promised."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select

from consultant.calls.models import Call, CallParty, Statement
from consultant.calls.rules import Call as Entry
from consultant.calls.rules import Channel, Stance, Withdrawal
from consultant.calls.rules import Statement as Said
from consultant.cases.models import Case
from consultant.database import db
from consultant.parties.models import Party
from consultant.parties.rules import Role
from consultant.promises.models import Promise
from consultant.promises.rules import Promise as Promised

OF_OTHERS = Said("", None, Stance.UNKNOWN)  # a statement that is not about us: it keeps the places of those that are


def logs_of_clients(client_ids: Collection[int]) -> dict[int, tuple[Entry, ...]]:
    """By case, as `calls.actions.logs_of`; a party's id is that of its row. Texts that no history tells are left empty."""
    statements, promises = _statements(client_ids), _promises(client_ids)
    versions: dict[int, list[Row[Any]]] = {}
    for row in db.session.execute(_calls(), {"clients": client_ids}):
        versions.setdefault(row.id, []).append(row)
    later: dict[int, list[int]] = defaultdict(list)
    for id, rows in sorted(versions.items()):
        if rows[0].corrects_id:
            later[rows[0].corrects_id].append(id)
    logs: dict[int, list[Entry]] = defaultdict(list)
    for rows in sorted(versions.values(), key=_place):
        first = rows[0]
        if first.corrects_id is None:
            log = logs[first.case_id]
            place = f"calls[{len(log)}]"
            again = [
                _entry(versions[id], f"{place}.corrections[{i}]", (statements.get(id, ()), promises.get(id, ())))
                for i, id in enumerate(later.get(first.id, ()))
            ]
            log.append(_entry(rows, place, (statements.get(first.id, ()), promises.get(first.id, ())), tuple(again)))
    return {case: tuple(log) for case, log in logs.items()}


# Each query is made once: to make it takes longer than the database takes to answer it for one client.
THESE = Case.client_id.in_(db.bindparam("clients", expanding=True))


@cache
def _calls() -> Select[Any]:
    """A row for each party of each version of each entry."""
    query = db.select(
        Call.id, Call.case_id, Call.corrects_id, Call.started_at, Call.sequence, Call.at, Call.zone, Call.minutes, Call.hold_minutes,
        Call.outcome, Call.paid, Call.cause, Call.withdrawn_because, CallParty.party_id,
    )  # fmt: skip
    return query.join(Case, Case.id == Call.case_id).outerjoin(CallParty, CallParty.call_id == Call.id).filter(THESE)


def _place(rows: list[Row[Any]]) -> tuple[Any, ...]:
    """As the log of a case is sorted."""
    return rows[0].started_at, rows[0].sequence, rows[0].id


def _entry(
    rows: list[Row[Any]], place: str, told: tuple[tuple[Said, ...], tuple[Promised, ...]], again: tuple[Entry, ...] = ()
) -> Entry:
    """One version of an entry; `told` is what was said about us in it, and promised."""
    row = rows[0]
    return Entry(
        at=row.at.astimezone(ZoneInfo(row.zone)) if row.zone else row.at,
        parties=tuple(str(one.party_id) for one in rows if one.party_id),
        channel=Channel.PHONE,
        minutes=row.minutes,
        hold_minutes=row.hold_minutes,
        said="",
        statements=told[0],
        promises=told[1],
        outcome=row.outcome,
        paid=row.paid,
        cause=row.cause,
        corrections=again,
        withdrawn=None if row.withdrawn_because is None else Withdrawal(row.withdrawn_because),
        row=place,
    )


def _statements(client_ids: Collection[int]) -> dict[int, tuple[Said, ...]]:
    """By call, those about us in their places."""
    found: dict[int, dict[int, Said]] = defaultdict(dict)
    for call, position, by, about, stance, because, relayed in db.session.execute(_about_us(), {"clients": client_ids}):
        found[call][position] = Said(str(by), str(about), stance, because, relayed_by=str(relayed) if relayed else None)
    return {call: tuple(said.get(place, OF_OTHERS) for place in range(max(said) + 1)) for call, said in found.items()}


@cache
def _about_us() -> Select[Any]:
    query = db.select(Statement.call_id, Statement.position, Statement.by_id, Statement.about_id, Statement.stance, Statement.because)
    query = query.add_columns(Statement.relayed_by_id).join(Case, Case.id == Statement.case_id)
    return query.join(Party, Party.id == Statement.about_id).filter(Party.role == Role.CONSULTANT, THESE)


def _promises(client_ids: Collection[int]) -> dict[int, tuple[Promised, ...]]:
    """By call. A firm's count as well: one can take the place of another."""
    found: dict[int, list[Promised]] = defaultdict(list)
    for call, by, what, due, kept, replaces, dropped in db.session.execute(_promised(), {"clients": client_ids}):
        found[call].append(Promised(str(by), what, due, kept, replaces=replaces, dropped=dropped))
    return {call: tuple(promised) for call, promised in found.items()}


@cache
def _promised() -> Select[Any]:
    query = db.select(Promise.call_id, Promise.by_id, Promise.what, Promise.due, Promise.kept, Promise.replaces, Promise.dropped)
    return query.join(Case, Case.id == Promise.case_id).filter(THESE).order_by(Promise.position, Promise.id)
