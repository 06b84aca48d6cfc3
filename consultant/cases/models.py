"""Cases: one problem of one client in which several parties are involved."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultant.accounts.models import Practice
from consultant.cases.rules import NO_CURRENCY, CaseState, Closing, Effort
from consultant.clients.models import Client
from consultant.database import Amount, Instant, Owned, When, Word, db, owned
from consultant.reports.editions.rules import Edition
from consultant.revisit.models import Revisit


class Case(Owned, db.Model):
    __tablename__ = "cases"
    __table_args__ = owned(UniqueConstraint("practice_id", "number"), client_id="clients")

    number: Mapped[int]  # counts up within the practice
    slug: Mapped[str] = mapped_column(String(200), index=True)
    title: Mapped[str] = mapped_column(Text)
    client_id: Mapped[int] = mapped_column(index=True)
    problem: Mapped[str] = mapped_column(Text)  # in the client's words
    needs: Mapped[str | None] = mapped_column(Text)
    expects: Mapped[str | None] = mapped_column(Text)
    wishes: Mapped[str | None] = mapped_column(Text)
    worked_before: Mapped[str | None] = mapped_column(Text)
    can_help: Mapped[str] = mapped_column(String(10), default="yes")  # yes, refer, no
    currency: Mapped[str | None] = mapped_column(String(3))
    fault_since: Mapped[datetime | None] = mapped_column(When)
    restored_at: Mapped[datetime | None] = mapped_column(When)
    as_of: Mapped[datetime | None] = mapped_column(When)

    # totals that came with a case file; calls logged since are added to them
    paid_minutes: Mapped[int | None]
    unpaid_minutes: Mapped[int | None]
    billed_amount: Mapped[Decimal | None] = mapped_column(Amount)

    opened_at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[CaseState] = mapped_column(Word(CaseState), default=CaseState.OPEN, index=True)
    closed_at: Mapped[datetime | None] = mapped_column(When)
    fixed_by: Mapped[str | None] = mapped_column(String(200))  # a party's key
    fixed_part: Mapped[str | None] = mapped_column(Text)

    version: Mapped[int] = mapped_column(default=0)  # counts up with each commit that wrote into the case
    view: Mapped[str | None] = mapped_column(Text)  # "my view" in the next report
    report_note: Mapped[str | None] = mapped_column(Text)  # one more paragraph in the next report
    report_problem: Mapped[str | None] = mapped_column(Text)  # what is wrong, in the words of the next report
    correction: Mapped[str | None] = mapped_column(Text)  # what was wrong in the last report
    with_goodwill: Mapped[bool] = mapped_column(default=False)  # the next report says the unpaid time
    edition: Mapped[Edition | None] = mapped_column(Word(Edition))  # of the next report; None: as the client's
    stop_line: Mapped[int | None]  # unpaid minutes agreed for this case; private
    private_note: Mapped[str | None] = mapped_column(Text)
    playbook: Mapped[str | None] = mapped_column(String(200))  # the key of the one that it was opened from
    notes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # a file's source, assumed, outcome, expected; private

    practice: Mapped[Practice] = relationship(viewonly=True)
    client: Mapped[Client] = relationship(viewonly=True)
    revisit: Mapped[Revisit | None] = relationship(viewonly=True)  # once it is set

    @property
    def case_id(self) -> int:
        """Its own: a case and what belongs to it are asked alike."""
        return self.id

    @property
    def priced_in(self) -> str:
        """The currency of its amounts: its own, else the practice's."""
        return self.currency or self.practice.currency

    @property
    def is_open(self) -> bool:
        return self.state == CaseState.OPEN

    def effort(self) -> Effort | None:
        """A total that no currency is involved in keeps no billed amount."""
        if self.paid_minutes is None or self.unpaid_minutes is None:
            return None
        if self.billed_amount is None or self.currency is None:
            return Effort(self.paid_minutes, self.unpaid_minutes, Decimal(0), NO_CURRENCY)
        return Effort(self.paid_minutes, self.unpaid_minutes, self.billed_amount, self.currency)

    def closing(self) -> Closing | None:
        if self.is_open or self.closed_at is None:
            return None
        return Closing(self.state, self.closed_at, self.fixed_by, self.fixed_part)
