"""The practice's own directory of firms, shared by all its cases."""

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, Word, db, owned
from consultant.parties.rules import Role


class Organization(Owned, db.Model):
    """A vendor, carrier, manufacturer, landlord, insurer, regulator ..."""

    __tablename__ = "organizations"
    __table_args__ = owned(UniqueConstraint("practice_id", "name"))

    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(Word(Role))
    phone: Mapped[str | None] = mapped_column(String(200))
    hours: Mapped[str | None] = mapped_column(String(200))
    phone_menu: Mapped[str | None] = mapped_column(Text)  # the way through it
    private_note: Mapped[str | None] = mapped_column(Text)
