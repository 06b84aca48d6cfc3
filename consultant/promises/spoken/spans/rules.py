"""Spans and periods as they are said: "3 to 4 weeks", "ten working days", "end of next month"."""

import re
from calendar import monthrange
from datetime import date, timedelta

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

_SPAN = re.compile(r"^(?P<low>\w+)(?:\s*(?:-|–|to|or)\s*(?P<high>\w+))?\s+"
                   r"(?P<unit>(?:working |business )?days?|hours?|weeks?|fortnights?|months?)$")  # fmt: skip
_PERIOD = re.compile(r"^(?P<end>end of )?(?:the |this |(?P<next>next ))?(?P<unit>week|month)$")


def hours_said(said: str) -> int:
    """How many; of "2 to 3 hours" the last; 0 when it says none."""
    match = _SPAN.match(said)
    return _number(match["high"] or match["low"]) if match and match["unit"].startswith("hour") else 0


def after_said(said: str, today: date) -> date | None:
    """The day after so many days, weeks or months."""
    match = _SPAN.match(said)
    number = match and not match["high"] and _number(match["low"])
    return _after(today, number, match["unit"]) if number and not match["unit"].startswith("hour") else None


def between_said(said: str, today: date) -> tuple[date, date] | None:
    """The days after the fewest and after the most of "3 to 4 weeks"."""
    match = _SPAN.match(said)
    if not match or not match["high"] or match["unit"].startswith("hour"):
        return None
    low, high = _number(match["low"]), _number(match["high"])
    return (_after(today, low, match["unit"]), _after(today, high, match["unit"])) if low and high else None


def end_said(said: str, today: date) -> date | None:
    """The last day of "this week", "end of the month", "end of next week"."""
    match = _PERIOD.match(said)
    if not match or said in ("week", "month"):
        return None
    if match["unit"] == "week":
        return monday_after(today) + timedelta(6 if match["next"] else -1)
    month = _after(today, 1, "month") if match["next"] else today
    return month.replace(day=monthrange(month.year, month.month)[1])


def next_period_said(said: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of "next week" or "next month"."""
    match = _PERIOD.match(said)
    if not match or match["end"] or not match["next"]:
        return None
    end = end_said(said, today)
    return (end.replace(day=1) if match["unit"] == "month" else end - timedelta(6)), end


def monday_after(today: date) -> date:
    return today + timedelta(7 - today.weekday())


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


def _number(said: str) -> int:
    """0 when it is no number."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 3 else NUMBERS.get(said, 0)
