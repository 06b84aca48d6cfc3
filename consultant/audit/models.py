"""The list of changes. It only grows, and goes with its practice."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.audit.rules import Act
from consultant.database import Owned, Word, db, owned


class Change(Owned, db.Model):
    """Who and when are `changed_by` and `changed_at`. It points at no row: that one may be gone."""

    __tablename__ = "changes"
    __table_args__ = owned()
    is_noted = False

    act: Mapped[Act] = mapped_column(Word(Act))
    kind: Mapped[str] = mapped_column(String(40))  # the table
    row_id: Mapped[int | None]
    case_id: Mapped[int | None]
    label: Mapped[str | None] = mapped_column(String(80))
    differences: Mapped[str | None] = mapped_column(Text)  # JSON: column, then old and new; null for a secret
