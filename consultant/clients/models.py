"""Clients of a practice."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.contacts.models import Named
from consultant.database import Owned, Word, db, owned
from consultant.reports.editions.rules import Edition


class Client(Owned, Named, db.Model):
    """Who hired the consultant. What they need, expect and wish stands on each case, where it was said."""

    __tablename__ = "clients"
    __table_args__ = owned()

    kind: Mapped[str] = mapped_column(String(200))  # household, small business, agency ...
    phone: Mapped[str | None] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254))
    address: Mapped[str | None] = mapped_column(Text)
    likes: Mapped[str | None] = mapped_column(Text)  # how they like to be helped; private
    language: Mapped[str | None] = mapped_column(String(35))  # that they read: es, pt-BR; none: English
    edition: Mapped[Edition] = mapped_column(Word(Edition), default=Edition.A4)  # the paper that suits them
    stop_line: Mapped[int | None]  # unpaid minutes agreed for each of their cases; private
    private_note: Mapped[str | None] = mapped_column(Text)
