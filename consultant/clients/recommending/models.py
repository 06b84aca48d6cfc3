"""Which client sent us another one: a plain fact, never printed."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, db, owned


class Recommendation(Owned, db.Model):
    """A row is never changed: another one takes its place. Private."""

    __tablename__ = "recommendations"
    __table_args__ = owned(UniqueConstraint("whom_id"), client_id="clients", whom_id="clients")

    client_id: Mapped[int] = mapped_column(index=True)  # who recommended us
    whom_id: Mapped[int]  # who came
    on: Mapped[date]
