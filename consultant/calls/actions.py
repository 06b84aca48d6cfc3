"""The log: read it, add to it, correct it, withdraw from it. What was saved is never changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased, joinedload

from consultant.accounts.models import Consultant
from consultant.calls import rules
from consultant.calls.models import Call, CallParty, Statement
from consultant.cases.models import Case
from consultant.cases.rules import CaseRecord, CaseState
from consultant.database import add_row, as_row, db, one_row, rows_of, rows_with
from consultant.evidence.files.actions import copy_attachments
from consultant.parties.actions import add_named_party, counterpart, ids_of
from consultant.parties.models import Keys
from consultant.parties.models import Party as PartyRow
from consultant.parties.rules import OUR_SIDE, Party, Role
from consultant.promises.actions import add_promises, promises_by_call

RECENT = 6  # parties on the short list


def record_call(
    case_id: int, call: rules.Call, *, zone: str | None = None, corrects: Call | None = None, sequence: int = 0
) -> Call:
    """Log one call with its statements and promises: the only way in.

    `zone` is the IANA name of the zone that `call.at` was noted in, when there is one. With `corrects` the new entry
    takes the place of that entry (or of the one that it corrects itself); both stay. `sequence` is the number that the
    device gave it: it decides between equal starts.
    """
    ids = ids_of(case_id)
    original = corrects and (corrects.corrects_id or corrects.id)
    row = add_row(as_row(Call, call, case_id=case_id, corrects_id=original, started_at=call.at, zone=zone, sequence=sequence))
    for position, party in enumerate(call.parties):
        db.session.add(CallParty(case_id=case_id, call_id=row.id, party_id=ids[party], position=position))
    for position, one in enumerate(call.statements):
        who = {"by_id": ids[one.by], "about_id": ids[one.about], "relayed_by_id": ids[one.relayed_by]}
        db.session.add(as_row(Statement, one, case_id=case_id, call_id=row.id, position=position, **who))
    add_promises(case_id, row.id, call.promises, ids)
    for version in call.corrections:
        record_call(case_id, version, zone=zone, corrects=row)
    if call.withdrawn:
        withdraw_call(row, call.withdrawn)
    db.session.flush()
    return row


def meet_newcomer(case_id: int, call: rules.Call, newcomer: Party | None, looks_after: str) -> tuple[rules.Call, PartyRow | None]:
    """The call with the party that is made for it on the spot, and that party; as it is where it names nobody new."""
    if newcomer is None:
        return call, None
    made = add_named_party(case_id, newcomer.name, newcomer.role, looks_after)
    return rules.renamed(call, {newcomer.id: made.key}), made


def withdraw_call(call: Call, why: rules.Withdrawal) -> None:
    """The entry stays in the log with its reason, and counts no more."""
    call.withdrawn_because, call.withdrawn_at, call.moved_to = why.reason, why.at, why.moved_to
    db.session.flush()


def move_call(call: Call, entry: rules.Call, here: CaseRecord, to: Case, *, reason: str, at: datetime) -> Call:
    """Withdraw `call` here and log `entry`, its newest version, in the case `to`, where each of its parties has a counterpart.

    No total of that case holds its minutes yet, so they count there.
    """
    there = {id: counterpart(to.id, here.party(id)).key for id in sorted(rules.parties_in(entry))}
    withdraw_call(call, rules.Withdrawal(reason, at, to.slug))
    row = record_call(to.id, replace(rules.renamed(entry, there), corrections=(), in_effort=False), zone=call.zone)
    copy_attachments(call.id, to.id, row.id)
    return row


def open_cases() -> list[Case]:
    """Newest first, each with its client."""
    query = db.select(Case).options(joinedload(Case.client)).filter_by(state=CaseState.OPEN)
    return list(db.session.scalars(query.order_by(Case.number.desc())))


def callable_parties() -> tuple[list[tuple[Case, list[PartyRow]]], list[tuple[Case, PartyRow]]]:
    """Whom one can call: each open case with its parties, and over all of them the last called ones, latest first."""
    cases = {case.id: case for case in open_cases()}
    parties = [party for party in rows_of(PartyRow, *cases) if party.role != Role.CONSULTANT]
    called = _last_called(cases)
    recent = sorted((party for party in parties if party.id in called), key=lambda party: called[party.id], reverse=True)
    parties.sort(key=lambda party: party.role in OUR_SIDE)
    by_case = [(case, [party for party in parties if party.case_id == case.id]) for case in cases.values()]
    return by_case, [(cases[party.case_id], party) for party in recent[:RECENT]]


def _last_called(case_ids: Iterable[int]) -> dict[int, datetime]:
    """The latest start of a call with each party of these cases that was ever called."""
    query = db.select(CallParty.party_id, db.func.max(Call.started_at)).join(Call, Call.id == CallParty.call_id)
    query = query.filter(CallParty.case_id.in_(case_ids), Call.withdrawn_because.is_(None))
    return dict(db.session.execute(query.group_by(CallParty.party_id)).all())


def call_of(case_id: int, call_id: int) -> Call:
    """The first version of one entry of this case. Raises Missing when there is none."""
    return one_row(Call, id=call_id, case_id=case_id, corrects_id=None)


def logged_by(case_id: int) -> dict[int, str]:
    """Who logged each version of each entry, by its row; empty while one person alone works in the practice, and nothing of
    what came in with a file. Of a withdrawn one, who withdrew it."""
    people = db.select(db.func.count(Consultant.id)).scalar_subquery()
    query = db.select(Call.id, Consultant.name).join(Consultant, Consultant.id == Call.changed_by)
    return dict(db.session.execute(query.filter(Call.case_id == case_id, people > 1)).all())


def entry_ids(case_id: int) -> list[int]:
    """The rows of the entries' first versions, in the order in which `log_of` lists them."""
    rows = sorted(rows_of(Call, case_id), key=_place)
    return [row.id for row in rows if row.corrects_id is None]


