"""What worked before, and whether each thing is back."""

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.baseline import rules
from consultant.database import Owned, as_rule, db, owned


class BaselineItem(Owned, db.Model):
    __tablename__ = "baseline_items"
    __table_args__ = owned(case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    item: Mapped[str] = mapped_column(Text)
    back: Mapped[bool] = mapped_column(default=False)
    checked_how: Mapped[str | None] = mapped_column(Text)
    tested_on: Mapped[date | None]
    stopgap: Mapped[str | None] = mapped_column(Text)
    cannot_return: Mapped[bool] = mapped_column(default=False)
    unchecked: Mapped[bool] = mapped_column(default=False)

    def to_rule(self) -> rules.BaselineItem:
        return as_rule(self, rules.BaselineItem)
