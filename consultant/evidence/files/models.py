"""Files of a case. Their bytes are in the data folder, under their hash."""

from datetime import date, datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Instant, Owned, When, Word, as_rule, db, owned
from consultant.evidence.files import rules


class Attachment(Owned, db.Model):
    __tablename__ = "attachments"
    __table_args__ = owned(case_id="cases", call_id="calls", evidence_id="evidence", baseline_id="baseline_items")

    case_id: Mapped[int] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[rules.FileKind] = mapped_column(Word(rules.FileKind))
    bytes: Mapped[int]
    name: Mapped[str] = mapped_column(String(rules.NAME))
    what: Mapped[str] = mapped_column(Text, default="")
    added_at: Mapped[datetime] = mapped_column(Instant)
    taken: Mapped[date | datetime | None] = mapped_column(When)
    call_id: Mapped[int | None]  # the first version of an entry of the log
    evidence_id: Mapped[int | None]
    baseline_id: Mapped[int | None]

    def to_rule(self) -> rules.Attachment:
        return as_rule(self, rules.Attachment, call=self.call_id, evidence=self.evidence_id, baseline=self.baseline_id)
