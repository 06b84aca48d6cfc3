"""What was written for a paper of a case, beyond what is recorded anyway."""

from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, Word, db, owned
from consultant.papers.rules import PaperName


class PaperAnswers(Owned, db.Model):
    """`about` is the key of the party that the paper is about; "" for one about the whole case."""

    __tablename__ = "paper_answers"
    __table_args__ = owned(UniqueConstraint("case_id", "paper", "about"), case_id="cases")

    case_id: Mapped[int] = mapped_column(index=True)
    paper: Mapped[PaperName] = mapped_column(Word(PaperName))
    about: Mapped[str] = mapped_column(String(200), default="")
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
