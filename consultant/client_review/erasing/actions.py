"""Erase what is known of somebody who is no longer a client: everything, but for invoices as long as they have to be kept."""

from collections import defaultdict
from datetime import date

from consultant.accounts.models import Practice
from consultant.audit.actions import forget, note
from consultant.audit.rules import Act
from consultant.cases.models import Case
from consultant.cases.rules import CaseState
from consultant.client_review.erasing.rules import Leaving, Rule, bill_is_kept, is_due
from consultant.client_review.money.models import Invoice, Payment
from consultant.clients.actions import client
from consultant.clients.models import Client
from consultant.database import by_name, change_row, db, erase_rows, rows_below
from consultant.evidence.files.actions import look_later_at_files_of
from consultant.organizations.actions import firms_only_in, forget_unknown
from consultant.organizations.models import Organization

KEPT = (Invoice.__tablename__, Payment.__tablename__)
STAYS = {"name", "kind", "address", "language", "left_on", "erased_on"}  # what an invoice needs of a client
OWN = {"id", "practice_id", "changed_by", "changed_at", "name_folded", "edition", "limits"}


def rule_of(practice: Practice) -> Rule:
    return Rule(practice.keep_months, practice.keep_bills_years)


def leaving() -> list[Leaving]:
    """Everybody who is no longer a client, by name: three queries."""
    found = by_name(db.session.scalars(db.select(Client).filter(Client.left_on.is_not(None))))
    ids = [who.id for who in found]
    bills = defaultdict(list)
    for client_id, day in db.session.execute(db.select(Invoice.client_id, Invoice.on).filter(Invoice.client_id.in_(ids))):
        bills[client_id].append(day)
    still = db.select(Case.client_id, db.func.count(Case.id)).filter(Case.client_id.in_(ids), Case.state == CaseState.OPEN)
    cases = dict(db.session.execute(still.group_by(Case.client_id)).all())
    return [_leaving(who, cases.get(who.id, 0), bills[who.id]) for who in found]


def leaving_client(client_id: int) -> Leaving | None:
    """None for somebody who is still a client. Raises Missing."""
    who = client(client_id)
    return next((one for one in leaving() if one.client == who.id), None)


def _leaving(who: Client, open_cases: int, bills: list[date]) -> Leaving:
    return Leaving(who.id, who.name, who.left_on, who.erased_on, open_cases, tuple(sorted(bills)))


def due(rule: Rule, today: date) -> list[Leaving]:
    return [one for one in leaving() if is_due(one, rule, today)]


def would_go(client_id: int, rule: Rule, today: date) -> dict[str, int]:
    """How many rows of each table."""
    return {table: len(ids) for table, ids in _rows(client_id, _kept_bills(client_id, rule, today)).items()}


def erase(client_id: int, rule: Rule, today: date) -> None:
    """Everything below the client, and the client; while an invoice has to be kept it stays, with the name that is on it.

    Their files go after the commit. What else the directory holds of a firm that only they had goes too, if only its name is known.
    """
    who, kept = client(client_id), _kept_bills(client_id, rule, today)
    if kept:
        empty = {column.key: None for column in Client.__mapper__.column_attrs if column.key not in STAYS | OWN}
        change_row(who, **empty, limits={}, erased_on=today)
    rows = _rows(client_id, kept)  # after the change, which made the words anew that their cases are found by
    firms = firms_only_in(rows.get("cases", []))
    look_later_at_files_of(rows.get("cases", []))
    rows["clients"] = [] if kept else [client_id]
    erase_rows(rows)
    for firm in firms:
        forget_unknown(firm)
    forget({**rows, "clients": [client_id], "organizations": _gone(firms)})
    note(Act.REMOVED, "clients", row_id=client_id)


def _kept_bills(client_id: int, rule: Rule, today: date) -> set[int]:
    bills = db.session.execute(db.select(Invoice.id, Invoice.on).filter_by(client_id=client_id))
    return {id for id, day in bills if bill_is_kept(day, rule, today)}


def _rows(client_id: int, kept: set[int]) -> dict[str, list[int]]:
    """With those invoices, and their payments, that need not be kept."""
    bills = set(db.session.scalars(db.select(Invoice.id).filter_by(client_id=client_id))) - kept
    below = rows_below(KEPT[0], bills)
    return rows_below("clients", [client_id], KEPT) | below | ({KEPT[0]: sorted(bills)} if bills else {})


def _gone(firms: list[int]) -> list[int]:
    there = set(db.session.scalars(db.select(Organization.id).filter(Organization.id.in_(firms))))
    return [firm for firm in firms if firm not in there]
