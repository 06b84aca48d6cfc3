"""What clients answered to their reports."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, When, Word, as_rule, db, owned
from consultant.feedback import rules


class Answer(Owned, db.Model):
    """An entry that is never changed; only what became of it is noted beside it."""

    __tablename__ = "answers"
    __table_args__ = owned(case_id="cases", link_id="report_links")

    case_id: Mapped[int] = mapped_column(index=True)
    link_id: Mapped[int | None] = mapped_column(index=True)  # None: told, written on paper, or from a case file
    at: Mapped[datetime] = mapped_column(When)
    report: Mapped[int]  # its number; a case file brings answers without their reports
    kind: Mapped[rules.Kind] = mapped_column(Word(rules.Kind))
    said: Mapped[str] = mapped_column(Text)
    letter: Mapped[str | None] = mapped_column(String(4))
    corrected: Mapped[str | None] = mapped_column(Text)
    corrected_in: Mapped[int | None]
    seen: Mapped[bool] = mapped_column(default=False)

    def to_rule(self) -> rules.Answer:
        return as_rule(self, rules.Answer)
