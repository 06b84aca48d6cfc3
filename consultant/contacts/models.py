"""What clients and organizations have in common."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column, validates

from consultant.matching.rules import folded


class Named:
    """Whoever is told from all others by name: the name stands ready to be compared in any script, as no database does it."""

    name: Mapped[str] = mapped_column(String(200))
    name_folded: Mapped[str] = mapped_column(Text)

    @validates("name")
    def _fold(self, _column: str, name: str) -> str:
        self.name_folded = folded(name)
        return name
