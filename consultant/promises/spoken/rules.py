"""Days and ranges as people say them on the telephone, in English: "Friday", "17 May", "3 to 4 weeks"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

_LEADING = re.compile(r"^(?:by|on|in|within|before|until|at the|the)\s+")
_CLOCK = re.compile(r"^(?P<day>.*?)[ ,]*\b(?P<at>at )?(?P<h>\d\d?)(?::(?P<m>\d\d))? ?(?P<half>[ap]m)?$")
_SPAN = re.compile(r"^(?P<low>\w+)(?:\s*(?:-|–|to|or)\s*(?P<high>\w+))?\s+(?P<unit>(?:working |business )?days?|weeks?|months?)$")
_ENDS = re.compile(r"^end of (?:the|this) (week|month)$")
_DATE = re.compile(r"^(?:(?P<weekday>[a-z]{3,9})\.?,?\s+)?(?:(?P<d>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m>[a-z]{3,9})"
                   r"|(?P<m2>[a-z]{3,9}) (?P<d2>\d\d?)(?:st|nd|rd|th)?),?(?: (?P<y>\d{4}))?$")  # fmt: skip
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


@dataclass(frozen=True)
class Spoken:
    """What was understood: a day, on it perhaps a clock time; for a range the first day, and the words that were used."""

    day: date
    start: date | None = None
    clock: time | None = None
    words: str | None = None


def understood(text: str, today: date) -> Spoken | None:
    """Reads `text` as it was meant on the day `today`; None when it says no day that there is.

    A weekday is the next one after today, a day without a year the next one to come, a week ends on its Sunday.
    """
    words = " ".join(text.split())
    said = words.casefold()
    try:
        return _range(said, today, words) or _single(said, today)
    except (ValueError, OverflowError):  # 31 June, or past the year 9999
        return None


def _single(said: str, today: date) -> Spoken | None:
    match, clock = _CLOCK.match(_ISO_T.sub(" ", said)), None
    if match and (match["at"] or match["m"] or match["half"]):
        said, clock = match["day"] or "today", _clock(match)
    bare = _LEADING.sub("", _LEADING.sub("", said)).rstrip(".")
    day = next((day for day in _readings(bare, today) if day), None)
    return day and Spoken(day, clock=clock)


def _readings(said: str, today: date) -> Iterator[date | None]:
    yield {"today": today, "tomorrow": today + timedelta(1)}.get(said)
    yield _weekday(said, today)
    yield _end(said, today)
    yield _count(said, today)
    yield _date(said, today)


def _range(said: str, today: date, words: str) -> Spoken | None:
    """ "3 to 4 weeks": the first day after three, the last after four."""
    match = _SPAN.match(_LEADING.sub("", said))
    if not match or not match["high"]:
        return None
    low, high = _number(match["low"]), _number(match["high"])
    if not low or not high or low >= high:
        return None
    return Spoken(_after(today, high, match["unit"]), start=_after(today, low, match["unit"]), words=words)


def _count(said: str, today: date) -> date | None:
    match = _SPAN.match(said)
    number = match and not match["high"] and _number(match["low"])
    return _after(today, number, match["unit"]) if number else None


def _after(today: date, count: int, unit: str) -> date:
    if unit.startswith(("working", "business")):
        return _working_days(today, count)
    if unit.startswith("month"):
        months = today.year * 12 + today.month - 1 + count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return today + timedelta(weeks=count) if unit.startswith("week") else today + timedelta(days=count)


def _working_days(today: date, count: int) -> date:
    """Monday to Friday count; public holidays are not known here."""
    day = today
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


def _weekday(said: str, today: date) -> date | None:
    index = _index(said, WEEKDAYS)
    return None if index is None else today + timedelta((index - today.weekday() - 1) % 7 + 1)


def _end(said: str, today: date) -> date | None:
    match = _ENDS.match(said)
    if not match:
        return None
    if match[1] == "week":
        return today + timedelta(6 - today.weekday())
    return today.replace(day=monthrange(today.year, today.month)[1])


def _date(said: str, today: date) -> date | None:
    iso = _ISO.match(said)
    if iso:
        return date(*map(int, iso.groups()))
    match = _DATE.match(said)
    month = match and _index(match["m"] or match["m2"], MONTHS)
    if month is None:
        return None
    day, years = int(match["d"] or match["d2"]), [int(match["y"])] if match["y"] else range(today.year, today.year + 9)
    found = next((made for year in years if (made := _made(year, month + 1, day)) and (match["y"] or made >= today)), None)
    if found and match["weekday"] and _index(match["weekday"], WEEKDAYS) != found.weekday():
        return None
    return found


def _made(year: int, month: int, day: int) -> date | None:
    """None for a day that this year does not have, such as 29 February."""
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def _clock(match: re.Match[str]) -> time:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    return time(hour, minute)


def _number(said: str) -> int:
    """0 when it is no number."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 3 else NUMBERS.get(said, 0)


def _index(said: str, names: tuple[str, ...]) -> int | None:
    """Where a name, or its beginning of three letters or more, stands among the names."""
    if len(said) < 3:
        return None
    return next((i for i, name in enumerate(names) if name.startswith(said)), None)
