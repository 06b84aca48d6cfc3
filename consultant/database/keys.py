"""One-time keys of pages: what is sent twice is added once."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database.rows import add_row
from consultant.database.scope import Owned, owned
from consultant.database.session import db


class UsedKey(Owned, db.Model):
    """The one-time key of a page that added something, with a digest of what was typed there."""

    __tablename__ = "used_keys"
    __table_args__ = owned(UniqueConstraint("practice_id", "key"))
    is_noted = False

    key: Mapped[str] = mapped_column(String(64))
    answers: Mapped[str] = mapped_column(String(64))


def used_with(key: str) -> str | None:
    """The answers with which a key was used up; None for a fresh one."""
    found = db.session.scalars(db.select(UsedKey).filter_by(key=key)).one_or_none()
    return found and found.answers


def use_key(key: str, answers: str) -> str | None:
    """Use a key up, as the first write of a request. None, or what `used_with` says when another request was quicker.

    Whoever writes first lets the others wait (`begin_writing`), and all that is read from here on is what they left.
    """
    try:
        add_row(UsedKey(key=key, answers=answers))
    except IntegrityError:
        db.session.rollback()
        return used_with(key)
    db.session.expire_all()
    return None


def forget_used_keys(before: datetime) -> None:
    """Keys of pages that nobody can still have open, in every practice."""
    db.session.execute(UsedKey.__table__.delete().where(UsedKey.__table__.c.changed_at < before))
