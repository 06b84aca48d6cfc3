"""Bills, payments and expected work of clients: read, add, change, take out."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Select

from consultant.client_review.history import rules as history
from consultant.client_review.history.rules import Entry, Expected
from consultant.client_review.money.listed.rules import Fate, Line, fates
from consultant.client_review.money.models import ExpectedWork, Invoice, Payment
from consultant.client_review.money.rules import still_open
from consultant.clients.models import Client
from consultant.database import add_row, change_row, db, one_row, remove_row


def invoice_of(client_id: int, invoice_id: int) -> Invoice:
    """Raises Missing."""
    return one_row(Invoice, id=invoice_id, client_id=client_id)


def expected_of(client_id: int, expected_id: int) -> ExpectedWork:
    """Raises Missing."""
    return one_row(ExpectedWork, id=expected_id, client_id=client_id)


def invoices_of(*client_ids: int) -> dict[Invoice, history.Invoice]:
    """All of these clients, newest first, each with its payments as the rules take it: one query, however many."""
    query = _of(Invoice, client_ids).add_columns(Payment).outerjoin(Payment, Payment.invoice_id == Invoice.id)
    paid: dict[Invoice, list[history.Payment]] = {}
    for row, payment in db.session.execute(query.order_by(Payment.on, Payment.id)):
        paid.setdefault(row, []).extend([payment.to_rule()] if payment else [])
    return {row: row.to_rule(tuple(payments)) for row, payments in paid.items()}


def expected_work_of(client_id: int) -> dict[ExpectedWork, Expected]:
    """All estimates for this client, newest first."""
    return {row: row.to_rule() for row in db.session.scalars(_of(ExpectedWork, [client_id]))}


def _of(model: Any, client_ids: Collection[int]) -> Select[Any]:
    return db.select(model).filter(model.client_id.in_(client_ids)).order_by(model.on.desc(), model.id.desc())


def money_of(*client_ids: int) -> dict[int, list[Entry]]:
    """Bills and estimates for a review, by client, in one query. A `row` is "invoices/CLIENT/ID" or "expected/CLIENT/ID"."""
    rows: dict[tuple[Any, ...], list[history.Payment]] = {}
    for *facts, paid_on, paid, came, is_guess in db.session.execute(_bills_and_guesses(), {"clients": client_ids}):
        rows.setdefault((*facts, came, is_guess), []).extend([history.Payment(paid_on, paid)] if paid_on else [])
    found: dict[int, list[Entry]] = {id: [] for id in client_ids}
    for facts, payments in rows.items():
        found[facts[0]].append(_entry(*facts, tuple(sorted(payments, key=lambda one: one.on))))
    return found


@cache
def _bills_and_guesses() -> CompoundSelect[Any]:
    """Made once: to make it takes longer than the database takes to answer it for one client."""
    bills = db.select(*(getattr(Invoice, name) for name in OF_BOTH), Invoice.due, Invoice.written_off, Invoice.disputed_on, Invoice.dispute)
    bills = bills.add_columns(Payment.on, Payment.amount, db.null(), db.false()).outerjoin(Payment, Payment.invoice_id == Invoice.id)
    guesses = db.select(*(getattr(ExpectedWork, name) for name in OF_BOTH), ExpectedWork.by, *[db.null()] * 5, ExpectedWork.came, db.true())
    these = db.bindparam("clients", expanding=True)
    return db.union_all(bills.filter(Invoice.client_id.in_(these)), guesses.filter(ExpectedWork.client_id.in_(these)))


OF_BOTH = ("client_id", "id", "on", "amount", "currency")


def _entry(who, id, on, amount, currency, by, written_off, disputed_on, dispute, came, is_guess, payments) -> Entry:
    if is_guess:
        return Expected(on, by, amount, currency, came, row=f"expected/{who}/{id}")
    lost = written_off or Decimal(0)
    return history.Invoice(on, by, amount, currency, payments, lost, disputed_on, dispute, row=f"invoices/{who}/{id}")


def has_money(client_id: int) -> bool:
    """Whether a bill or an estimate rests on this client."""
    return any(db.session.scalars(_of(model, [client_id]).limit(1)).first() for model in (Invoice, ExpectedWork))


def billed_clients() -> list[tuple[int, str]]:
    """Ids and names of the clients with bills, by name."""
    query = db.select(Client.id, Client.name).filter(Client.id.in_(db.select(Invoice.client_id))).order_by(Client.name_folded, Client.id)
    return [tuple(row) for row in db.session.execute(query)]


def all_clients() -> tuple[tuple[int, str], ...]:
    """Ids and names."""
    return tuple(tuple(row) for row in db.session.execute(db.select(Client.id, Client.name).order_by(Client.id)))


def add_invoice(client_id: int, payments: Iterable[history.Payment] = (), **facts: object) -> Invoice:
    """`facts` are columns of the invoice."""
    row = add_row(Invoice(client_id=client_id, **facts))
    _set_payments(row, payments)
    return row


def change_invoice(row: Invoice, payments: Iterable[history.Payment], **facts: object) -> None:
    change_row(row, **facts)
    _set_payments(row, payments)


def payments_of(row: Invoice) -> list[Payment]:
    """In order of their days."""
    return list(db.session.scalars(db.select(Payment).filter_by(invoice_id=row.id).order_by(Payment.on, Payment.id)))


def _set_payments(row: Invoice, payments: Iterable[history.Payment]) -> None:
    """A payment that stays keeps its row, so that the list of changes says what was changed and no more."""
    wanted, stored = list(payments), payments_of(row)
    for now, payment in zip(stored, wanted, strict=False):
        change_row(now, on=payment.on, amount=payment.amount)
    for payment in wanted[len(stored) :]:
        add_row(Payment(invoice_id=row.id, on=payment.on, amount=payment.amount))
    for surplus in stored[len(wanted) :]:
        remove_row(surplus)


def remove_invoice(row: Invoice) -> None:
    """With its payments: for one that was noted by mistake."""
    _set_payments(row, ())
    remove_row(row)


def add_expected(client_id: int, **facts: object) -> ExpectedWork:
    """`facts` are columns of the estimate."""
    return add_row(ExpectedWork(client_id=client_id, **facts))


def bring_in(lines: Sequence[Line]) -> dict[Fate, list[int]]:
    """Store a list that is right in every line: what became of which. What is in already stays once."""
    bills = invoices_of(*{line.client_id for line in lines})
    stored = {_same(row): still_open(bill, date.max) for row, bill in bills.items()}
    found = list(fates(lines, stored))
    invoices = {_same(row): row for row in bills} | {line.same: _new(line) for line, fate, _came in found if fate == Fate.NEW}
    db.session.add_all(invoices.values())
    db.session.flush()
    db.session.add_all(Payment(invoice_id=invoices[line.same].id, on=line.paid_on, amount=came) for line, _fate, came in found if came)
    db.session.flush()
    return {one: [line.line for line, fate, _came in found if fate == one] for one in Fate}


def _new(line: Line) -> Invoice:
    return Invoice(client_id=line.client_id, on=line.on, due=line.due, amount=line.amount, currency=line.currency)


def _same(row: Invoice) -> tuple[int, object, Decimal, str]:
    """The twin of `Line.same`."""
    return row.client_id, row.on, row.amount, row.currency
