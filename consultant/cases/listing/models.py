"""What a case is found by, ready to be searched: a narrow table, since a search looks at every row."""

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consultant.database import Owned, db, owned


class CaseWords(Owned, db.Model):
    """Title and names of one case, as `rules.folded`: neither database compares letters of every script by itself."""

    __tablename__ = "case_words"
    __table_args__ = owned(UniqueConstraint("case_id"), case_id="cases")
    is_noted = False

    case_id: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
