"""Count tries at passwords and at signing up."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy.sql import Select

from consultant.accounts.tries import rules
from consultant.accounts.tries.models import Try
from consultant.accounts.tries.rules import Door
from consultant.database import add_row, db, keep_now


class TooManyTries(Exception):
    """The next try has to wait that long."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


def knock(door: Door, address: str | None, account: str | None = None, *, at: datetime) -> Try:
    """Count a try before it is made; as a wrong one, until `opened`. Raises TooManyTries, and then it is not counted.

    It is the first write of its request, and kept whatever becomes of the rest: many tries at once do not slip through.
    """
    row = add_row(Try(door=door, account=account and _digest(account), address=_digest(rules.network(address)), at=at))
    of_account = Try.account == row.account if account else db.false()
    query = db.select(Try).filter(Try.door == door, Try.id != row.id, db.or_(Try.address == row.address, of_account)).order_by(Try.id)
    wait = rules.wait((found.to_rule() for found in db.session.scalars(query)), row.account, row.address, at)
    if wait:
        db.session.rollback()
        raise TooManyTries(wait)
    over = db.or_(Try.at <= at - rules.KNOWN, db.and_(~Try.good, Try.at <= at - rules.WINDOW))
    _forget(db.select(Try).filter(over))
    keep_now()
    return row


def opened(row: Try) -> None:
    """The try was right: those before it, of this account from this address, are forgotten."""
    _forget(db.select(Try).filter(Try.door == row.door, Try.account == row.account, Try.address == row.address, Try.id < row.id))
    row.good = True
    db.session.flush()


def forgive(door: Door, account: str) -> None:
    """The wrong tries of this account are forgotten, from wherever they were made."""
    _forget(db.select(Try).filter(Try.door == door, Try.account == _digest(account), ~Try.good))
    db.session.flush()


def _forget(query: Select[tuple[Try]]) -> None:
    for old in db.session.scalars(query):
        db.session.delete(old)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
