"""A practice's own entries of who takes complaints."""

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, as_rule, db, owned
from consultant.papers.schemes import rules


class Scheme(Owned, db.Model):
    """Stands in place of the one that is built in under the same key, or beside them."""

    __tablename__ = "schemes"
    __table_args__ = owned(UniqueConstraint("practice_id", "key"))

    key: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(Text)
    wait_days: Mapped[int | None]
    how: Mapped[str] = mapped_column(Text)
    web: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[date | None]

    def to_rule(self) -> rules.Scheme:
        return as_rule(self, rules.Scheme, is_own=True)
