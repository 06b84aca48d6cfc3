"""A date as it is said or written: "17 May", "Fri 17 May 2013", "29.11.", "the 9th"; and the next Friday."""

import re
from calendar import monthrange
from datetime import date, timedelta
from difflib import get_close_matches

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NAMED = (*WEEKDAYS, "tomorrow")
NEARLY = 0.82  # of letters in common: "wendsday" is near enough, "someday" and "holiday" are not

_WORD = re.compile(r"[a-z]+")
_NTH = re.compile(r"^(\d\d?)(?:st|nd|rd|th)$")
_DIGITS = re.compile(r"^(\d\d?)(?P<sign>[./-])(\d\d?)(?:(?P=sign)(\d{4}|\d\d)?)?$", re.ASCII)
_DATE = re.compile(r"^(?:(?P<weekday>[a-z]{3,9})\.?,?\s+)?(?:(?P<d>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m>[a-z]{3,9})"
                   r"|(?P<m2>[a-z]{3,9}) (?P<d2>\d\d?)(?:st|nd|rd|th)?),?(?: (?P<y>\d{4}))?$")  # fmt: skip
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


def weekday_said(said: str, today: date) -> date | None:
    """The next one after today."""
    index = place_among(said, WEEKDAYS)
    return None if index is None else today + timedelta((index - today.weekday() - 1) % 7 + 1)


def date_said(said: str, today: date) -> date | None:
    """None when it is no date, or none that there is. Raises ValueError for 2013-02-31."""
    iso = _ISO.match(said)
    if iso:
        return date(*map(int, iso.groups()))
    digits, nth = _DIGITS.match(said), _NTH.match(said)
    if nth:
        return _next_nth(int(nth[1]), today)
    if digits:
        return _in_digits(digits, today)
    match = _DATE.match(said)
    month = match and place_among(match["m"] or match["m2"], MONTHS)
    if month is None:
        return None
    found = _in_year(int(match["d"] or match["d2"]), month + 1, match["y"] and int(match["y"]), today)
    if found and match["weekday"] and place_among(match["weekday"], WEEKDAYS) != found.weekday():
        return None
    return found


def names_a_day(said: str) -> bool:
    """Whether a weekday or a month stands where a date has it, if only on a day that there is not, or a weekday with a slip."""
    match = _DATE.match(said)
    named = match and ((match["weekday"], WEEKDAYS), (match["m"] or match["m2"], MONTHS))
    return any(name and place_among(name, names) is not None for name, names in named or ()) or _misspells_a_day(said)


def _misspells_a_day(said: str) -> bool:
    """ "by Tuesdy": a word that is nearly a weekday, or "tomorrow". One that is spelled right may stand in a longer text."""
    return any(get_close_matches(word, NAMED, n=1, cutoff=NEARLY) for word in _WORD.findall(said) if word.rstrip("s") not in NAMED)


def place_among(said: str, names: tuple[str, ...]) -> int | None:
    """Where a name, or its beginning of three letters or more, stands among the names."""
    if len(said) < 3:
        return None
    return next((i for i, name in enumerate(names) if name.startswith(said)), None)


def _in_year(day: int, month: int, year: int | None, today: date) -> date | None:
    """Without a year, the next such day to come."""
    years = [year] if year else range(today.year, today.year + 9)
    return next((made for y in years if (made := _made(y, month, day)) and (year or made >= today)), None)


def _in_digits(match: re.Match[str], today: date) -> date | None:
    """29.11. has its day first; 11/30 can be one day only, and 5/6 could be two, so it is none."""
    first, second, year = int(match[1]), int(match[3]), match[4] and int(match[4])
    if match["sign"] != "." and second > 12:
        first, second = second, first
    elif match["sign"] != "." and first <= 12 and first != second:
        return None
    return _in_year(first, second, year + 2000 if year and year < 100 else year, today) if 1 <= second <= 12 and first else None


def _next_nth(day: int, today: date) -> date | None:
    """The 25th: of this month, or of the next one that has such a day."""
    months = ((today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1) for n in range(3))
    return next((made for year, month in months if day and (made := _made(year, month, day)) and made >= today), None)


def _made(year: int, month: int, day: int) -> date | None:
    """None for a day that this year does not have, such as 29 February."""
    return date(year, month, day) if day <= monthrange(year, month)[1] else None
