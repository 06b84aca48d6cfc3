"""Issued reports: numbered, kept with their facts and bytes, never changed."""

from datetime import date as Day
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, LargeBinary, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Instant, Owned, db, owned
from consultant.reports.editions.rules import Edition


class Report(Owned, db.Model):
    __tablename__ = "reports"
    __table_args__ = owned(UniqueConstraint("case_id", "number"), case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    number: Mapped[int]
    date: Mapped[Day]
    issued_at: Mapped[datetime] = mapped_column(Instant)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sha256: Mapped[str] = mapped_column(String(64))  # of the bytes, hex

    @property
    def edition(self) -> Edition:
        """The paper that it is printed on."""
        return Edition(self.facts.get("edition", Edition.A4))


@event.listens_for(Report, "before_update")
def _never_changed(*_: object) -> None:
    raise RuntimeError("an issued report is never changed, only replaced")
