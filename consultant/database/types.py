"""What columns keep: moments and days as they were noted, words of a list, exact money."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, String, TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; for sorting and for "when was this done"."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        try:
            return value.astimezone(UTC)
        except OverflowError:  # within hours of the years 1 and 9999, where UTC has no such day
            return (datetime.min if value.year == 1 else datetime.max).replace(tzinfo=UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class When(TypeDecorator[date | datetime]):
    """A day, or a moment with the offset that was used when it was noted.

    Kept as ISO 8601 text: the offset belongs to the record, and neither database would keep it.
    """

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: date | datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | datetime | None:
        if value is None:
            return None
        return date.fromisoformat(value) if len(value) == len("2026-01-31") else datetime.fromisoformat(value)


class Word(TypeDecorator[StrEnum]):
    """One of the words of a StrEnum, kept as that word."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Any) -> StrEnum | None:
        return None if value is None else self.words(value)


class Amount(TypeDecorator[Decimal]):
    """Money, exact: as text, because SQLite would make it a binary fraction."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> Decimal | None:
        return None if value is None else Decimal(value)
