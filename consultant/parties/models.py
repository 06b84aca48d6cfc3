"""Parties of a case, and the parts of the chain that they look after."""

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, Word, as_rule, db, owned
from consultant.parties import rules

Keys = dict[int | None, str | None]  # party rows to their ids in the case; None to None


class Party(Owned, db.Model):
    __tablename__ = "parties"
    __table_args__ = owned(UniqueConstraint("case_id", "key"), case_id="cases", organization_id="organizations")

    case_id: Mapped[int] = mapped_column(index=True)
    organization_id: Mapped[int | None] = mapped_column(index=True)  # for what is known of a firm over all its cases
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(200))  # its id in the case and in the case file
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[rules.Role] = mapped_column(Word(rules.Role))
    short_name: Mapped[str | None] = mapped_column(String(200))
    account_number: Mapped[str | None] = mapped_column(String(200))
    private_note: Mapped[str | None] = mapped_column(Text)

    @property
    def called(self) -> str:
        """As `rules.Party.called`."""
        return self.short_name or self.name

    def to_rule(self) -> rules.Party:
        return as_rule(self, rules.Party, id=self.key)


class Part(Owned, db.Model):
    __tablename__ = "parts"
    __table_args__ = owned(case_id="cases", party_id="parties")

    case_id: Mapped[int] = mapped_column(index=True)
    party_id: Mapped[int | None]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    source: Mapped[rules.Source | None] = mapped_column(Word(rules.Source))
    detail: Mapped[str | None] = mapped_column(Text)
    noted_on: Mapped[date | None]

    def to_rule(self, keys: Keys) -> rules.Part:
        return as_rule(self, rules.Part, party=keys[self.party_id])
