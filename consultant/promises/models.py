"""Promises, each in the call in which it was made."""

from datetime import date, datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, When, as_rule, db, owned
from consultant.parties.models import Keys
from consultant.promises import rules


class Promise(Owned, db.Model):
    __tablename__ = "promises"
    __table_args__ = owned(case_id="cases", call_id="calls", by_id="parties")

    case_id: Mapped[int] = mapped_column(index=True)
    call_id: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    by_id: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    due: Mapped[date | datetime | None] = mapped_column(When)
    due_from: Mapped[date | datetime | None] = mapped_column(When)
    due_words: Mapped[str | None] = mapped_column(Text)
    kept: Mapped[bool | None]
    kept_on: Mapped[date | None]
    replaces: Mapped[int | None]  # position in the same call
    moved_because: Mapped[str | None] = mapped_column(Text)
    dropped: Mapped[str | None] = mapped_column(Text)

    def to_rule(self, keys: Keys) -> rules.Promise:
        return as_rule(self, rules.Promise, by=keys[self.by_id])
