"""Clients of a practice."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.clients.limits.rules import Limit, Terms, as_held
from consultant.clients.notes.rules import Detail, Notes, Reach
from consultant.contacts.models import Named
from consultant.database import Owned, Word, as_rule, db, owned
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
    never_offer: Mapped[str | None] = mapped_column(Text)  # private
    reach_by: Mapped[Reach | None] = mapped_column(Word(Reach))  # private
    detail: Mapped[Detail | None] = mapped_column(Word(Detail))  # how much they like to be told at once; private
    language: Mapped[str | None] = mapped_column(String(35))  # that they read: es, pt-BR; none: English
    edition: Mapped[Edition] = mapped_column(Word(Edition), default=Edition.A4)  # the paper that suits them
    stop_line: Mapped[int | None]  # unpaid minutes agreed for each of their cases; private
    private_note: Mapped[str | None] = mapped_column(Text)
    limits: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # that hold now, by their kind; private
    erased_on: Mapped[date | None]  # only what an invoice needs is left of them
    left_on: Mapped[date | None]  # no longer a client since then; why stands nowhere

    @property
    def notes(self) -> Notes:
        """For next time: what to know before each call with or about them."""
        return as_rule(self, Notes)

    @property
    def held(self) -> dict[Limit, Terms]:
        """The limits that hold now."""
        return as_held(self.limits)
