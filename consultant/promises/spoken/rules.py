"""Days and ranges as people say them on the telephone, in English: "Friday", "17 May", "3 to 4 weeks"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

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
_SPAN = re.compile(r"^(?P<low>\w+)(?:\s*(?:-|–|to|or)\s*(?P<high>\w+))?\s+"
                   r"(?P<unit>(?:working |business )?days?|hours?|weeks?|fortnights?|months?)$")  # fmt: skip
_PERIOD = re.compile(r"^(?P<end>end of )?(?:the |this |(?P<next>next ))?(?P<unit>week|month)$")
_NEXT = re.compile(r"^next ([a-z]+)$")
_EITHER = re.compile(r"^(.+) or (.+)$")
_NTH = re.compile(r"^(\d\d?)(?:st|nd|rd|th)$")
_DIGITS = re.compile(r"^(\d\d?)(?P<sign>[./-])(\d\d?)(?:(?P=sign)(\d{4}|\d\d)?)?$", re.ASCII)
_MARKED = re.compile(r"\d\s*[./:-]\s*\d")
TODAY = frozenset({"today", "later today", "tonight", "this morning", "this afternoon", "this evening"})
_DATE = re.compile(r"^(?:(?P<weekday>[a-z]{3,9})\.?,?\s+)?(?:(?P<d>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m>[a-z]{3,9})"
                   r"|(?P<m2>[a-z]{3,9}) (?P<d2>\d\d?)(?:st|nd|rd|th)?),?(?: (?P<y>\d{4}))?$")  # fmt: skip
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


@dataclass(frozen=True)
class Spoken:
    """What was understood: a day, on it perhaps a clock time; for a range the first day; the words when they are more than a day."""

    day: date
    start: date | None = None
    clock: time | None = None
    words: str | None = None


def understood(text: str, now: date | datetime) -> Spoken | None:
    """Reads `text` as it was meant on the day `now`, or at that time of it; None when it says no day that there is.

    A weekday is the next one after today, "next Tuesday" that of the week after this one, a day without a year the next one
    to come; a week ends on its Sunday.
    """
    words = " ".join(text.split())
    said, today = words.casefold(), now.date() if isinstance(now, datetime) else now
    try:
        return _range(said, today, words) or _hours(said, now, words) or _single(said, today, words)
    except (ValueError, OverflowError):  # 31 June, or past the year 9999
        return None


def looks_mistyped(text: str) -> bool:
    """Of words that say no day: whether they were meant to, as "31/6", "31 June" and "at 25:00" were."""
    match = _DATE.match(" ".join(text.casefold().split()))
    named = match and ((match["weekday"], WEEKDAYS), (match["m"] or match["m2"], MONTHS))
    return bool(_MARKED.search(text)) or any(name and _index(name, names) is not None for name, names in named or ())


def _single(said: str, today: date, words: str) -> Spoken | None:
    match, clock = _CLOCK.match(_ISO_T.sub(" ", said)), None
    if match and (match["at"] or match["m"] or match["half"]):
        said, clock = match["day"] or "today", _clock(match)
    bare = _bare(said)
    day = _plain(bare, today)
    if day:
        return Spoken(day, clock=clock)
    day = _end(bare, today) or _count(bare, today) or _named(bare, today)
    return day and Spoken(day, clock=clock, words=words)


def _bare(said: str) -> str:
    return _LEADING.sub("", _LEADING.sub("", said)).rstrip(".")


def _plain(said: str, today: date) -> date | None:
    """What is a day and nothing more."""
    if said in ("today", "tomorrow"):
        return today + timedelta(said == "tomorrow")
    return _weekday(said, today) or _date(said, today)


def _named(said: str, today: date) -> date | None:
    if said in TODAY:
        return today
    if said == "christmas":
        return _date("25 december", today)
    match = _NEXT.match(said)
    weekday = _index(match[1], WEEKDAYS) if match else None
    return None if weekday is None else _monday_after(today) + timedelta(weekday)


def _hours(said: str, now: date | datetime, words: str) -> Spoken | None:
    """From the time when it was said; from an unknown one, up to the end of the last day that it can be."""
    match = _SPAN.match(_bare(said))
    count = _number(match["high"] or match["low"]) if match and match["unit"].startswith("hour") else 0
    if not count:
        return None
    if isinstance(now, datetime):
        end = now + timedelta(hours=count)
        return Spoken(end.date(), clock=end.time().replace(second=0, microsecond=0, tzinfo=None), words=words)
    return Spoken(now + timedelta(days=-(-count // 24)), words=words)


def _range(said: str, today: date, words: str) -> Spoken | None:
    """ "3 to 4 weeks": the first day after three, the last after four; "Monday or Tuesday"; the days of "next week"."""
    bare = _bare(said)
    start, end = _span(bare, today) or _next_period(bare, today) or _either(bare, today) or (None, None)
    return Spoken(end, start=start, words=words) if start and start < end else None


def _span(said: str, today: date) -> tuple[date, date] | None:
    match = _SPAN.match(said)
    if not match or not match["high"] or match["unit"].startswith("hour"):
        return None
    low, high = _number(match["low"]), _number(match["high"])
    return (_after(today, low, match["unit"]), _after(today, high, match["unit"])) if low and high else None


def _next_period(said: str, today: date) -> tuple[date, date] | None:
    match = _PERIOD.match(said)
    if not match or match["end"] or not match["next"]:
        return None
    end = _end(said, today)
    return (end.replace(day=1) if match["unit"] == "month" else end - timedelta(6)), end


def _either(said: str, today: date) -> tuple[date, date] | None:
    match = _EITHER.match(said)
    days = [_plain(_bare(half), today) for half in match.groups()] if match else []
    return (min(days), max(days)) if days and all(days) else None


def _count(said: str, today: date) -> date | None:
    match = _SPAN.match(said)
    number = match and not match["high"] and _number(match["low"])
    return _after(today, number, match["unit"]) if number and not match["unit"].startswith("hour") else None


def _after(today: date, count: int, unit: str) -> date:
    if unit.startswith(("working", "business")):
        return _working_days(today, count)
    if unit.startswith("month"):
        months = today.year * 12 + today.month - 1 + count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    if unit.startswith("fortnight"):
        return today + timedelta(weeks=2 * count)
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
    """The last day of "this week", "end of the month", "end of next week"."""
    match = _PERIOD.match(said)
    if not match or said in ("week", "month"):
        return None
    if match["unit"] == "week":
        return _monday_after(today) + timedelta(6 if match["next"] else -1)
    month = _after(today, 1, "month") if match["next"] else today
    return month.replace(day=monthrange(month.year, month.month)[1])


def _monday_after(today: date) -> date:
    return today + timedelta(7 - today.weekday())


def _date(said: str, today: date) -> date | None:
    iso = _ISO.match(said)
    if iso:
        return date(*map(int, iso.groups()))
    digits, nth = _DIGITS.match(said), _NTH.match(said)
    if nth:
        return _next_nth(int(nth[1]), today)
    if digits:
        return _in_digits(digits, today)
    match = _DATE.match(said)
    month = match and _index(match["m"] or match["m2"], MONTHS)
    if month is None:
        return None
    found = _in_year(int(match["d"] or match["d2"]), month + 1, match["y"] and int(match["y"]), today)
    if found and match["weekday"] and _index(match["weekday"], WEEKDAYS) != found.weekday():
        return None
    return found


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
