"""Reads what a track record rests on: of the calls that name one organization only what counts, however many others there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from consultant.calls import rules as calls
from consultant.calls.actions import is_standing
from consultant.calls.models import Call, CallParty, Statement
from consultant.cases.models import Case
from consultant.cases.rules import CaseState
from consultant.database import db
from consultant.matching.rules import is_named
from consultant.organizations.actions import organizations
from consultant.organizations.models import Organization
from consultant.organizations.track_record.rules import Past, TrackRecord, track_record
from consultant.parties.models import Party
from consultant.promises.models import Promise
from consultant.promises.rules import Promise as Promised

SAID = (Statement.stance, Statement.about_id, Statement.relayed_by_id)
PROMISED = (Promise.position, Promise.what, Promise.due, Promise.kept, Promise.replaces, Promise.dropped)


def track_record_of(organization_id: int, now: datetime) -> TrackRecord:
    """Of one organization in all cases of the practice, as of `now`, which is aware."""
    return track_record(_pasts(organization_id, now))


def track_records_in(text: str, now: datetime) -> list[tuple[Organization, TrackRecord]]:
    """Of the organizations that a text names, such as an option."""
    return [(firm, track_record_of(firm.id, now)) for firm in organizations() if is_named(firm.name, text)]


def _pasts(organization_id: int, now: datetime) -> list[Past]:
    query = db.select(Party.id, Party.key, Case.number, Case.state, Case.closed_at, Case.restored_at, Case.fixed_by)
    query = query.join(Case, Case.id == Party.case_id).filter(Party.organization_id == organization_id)
    logs = _logs(organization_id)
    return [
        Past(
            case=found.number,
            party=str(found.id),
            log=logs.get(found.id, ()),
            until=found.closed_at or now,
            fixed_at=(found.restored_at or found.closed_at) if found.state == CaseState.FIXED and found.fixed_by == found.key else None,
        )
        for found in db.session.execute(query)
    ]


def _logs(organization_id: int) -> dict[int, tuple[calls.Call, ...]]:
    """Of each of its parties the calls that count and name it, without their words."""
    entries: dict[tuple[int, int], calls.Call] = {}
    order: dict[tuple[int, int], tuple[Any, ...]] = {}
    for field, of, party, columns in (
        ("parties", CallParty, CallParty.party_id, ()),
        ("statements", Statement, Statement.by_id, SAID),
        ("promises", Promise, Promise.by_id, PROMISED),
    ):
        for (party_id, call_id), rows in _found(organization_id, of, party, columns).items():
            place = party_id, call_id
            entries[place] = replace(entries.get(place) or _call(rows[0]), **{field: _held(field, str(party_id), rows)})
            order[place] = rows[0].started_at, rows[0].corrects_id or call_id
    logs: dict[int, list[calls.Call]] = defaultdict(list)
    for place in sorted(entries, key=lambda place: order[place]):
        logs[place[0]].append(entries[place])
    return {party_id: tuple(log) for party_id, log in logs.items()}


def _found(organization_id: int, of: Any, party: Any, columns: Iterable[Any]) -> dict[tuple[int, int], list[Row[Any]]]:
    """By party and call, in their order."""
    query = db.select(
        Party.id.label("party_id"), Call.id.label("call_id"), Call.corrects_id, Call.started_at, Call.at, Call.zone, Call.channel,
        Call.minutes, Call.hold_minutes, *columns,
    )  # fmt: skip
    query = query.join(of, of.call_id == Call.id).join(Party, db.and_(Party.id == party, Party.case_id == of.case_id))
    query = query.filter(Party.organization_id == organization_id, *is_standing(Call)).order_by(of.position)
    found = defaultdict(list)
    for row in db.session.execute(query):
        found[row.party_id, row.call_id].append(row)
    return found


def _call(row: Row[Any]) -> calls.Call:
    at = row.at.astimezone(ZoneInfo(row.zone)) if row.zone else row.at
    return calls.Call(at, (), row.channel, row.minutes, row.hold_minutes, said="")


def _held(field: str, party: str, rows: list[Row[Any]]) -> tuple[Any, ...]:
    """What the call holds of this party. A promise says by its place which one it moves: here by its place among these."""
    if field == "parties":
        return (party,)
    if field == "statements":
        return tuple(
            calls.Statement(party, _id(row.about_id), row.stance, relayed_by=_id(row.relayed_by_id)) for row in rows
        )
    places = {row.position: place for place, row in enumerate(rows)}
    return tuple(
        Promised(party, row.what, row.due, row.kept, replaces=places.get(row.replaces), dropped=row.dropped) for row in rows
    )


def _id(party_id: int | None) -> str | None:
    return None if party_id is None else str(party_id)
