"""Work on a case without a call."""

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.calls.rules import Cause
from consultant.database import Owned, Word, as_rule, db, owned
from consultant.work import rules


class Work(Owned, db.Model):
    __tablename__ = "work"
    __table_args__ = owned(case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    on: Mapped[date]
    minutes: Mapped[int]
    kind: Mapped[rules.WorkKind] = mapped_column(Word(rules.WorkKind))
    what: Mapped[str | None] = mapped_column(Text)
    paid: Mapped[bool | None]
    cause: Mapped[Cause] = mapped_column(Word(Cause), default=Cause.NOT_NOTED)
    in_effort: Mapped[bool] = mapped_column(default=False)

    def to_rule(self) -> rules.Work:
        return as_rule(self, rules.Work)
