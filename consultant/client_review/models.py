"""What the owner decided about a client, and what was known that day."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.client_review.proposal.rules import Verdict
from consultant.database import Instant, Owned, Word, db, owned

# With the client it goes too: only one who was added by mistake, without any case, can be taken out.
OF_CLIENT = ForeignKeyConstraint(["practice_id", "client_id"], ["clients.practice_id", "clients.id"], ondelete="CASCADE")


class ClientReview(Owned, db.Model):
    """One decision. It is never changed: who thinks again decides anew. For owners only, so not in the list of changes either."""

    __tablename__ = "client_reviews"
    __table_args__ = owned(OF_CLIENT)
    is_noted: ClassVar[bool] = False

    client_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    decided_on: Mapped[date]  # in the practice's zone
    verdict: Mapped[Verdict] = mapped_column(Word(Verdict))
    why: Mapped[str] = mapped_column(Text)  # one line; private
    next_on: Mapped[date]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)  # the card of that day
