"""Evidence (as text for now) and what it supports or contradicts."""

from datetime import date, datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, When, Word, as_rule, db, owned
from consultant.evidence import rules


class Evidence(Owned, db.Model):
    __tablename__ = "evidence"
    __table_args__ = owned(case_id="cases", call_id="calls")

    case_id: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    when: Mapped[date | datetime] = mapped_column(When)
    kind: Mapped[rules.EvidenceKind | None] = mapped_column(Word(rules.EvidenceKind))
    text: Mapped[str | None] = mapped_column(Text)
    call_id: Mapped[int | None]  # the first version of an entry of the log

    def to_rule(self, supports: tuple[rules.Pair, ...], contradicts: tuple[rules.Pair, ...], call: int | None) -> rules.Evidence:
        return as_rule(self, rules.Evidence, supports=supports, contradicts=contradicts, call=call)


class EvidenceLink(Owned, db.Model):
    """One statement (by one party about another) that a piece of evidence supports, or contradicts."""

    __tablename__ = "evidence_links"
    __table_args__ = owned(case_id="cases", evidence_id="evidence", by_id="parties", about_id="parties")

    case_id: Mapped[int] = mapped_column(index=True)
    evidence_id: Mapped[int]
    position: Mapped[int]
    by_id: Mapped[int]
    about_id: Mapped[int]
    supports: Mapped[bool]
