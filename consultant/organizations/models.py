"""The practice's own directory of firms, shared by all its cases."""

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.contacts.models import Named
from consultant.database import Owned, Word, db, owned
from consultant.organizations.rules import Number
from consultant.parties.rules import Role


class Organization(Owned, Named, db.Model):
    """A vendor, carrier, manufacturer, landlord, insurer, regulator ..."""

    __tablename__ = "organizations"
    __table_args__ = owned(UniqueConstraint("practice_id", "name"))

    role: Mapped[Role] = mapped_column(Word(Role))
    numbers: Mapped[list[list[str]]] = mapped_column(JSON, default=list)  # pairs of number and label
    hours: Mapped[str | None] = mapped_column(String(200))
    phone_menu: Mapped[str | None] = mapped_column(Text)  # the way through it
    web: Mapped[str | None] = mapped_column(String(200))
    private_note: Mapped[str | None] = mapped_column(Text)

    @property
    def phones(self) -> tuple[Number, ...]:
        """In the order in which they were written, the one to try first at the top."""
        return tuple(Number(*pair) for pair in self.numbers)

    @property
    def is_known(self) -> bool:
        """Whether more than its name and role was noted."""
        return bool(self.numbers or self.hours or self.phone_menu or self.web or self.private_note)
