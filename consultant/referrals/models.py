"""Referrals: who was asked to take over a part that is beyond our skills."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, as_rule, db, owned
from consultant.referrals import rules


class Referral(Owned, db.Model):
    __tablename__ = "referrals"
    __table_args__ = owned(case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    to: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    handed_over: Mapped[str | None] = mapped_column(Text)
    contact: Mapped[str | None] = mapped_column(Text)
    helped: Mapped[bool | None]

    def to_rule(self) -> rules.Referral:
        return as_rule(self, rules.Referral)
