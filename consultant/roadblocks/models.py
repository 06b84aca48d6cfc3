"""Roadblocks of a case."""

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, Word, as_rule, db, owned
from consultant.parties.models import Keys
from consultant.roadblocks import rules


class Roadblock(Owned, db.Model):
    __tablename__ = "roadblocks"
    __table_args__ = owned(case_id="cases", owner_id="parties")

    case_id: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    kind: Mapped[rules.RoadblockKind] = mapped_column(Word(rules.RoadblockKind))
    owner_id: Mapped[int | None]
    outside_cause: Mapped[str | None] = mapped_column(Text)
    cleared_on: Mapped[date | None]

    def to_rule(self, keys: Keys) -> rules.Roadblock:
        return as_rule(self, rules.Roadblock, owner=keys[self.owner_id])
