"""What a client was billed, what came in, and what work is expected. For owners only: no case, and nothing a client gets, has any of it."""

from datetime import date
from decimal import Decimal

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.client_review.history import rules
from consultant.database import Amount, Owned, Word, as_rule, db, owned


class Invoice(Owned, db.Model):
    __tablename__ = "invoices"
    __table_args__ = owned(client_id="clients")

    client_id: Mapped[int] = mapped_column(index=True)
    on: Mapped[date]
    due: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Amount)
    currency: Mapped[str] = mapped_column(String(3))  # ISO 4217
    what: Mapped[str | None] = mapped_column(Text)  # what for, or its number
    written_off: Mapped[Decimal | None] = mapped_column(Amount)
    disputed_on: Mapped[date | None]
    dispute: Mapped[rules.Dispute] = mapped_column(Word(rules.Dispute), default=rules.Dispute.NOT_NOTED)

    @property
    def told(self) -> str:
        """What it is known by, where it is taken out."""
        return " · ".join(filter(None, [self.on.isoformat(), f"{self.currency} {self.amount}", self.what]))

    def to_rule(self, payments: tuple[rules.Payment, ...]) -> rules.Invoice:
        written_off = self.written_off or Decimal(0)
        return as_rule(self, rules.Invoice, payments=payments, written_off=written_off, row=f"invoices/{self.client_id}/{self.id}")


class Payment(Owned, db.Model):
    """The whole of an invoice or a part, in its currency."""

    __tablename__ = "payments"
    __table_args__ = owned(invoice_id="invoices")

    invoice_id: Mapped[int] = mapped_column(index=True)
    on: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Amount)

    def to_rule(self) -> rules.Payment:
        return as_rule(self, rules.Payment)


class ExpectedWork(Owned, db.Model):
    """An estimate as it was made on its day: another guess is another row."""

    __tablename__ = "expected_work"
    __table_args__ = owned(client_id="clients")

    client_id: Mapped[int] = mapped_column(index=True)
    on: Mapped[date]  # the day of the estimate
    by: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Amount)
    currency: Mapped[str] = mapped_column(String(3))
    what: Mapped[str | None] = mapped_column(Text)
    came: Mapped[bool | None]  # whether it came true

    @property
    def told(self) -> str:
        """What it is known by, where it is taken out."""
        return " · ".join(filter(None, [self.by.isoformat(), f"{self.currency} {self.amount}", self.what]))

    def to_rule(self) -> rules.Expected:
        return as_rule(self, rules.Expected, row=f"expected/{self.client_id}/{self.id}")
