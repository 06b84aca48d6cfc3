"""Troubleshooting tests and what each possible result would mean."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Amount, Owned, When, as_rule, db, owned
from consultant.evidence.rules import Pair
from consultant.troubleshooting import rules


class Test(Owned, db.Model):
    __test__ = False  # the word is the domain's; pytest must not collect it
    __tablename__ = "tests"
    __table_args__ = owned(case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    changes: Mapped[list[str]] = mapped_column(JSON, default=list)
    done_on: Mapped[date | datetime | None] = mapped_column(When)
    result: Mapped[str | None] = mapped_column(Text)
    put_back: Mapped[bool | None]
    put_back_on: Mapped[date | datetime | None] = mapped_column(When)
    minutes: Mapped[int | None]
    cost: Mapped[Decimal | None] = mapped_column(Amount)

    @property
    def untried(self) -> bool:
        return self.result is None and self.done_on is None

    def to_rule(self, results: tuple[rules.PossibleResult, ...]) -> rules.Test:
        return as_rule(self, rules.Test, changes=tuple(self.changes), results=results)


class PossibleResult(Owned, db.Model):
    __tablename__ = "possible_results"
    __table_args__ = owned(case_id="cases", test_id="tests")

    case_id: Mapped[int] = mapped_column(index=True)
    test_id: Mapped[int]
    position: Mapped[int]
    result: Mapped[str] = mapped_column(Text)
    means: Mapped[str | None] = mapped_column(Text)
    contradicts: Mapped[list[list[str]]] = mapped_column(JSON, default=list)  # pairs of party keys
    faulty: Mapped[list[str]] = mapped_column(JSON, default=list)  # names of parts
    fine: Mapped[list[str]] = mapped_column(JSON, default=list)

    def to_rule(self) -> rules.PossibleResult:
        pairs = tuple(Pair(*pair) for pair in self.contradicts)
        return as_rule(self, rules.PossibleResult, contradicts=pairs, faulty=tuple(self.faulty), fine=tuple(self.fine))
