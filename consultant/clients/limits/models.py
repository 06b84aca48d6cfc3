"""What became of the limits of a client, day by day: what came before one and what came after are judged apart."""

from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import JSON, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.clients.limits import rules
from consultant.database import Instant, Owned, Word, as_rule, db, owned


class LimitEvent(Owned, db.Model):
    """What holds now stands on the client too, where every page has it at hand. Private."""

    __tablename__ = "limit_events"
    __table_args__ = owned(client_id="clients", case_id="cases")

    client_id: Mapped[int] = mapped_column(index=True)
    case_id: Mapped[int | None] = mapped_column(index=True)  # where it was passed
    at: Mapped[datetime] = mapped_column(Instant)
    limit: Mapped[rules.Limit] = mapped_column(Word(rules.Limit))
    became: Mapped[rules.Became] = mapped_column(Word(rules.Became))
    terms: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    reason: Mapped[str | None] = mapped_column(Text)

    def to_rule(self, case: int | None, zone: tzinfo) -> rules.Event:
        """`case` is the number of the case where it was passed."""
        return as_rule(self, rules.Event, at=self.at.astimezone(zone), terms=rules.as_terms(self.terms), case=case)
