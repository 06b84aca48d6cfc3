"""Practices, the consultants who sign in, and invitations."""

from datetime import datetime
from hashlib import sha256

from flask_login import UserMixin
from sqlalchemy import LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consultant.accounts.rules import InvitationState, invitation_state
from consultant.database import NEVER_AGAIN, SECRET, Instant, Owned, db, owned


class Practice(db.Model):
    """The consultant's business; owns every other row. The letterhead prints on reports."""

    __tablename__ = "practices"
    __table_args__ = (UniqueConstraint("is_first"), NEVER_AGAIN)
    is_noted = True

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254))
    hours: Mapped[str | None] = mapped_column(String(200))
    address: Mapped[str | None] = mapped_column(Text)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # PNG, re-encoded by us
    zone: Mapped[str] = mapped_column(String(64), default="UTC")  # IANA name
    currency: Mapped[str] = mapped_column(String(3), default="USD")  # ISO 4217
    stop_line: Mapped[int | None]  # unpaid minutes that a case may take; private
    keep_months: Mapped[int | None]  # records of a client who has left; None: for ever
    keep_bills_years: Mapped[int | None]  # their invoices, after the day of each; None: for ever
    is_demo: Mapped[bool] = mapped_column(default=False)
    is_first: Mapped[bool | None]  # True for the one that was made by signing up, which happens once
    created_at: Mapped[datetime] = mapped_column(Instant)


class Consultant(Owned, UserMixin, db.Model):
    """A person who works in a practice and signs in; an owner also invites others."""

    __tablename__ = "consultants"
    __table_args__ = owned(UniqueConstraint("email"))

    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))  # lower case
    password_hash: Mapped[str | None] = mapped_column(String(255), info=SECRET)  # None: signs in on this machine only (the demo)
    is_owner: Mapped[bool] = mapped_column(default=False)
    off_since: Mapped[datetime | None] = mapped_column(Instant)  # cannot sign in; stays in the log under their name
    session_round: Mapped[int] = mapped_column(default=0)  # sessions of an earlier round are dead

    practice: Mapped[Practice] = relationship(lazy="joined", innerjoin=True)  # every request needs both

    def get_id(self) -> str:
        """What a session holds of who is signed in."""
        return f"{self.id}.{self.session_round}"

    @property
    def mark(self) -> str:
        """Who this is, as devices know them: they keep each person's entries apart. It tells nothing else."""
        return sha256(f"{self.id} {self.practice_id} {self.practice.created_at.isoformat()}".encode()).hexdigest()[:16]


class Invitation(Owned, db.Model):
    """A link for one more consultant; the secret in it is kept hashed."""

    __tablename__ = "invitations"
    __table_args__ = owned(UniqueConstraint("token_hash"))

    email: Mapped[str] = mapped_column(String(254))
    token_hash: Mapped[str] = mapped_column(String(64), info=SECRET)  # SHA-256, hex
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)

    def state(self, now: datetime) -> InvitationState:
        return invitation_state(used_at=self.used_at, revoked_at=self.revoked_at, expires_at=self.expires_at, now=now)
