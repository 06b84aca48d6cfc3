"""The people of a practice: who owns it, and who may still sign in."""

from datetime import datetime

from consultant.accounts.actions import end_sessions_of
from consultant.accounts.models import Consultant
from consultant.database import change_row, db, one_row


class LastOwner(ValueError):
    """Nobody would be left who owns the practice; nothing was changed."""


def person_of(consultant_id: int) -> Consultant:
    """Raises Missing when the practice has nobody under this id."""
    return one_row(Consultant, id=consultant_id)


def set_owner(person: Consultant, is_owner: bool) -> None:
    """Raises LastOwner."""
    change_row(person, is_owner=is_owner)
    _check_owners()


def switch_off(person: Consultant, *, at: datetime) -> None:
    """They cannot sign in, and wherever they are signed in they are not any more. Their name stays in the log. Raises LastOwner."""
    change_row(person, off_since=person.off_since or at)
    end_sessions_of(person)
    _check_owners()


def switch_on(person: Consultant) -> None:
    """They can sign in again, with the password they had."""
    change_row(person, off_since=None)


def _check_owners() -> None:
    """After the write, which lets nobody else write meanwhile: of two owners who remove each other, one stays."""
    owners = db.select(db.func.count(Consultant.id)).filter_by(is_owner=True, off_since=None)
    if not db.session.scalar(owners):
        db.session.rollback()
        raise LastOwner
