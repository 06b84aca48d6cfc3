"""Tries at passwords and at signing up. They come before any practice is known, so they belong to none."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from consultant.accounts.tries import rules
from consultant.database import Instant, Word, as_rule, db


class Try(db.Model):
    """Account and address are digests: a password typed into the wrong field must not lie here."""

    __tablename__ = "tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    door: Mapped[rules.Door] = mapped_column(Word(rules.Door))
    account: Mapped[str | None] = mapped_column(String(64), index=True)
    address: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    good: Mapped[bool] = mapped_column(default=False)

    def to_rule(self) -> rules.Try:
        return as_rule(self, rules.Try)
