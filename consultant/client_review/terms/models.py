"""What a practice goes by in its reviews. For owners only."""

from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from consultant.accounts.models import Practice
from consultant.client_review.terms import rules
from consultant.database import Amount, Owned, db, owned


class ReviewTerms(Owned, db.Model):
    """One row of a practice at most; not in the list of changes either."""

    __tablename__ = "review_terms"
    __table_args__ = owned(UniqueConstraint("practice_id"))
    is_noted: ClassVar[bool] = False

    currency: Mapped[str] = mapped_column(String(3))  # of the practice when they were set
    hour: Mapped[Decimal | None] = mapped_column(Amount)
    rates: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    # read once for a practice, however many of its clients are looked at
    practice: Mapped[Practice] = relationship(backref=backref("review_terms", uselist=False))

    def to_rule(self) -> rules.Terms:
        return rules.Terms(self.currency, self.hour, rules.as_rates(self.rates))
