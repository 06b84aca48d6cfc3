"""What was received from devices."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import SECRET, Owned, db, owned


class Receipt(Owned, db.Model):
    """One thing that a device sent, and what it became here: a repeat of it gets the same answer. Kept as long as the practice."""

    __tablename__ = "receipts"
    __table_args__ = owned(UniqueConstraint("practice_id", "device", "key"), case_id="cases", call_id="calls")
    is_noted = False  # the call itself is

    device: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(64), info=SECRET)
    digest: Mapped[str] = mapped_column(String(64))
    case_id: Mapped[int]
    call_id: Mapped[int]
