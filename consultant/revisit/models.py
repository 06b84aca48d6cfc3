"""When a case is looked at again: one row a case, once it is set."""

from datetime import date as Day

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, as_rule, db, owned
from consultant.revisit import rules


class Revisit(Owned, db.Model):
    __tablename__ = "revisits"
    __table_args__ = owned(UniqueConstraint("case_id"), case_id="cases")

    case_id: Mapped[int]
    date: Mapped[Day | None]
    trigger: Mapped[str | None] = mapped_column(Text)
    never: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None] = mapped_column(Text)

    def to_rule(self) -> rules.Revisit:
        return as_rule(self, rules.Revisit)
