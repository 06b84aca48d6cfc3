"""Fallback options, and every time one, or a piece of advice, was put to the client."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Amount, Owned, When, Word, as_rule, db, owned
from consultant.options import rules


class Option(Owned, db.Model):
    __tablename__ = "options"
    __table_args__ = owned(case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    kind: Mapped[rules.OptionKind] = mapped_column(Word(rules.OptionKind))
    cost: Mapped[str | None] = mapped_column(Text)
    effort: Mapped[str | None] = mapped_column(Text)
    cost_once: Mapped[Decimal | None] = mapped_column(Amount)
    cost_monthly: Mapped[Decimal | None] = mapped_column(Amount)
    time: Mapped[str | None] = mapped_column(Text)
    good_side: Mapped[str | None] = mapped_column(Text)
    bad_side: Mapped[str | None] = mapped_column(Text)
    undo: Mapped[str | None] = mapped_column(Text)
    last_resort: Mapped[bool] = mapped_column(default=False)
    decide_by: Mapped[date | None]

    def to_rule(self, offers: tuple[rules.Offer, ...]) -> rules.Option:
        return as_rule(self, rules.Option, offers=offers)


class Offer(Owned, db.Model):
    """One time something was put to the client: an option, or (without one) a piece of advice in words."""

    __tablename__ = "offers"
    __table_args__ = owned(case_id="cases", option_id="options")

    case_id: Mapped[int] = mapped_column(index=True)
    option_id: Mapped[int | None] = mapped_column(index=True)
    advice: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]
    at: Mapped[date | datetime | None] = mapped_column(When)
    manner: Mapped[rules.Manner | None] = mapped_column(Word(rules.Manner))
    reaction: Mapped[rules.Reaction] = mapped_column(Word(rules.Reaction))
    reason: Mapped[str | None] = mapped_column(Text)
    changed: Mapped[str | None] = mapped_column(Text)  # since it was last put to them
    anger_at: Mapped[rules.Whom] = mapped_column(Word(rules.Whom), default=rules.Whom.NOT_NOTED)
    why: Mapped[rules.Why] = mapped_column(Word(rules.Why), default=rules.Why.NOT_NOTED)  # it was refused
    taken_back: Mapped[date | None]  # the anger

    def to_offer(self) -> rules.Offer:
        return as_rule(self, rules.Offer)

    def to_advice(self) -> rules.Advice:
        return as_rule(self, rules.Advice)
