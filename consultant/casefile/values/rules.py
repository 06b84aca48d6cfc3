"""The single values of a case file: texts, codes, whole numbers, amounts, days and times."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from consultant.casefile.keys.rules import CaseFileError, Kind, Odd, below, expect, many
from consultant.cases.rules import LINE, LONG

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INSTANT = re.compile(
    DAY.pattern + r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)"
)
CURRENCY = re.compile(r"[A-Z]{3}")
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8}){0,3}")
SLUG = re.compile(r"\w[\w.-]*")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LARGEST = 10**11  # with four decimals an amount still fits a JSON number exactly
DECIMALS = 4
DEPTH = 20


def check_text(value: str, path: str, limit: int = LONG) -> str:
    if len(value) > limit:
        raise CaseFileError(path, f"is longer than {limit} characters")
    if UNPRINTABLE.search(value):
        raise CaseFileError(path, "holds a character that cannot be printed")
    return value


def text(limit: int = LONG, empty: bool = True) -> Kind:
    def read(value: Any, path: str) -> str:
        check_text(expect(value, path, str, "a text"), path, limit)
        if not (empty or value.strip()):
            raise CaseFileError(path, "must not be empty")
        return value

    return Kind(read)


def code(pattern: re.Pattern[str], words: str) -> Kind:
    def read(value: Any, path: str) -> str:
        if len(expect(value, path, str, words)) > LINE or not pattern.fullmatch(value):
            raise CaseFileError(path, f"must be {words}")
        return value

    return Kind(read)


def choice(values: type[StrEnum], without: frozenset[StrEnum] = frozenset()) -> Kind:
    allowed = {member.value: member for member in values if member not in without}

    def read(value: Any, path: str) -> StrEnum:
        if expect(value, path, str, "a text") not in allowed:
            raise CaseFileError(path, "must be one of: " + ", ".join(allowed))
        return allowed[value]

    return Kind(read, lambda member: member.value)


def whole(largest: int) -> Kind:
    def read(value: Any, path: str) -> int:
        if not 0 <= expect(value, path, int, "a whole number") <= largest:
            raise CaseFileError(path, f"must be a whole number from 0 to {largest}")
        return value

    return Kind(read)


def _read_amount(value: Any, path: str) -> Decimal:
    amount = Decimal(repr(expect(value, path, int | float, "a number")))
    if not 0 <= amount < LARGEST or amount != round(amount, DECIMALS):
        raise CaseFileError(path, f"must be an amount from 0 to {LARGEST - 1} with at most {DECIMALS} decimals")
    return amount


def _write_amount(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _moment(value: str, path: str) -> datetime:
    try:
        when = datetime.fromisoformat(value)
        when.astimezone(UTC)  # a time that only its zone keeps inside the years 1 to 9999 cannot be compared
    except (ValueError, OverflowError):
        raise CaseFileError(path, "is not a date and time that exists") from None
    return when


def _day(value: str, path: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CaseFileError(path, "is not a date that exists") from None


def _when(day: bool, instant: bool, words: str) -> Kind:
    def read(value: Any, path: str) -> date | datetime:
        expect(value, path, str, words)
        if day and DAY.fullmatch(value):
            return _day(value, path)
        if instant and INSTANT.fullmatch(value):
            return _moment(value, path)
        raise CaseFileError(path, f"must be {words}")

    return Kind(read, lambda value: value.isoformat())


def _read_anything(value: Any, path: str, depth: int = DEPTH) -> Any:
    """Any JSON at all that can be written again; it is kept and never used."""
    if depth == 0:
        raise CaseFileError(path, "is nested too deep")
    if isinstance(value, dict):
        return {
            check_text(key, below(path, key)): _read_anything(item, below(path, key), depth - 1)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_read_anything(item, f"{path}[{n}]", depth - 1) for n, item in enumerate(value)]
    if isinstance(value, Odd):
        raise CaseFileError(path, value.why)
    return check_text(value, path) if isinstance(value, str) else value


flag = Kind(lambda value, path: expect(value, path, bool, "true or false"))
amount = Kind(_read_amount, _write_amount)
day = _when(True, False, "a date like 2025-05-16")
instant = _when(False, True, "a date and time with its zone, like 2025-05-16T09:30:00-04:00")
day_or_instant = _when(True, True, "a date like 2025-05-16, or a time with its zone like 2025-05-16T09:30:00-04:00")
words = text()
name = text(LINE, empty=False)
sentence = text(LONG, empty=False)
line = text(LINE)
slug = code(SLUG, f"at most {LINE} letters, digits and hyphens")
currency = code(CURRENCY, "three capital letters like USD")
language = code(LANGUAGE, "the code of a language like es or pt-BR")
kept_texts = Kind(lambda value, path: list(many(words).read(value, path)))
kept_object = Kind(lambda value, path: _read_anything(expect(value, path, dict, "an object in braces"), path))
