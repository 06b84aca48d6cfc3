"""Words that stay in a report although the check would have them mended, with the reason."""

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, db, owned


class KeptWords(Owned, db.Model):
    """`fingerprint` is of the rule, the words and the text they stand in (`Found.key`): it holds until that text changes.
    Who decided it, and when, stands in the columns that each row has."""

    __tablename__ = "kept_words"
    __table_args__ = owned(UniqueConstraint("case_id", "fingerprint"), case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    fingerprint: Mapped[str] = mapped_column(String(16))
    rule: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
