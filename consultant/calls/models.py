"""The append-only log: calls, who was on them, and what was stated."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.calls import rules
from consultant.database import Instant, Owned, When, Word, as_rule, db, owned
from consultant.parties.models import Keys
from consultant.promises.rules import Promise


class Call(Owned, db.Model):
    """One entry of the log. It is never changed; only a withdrawal is noted on it. A correction names the entry it corrects."""

    __tablename__ = "calls"
    __table_args__ = owned(case_id="cases", corrects_id="calls")

    case_id: Mapped[int] = mapped_column(index=True)
    corrects_id: Mapped[int | None] = mapped_column(index=True)  # always the first version
    corrected_because: Mapped[str | None] = mapped_column(Text)
    started_at: Mapped[datetime] = mapped_column(Instant)  # for sorting; `at` is what was noted
    at: Mapped[datetime] = mapped_column(When)
    zone: Mapped[str | None] = mapped_column(String(64))  # IANA name when one is known
    channel: Mapped[rules.Channel] = mapped_column(Word(rules.Channel))
    minutes: Mapped[int]
    hold_minutes: Mapped[int]
    spoke_to: Mapped[str | None] = mapped_column(Text)
    reference: Mapped[str | None] = mapped_column(Text)
    said: Mapped[str] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[rules.Outcome | None] = mapped_column(Word(rules.Outcome))
    paid: Mapped[bool | None]
    cause: Mapped[rules.Cause] = mapped_column(Word(rules.Cause), default=rules.Cause.NOT_NOTED)  # of unpaid time
    in_effort: Mapped[bool] = mapped_column(default=False)
    listening: Mapped[bool] = mapped_column(default=False)
    sequence: Mapped[int] = mapped_column(default=0)  # counted by the device that wrote it down; decides between equal starts
    skew: Mapped[int | None]  # seconds by which that device's clock was ahead; already taken off the start
    photos_to_come: Mapped[int] = mapped_column(default=0)  # of those that the device announced with it
    private_note: Mapped[str | None] = mapped_column(Text)
    withdrawn_because: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None] = mapped_column(When)
    moved_to: Mapped[str | None] = mapped_column(String(200))

    def to_rule(
        self, parties: tuple[str, ...], statements: tuple[rules.Statement, ...], promises: tuple[Promise, ...]
    ) -> rules.Call:
        withdrawn = None
        if self.withdrawn_because is not None:
            withdrawn = rules.Withdrawal(self.withdrawn_because, self.withdrawn_at, self.moved_to)
        at = self.at.astimezone(ZoneInfo(self.zone)) if self.zone else self.at
        return as_rule(self, rules.Call, at=at, parties=parties, statements=statements, promises=promises, withdrawn=withdrawn)


class CallParty(Owned, db.Model):
    __tablename__ = "call_parties"
    __table_args__ = owned(UniqueConstraint("call_id", "party_id"), case_id="cases", call_id="calls", party_id="parties")
    is_noted = False  # part of the call, and as lasting

    case_id: Mapped[int] = mapped_column(index=True)
    call_id: Mapped[int]
    party_id: Mapped[int]
    position: Mapped[int]


class Statement(Owned, db.Model):
    __tablename__ = "statements"
    __table_args__ = owned(case_id="cases", call_id="calls", by_id="parties", about_id="parties", relayed_by_id="parties")
    is_noted = False  # part of the call, and as lasting

    case_id: Mapped[int] = mapped_column(index=True)
    call_id: Mapped[int]
    position: Mapped[int]
    by_id: Mapped[int]
    about_id: Mapped[int | None]
    stance: Mapped[rules.Stance] = mapped_column(Word(rules.Stance))
    because: Mapped[str] = mapped_column(Text)
    part: Mapped[str | None] = mapped_column(Text)
    relayed_by_id: Mapped[int | None]
    speaker: Mapped[str | None] = mapped_column(Text)

    def to_rule(self, keys: Keys) -> rules.Statement:
        return as_rule(
            self, rules.Statement, by=keys[self.by_id], about=keys[self.about_id], relayed_by=keys[self.relayed_by_id]
        )