def is_standing(call: Any) -> tuple[ColumnElement[bool], ...]:
    """Conditions for rows of `call` (Call, or an alias of it) that are in the standing log: newest versions that are not withdrawn."""
    first, later = aliased(Call), aliased(Call)
    entry = db.func.coalesce(call.corrects_id, call.id)
    return (
        call.withdrawn_because.is_(None),
        ~db.exists().where(first.id == entry, first.withdrawn_because.is_not(None)),
        # Among the calls of its case; the difference keeps SQLite from walking through every later call of the practice.
        ~db.exists().where(later.case_id == call.case_id, later.corrects_id == entry, later.id - call.id > 0),
    )


def _place(row: Call) -> tuple[datetime, int, int]:
    """Its start, then the device's own order, then arrival (domain.md: the order of the log)."""
    return row.started_at, row.sequence, row.id


def log_of(case_id: int, keys: Keys) -> tuple[rules.Call, ...]:
    """All entries with their corrections, withdrawn ones too, by start and then by arrival."""
    return logs_of([case_id], keys)[case_id]


def logs_of(case_ids: Sequence[int], keys: Keys) -> dict[int, tuple[rules.Call, ...]]:
    """The logs of several cases at once; `keys` must hold the parties of all of them."""
    parties = rows_with(Call, CallParty, CallParty.call_id, *case_ids)
    rows = sorted(parties, key=_place)
    versions = _versions(parties, case_ids, keys)
    later: dict[int, list[int]] = defaultdict(list)
    for id, original in sorted((row.id, row.corrects_id) for row in rows if row.corrects_id):
        later[original].append(id)
    logs: dict[int, list[rules.Call]] = {case_id: [] for case_id in case_ids}
    for row in rows:
        if row.corrects_id is None:
            log = logs[row.case_id]
            place = f"calls[{len(log)}]"
            corrections = (replace(versions[id], row=f"{place}.corrections[{i}]") for i, id in enumerate(later[row.id]))
            log.append(replace(versions[row.id], row=place, corrections=tuple(corrections)))
    return {case_id: tuple(log) for case_id, log in logs.items()}


def _versions(parties: Mapping[Call, Iterable[CallParty]], case_ids: Sequence[int], keys: Keys) -> dict[int, rules.Call]:
    statements: dict[int, list[rules.Statement]] = defaultdict(list)
    for statement in rows_of(Statement, *case_ids):
        statements[statement.call_id].append(statement.to_rule(keys))
    promises = promises_by_call(case_ids, keys)
    return {
        row.id: row.to_rule(
            tuple(keys[one.party_id] for one in with_whom), tuple(statements[row.id]), promises.get(row.id, ())
        )
        for row, with_whom in parties.items()
    }
