"""How issued reports reach the client."""

from datetime import date, datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import SECRET, Instant, Owned, Word, as_rule, db, owned
from consultant.sending import rules
from consultant.sending.outbox import rules as outbox
from consultant.sending.outbox.rules import How, Problem, State


class ReportLink(Owned, db.Model):
    """A link that opens one issued report without an account; the secret in it is kept hashed."""

    __tablename__ = "report_links"
    __table_args__ = owned(UniqueConstraint("token_hash"), case_id="cases", report_id="reports")

    case_id: Mapped[int] = mapped_column(index=True)
    report_id: Mapped[int] = mapped_column(index=True)
    token_hash: Mapped[str] = mapped_column(String(64), info=SECRET)  # SHA-256, hex
    made_at: Mapped[datetime] = mapped_column(Instant)
    until: Mapped[date]  # its last day
    expires_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)

    def state(self, now: datetime) -> rules.LinkState:
        return rules.link_state(revoked_at=self.revoked_at, expires_at=self.expires_at, now=now)

    def to_rule(self, now: datetime, opened: tuple[datetime, ...] = ()) -> rules.Link:
        return as_rule(self, rules.Link, state=self.state(now), opened=opened)


class LinkOpening(Owned, db.Model):
    """That a link was opened, and when: nothing about who or with what. A log, and no part of the case."""

    __tablename__ = "link_openings"
    __table_args__ = owned(link_id="report_links")
    is_noted = False

    link_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(Instant)


class Sending(Owned, db.Model):
    """One time a report was sent, or is on its way. A mail is stored here first and sent after the commit."""

    __tablename__ = "sendings"
    __table_args__ = owned(case_id="cases", report_id="reports", link_id="report_links")

    case_id: Mapped[int] = mapped_column(index=True)
    report_id: Mapped[int] = mapped_column(index=True)
    link_id: Mapped[int | None]
    how: Mapped[How] = mapped_column(Word(How))
    to: Mapped[str] = mapped_column(String(254))  # an address, or a name
    note: Mapped[str | None] = mapped_column(Text)  # the consultant's own words in the mail
    at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[State] = mapped_column(Word(State), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None] = mapped_column(Instant)
    next_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    problem: Mapped[Problem | None] = mapped_column(Word(Problem))
    answer: Mapped[str | None] = mapped_column(Text)  # of the mail server
    seen: Mapped[bool] = mapped_column(default=False)  # that it did not get through

    def to_rule(self) -> outbox.Sending:
        return as_rule(self, outbox.Sending)
