"""Cases: open, read whole, change, close."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import Any

from cachetools import LRUCache, cached
from sqlalchemy.orm import joinedload

from consultant.baseline.actions import add_baseline_item, baseline_of
from consultant.baseline.rules import BaselineItem
from consultant.calls.actions import log_of
from consultant.cases import rules
from consultant.cases.models import Case
from consultant.clients.actions import client_named
from consultant.clients.models import Client
from consultant.clients.rules import ClientKind
from consultant.clocks.stop_line.rules import agreed_minutes
from consultant.database import add_row, change_row, db, has_changed_cases, one_row
from consultant.evidence.actions import evidence_of
from consultant.feedback.actions import answers_of
from consultant.options.actions import advice_of, options_of
from consultant.parties.actions import add_named_party, key_for, keys_of, parts_of, party_rows
from consultant.parties.rules import Role
from consultant.referrals.actions import referrals_of
from consultant.revisit.actions import revisit_of
from consultant.roadblocks.actions import roadblocks_of
from consultant.troubleshooting.actions import tests_of
from consultant.work.actions import work_on

MOST_KEPT = 10_000  # calls of the cases that are kept in memory, about 2 kB each


def case_numbered(number: int) -> Case:
    """Raises Missing when the practice has no such case."""
    return one_row(Case, joinedload(Case.client), joinedload(Case.revisit), number=number)


def cases_by_id(ids: Iterable[int]) -> dict[int, Case]:
    """The practice's cases of these database ids."""
    return {case.id: case for case in db.session.scalars(db.select(Case).filter(Case.id.in_(ids)))}


def open_case(client_id: int, *, title: str, problem: str, at: datetime, slug: str | None = None, **more: object) -> Case:
    """A new case under the practice's next number. `more` are further columns of the case."""
    last = db.session.scalars(db.select(Case.number).order_by(Case.number.desc()).limit(1)).first()
    return add_row(
        Case(
            client_id=client_id,
            number=(last or 0) + 1,
            slug=slug or key_for(title, set()),
            title=title,
            problem=problem,
            opened_at=at,
            **more,
        )
    )


def take_case(
    who: Client,
    consultant: str,
    *,
    worked: Iterable[BaselineItem] = (),
    parties: Iterable[tuple[str, Role, str | None]] = (),
    **facts: Any,
) -> Case:
    """Open a case after listening: `facts` as for `open_case`, what worked, and who is in it (name, role, looks after).

    The client and the consultant are parties too: they promise, and others point to them.
    """
    case = open_case(who.id, **facts)
    for item in worked:
        add_baseline_item(case.id, item)
    for name, role, looks_after in ((who.name, Role.CLIENT, None), (consultant, Role.CONSULTANT, None), *parties):
        add_named_party(case.id, name, role, looks_after)
    return case


def case_of_call(number: int | None, consultant: str, loose: Mapping[str, str], at: datetime) -> Case:
    """The case with that number; without one, a new one for a call that belongs to no case yet.

    `loose` holds its client, title and problem in words. Raises Missing.
    """
    if number is not None:
        return case_numbered(number)
    who = client_named(loose["client"], ClientKind.OTHER)
    return take_case(who, consultant, title=loose["title"], problem=loose["problem"], at=at)


def change_case(case: Case, **facts: object) -> None:
    """Set columns of a case; what was there before is not kept."""
    change_row(case, **facts)


def record_of(case: Case) -> rules.CaseRecord:
    """The whole case as plain data, for the rules, the paper and the case file; kept until somebody writes into the case."""
    who = case.client
    record = _read(case, who) if has_changed_cases() else _read_once(case, who)
    return replace(record, usual_stop_line=agreed_minutes(who.stop_line, case.practice.stop_line))


def _version_of(case: Case, who: Client) -> tuple[object, ...]:
    """Another one for each state of a case that was ever committed; the times tell one database from another."""
    return case.practice_id, case.id, case.version, case.changed_at, who.id, who.changed_at


def _read(case: Case, who: Client) -> rules.CaseRecord:
    parties = party_rows(case.id)
    keys = keys_of(parties)
    calls = log_of(case.id, keys)
    return rules.CaseRecord(
        slug=case.slug,
        title=case.title,
        client=rules.ClientOfCase(who.name, who.kind, case.needs, case.expects, case.wishes, who.language),
        problem=case.problem,
        worked_before=case.worked_before,
        parties=tuple(party.to_rule() for party in parties),
        parts=parts_of(case.id, keys),
        calls=calls,
        evidence=evidence_of(case.id, keys, calls),
        tests=tests_of(case.id),
        options=options_of(case.id),
        roadblocks=roadblocks_of(case.id, keys),
        baseline=baseline_of(case.id),
        revisit=revisit_of(case),
        advice=advice_of(case.id),
        referrals=referrals_of(case.id),
        feedback=answers_of(case.id),
        work=work_on(case.id),
        effort=case.effort(),
        currency=case.currency,
        fault_since=case.fault_since,
        restored_at=case.restored_at,
        closing=case.closing(),
        as_of=case.as_of,
        stop_line=case.stop_line,
        private_note=case.private_note,
        playbook=case.playbook,
        notes=case.notes,
    )


_read_once = cached(LRUCache(MOST_KEPT, lambda record: 10 + len(record.calls)), _version_of, Lock())(_read)


def usual_stop_line(case: Case) -> int | None:
    """Unpaid minutes that were agreed for all cases of its client, else for all of the practice."""
    return agreed_minutes(case.client.stop_line, case.practice.stop_line)


def agreed_minutes_of(case: Case) -> int | None:
    """Unpaid minutes that were agreed for this case, else as usual; as `CaseRecord.agreed_minutes`, without reading the whole case."""
    return agreed_minutes(case.stop_line, usual_stop_line(case))


def close_case(case: Case, closing: rules.Closing) -> None:
    """Closed as fixed, as not fixable, or handed over."""
    case.state, case.closed_at = closing.state, closing.at
    case.fixed_by, case.fixed_part = closing.fixed_by, closing.fixed_part
    db.session.flush()


def reopen_case(case: Case) -> None:
    case.state, case.closed_at, case.fixed_by, case.fixed_part = rules.CaseState.OPEN, None, None, None
    db.session.flush()
