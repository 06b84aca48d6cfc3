"""Days and ranges as people say them on the telephone, in English: "Friday", "17 May", "3 to 4 weeks"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from consultant.promises.spoken.dates.rules import WEEKDAYS, date_said, names_a_day, place_among, weekday_said
from consultant.promises.spoken.spans.rules import after_said, between_said, end_said, hours_said, monday_after, next_period_said

_LEADING = re.compile(r"^(?:by|on|in|within|before|until|at the|the)\s+")
_CLOCK = re.compile(r"^(?P<day>.*?)[ ,]*\b(?P<at>at )?(?P<h>\d\d?)(?::(?P<m>\d\d))? ?(?P<half>[ap]m)?$")
_NEXT = re.compile(r"^next ([a-z]+)$")
_EITHER = re.compile(r"^(.+) or (.+)$")
_MARKED = re.compile(r"\d\s*[./:-]\s*\d")
TODAY = frozenset({"today", "later today", "tonight", "this morning", "this afternoon", "this evening"})
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")


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
    return bool(_MARKED.search(text)) or names_a_day(" ".join(text.casefold().split()))


def _single(said: str, today: date, words: str) -> Spoken | None:
    match, clock = _CLOCK.match(_ISO_T.sub(" ", said)), None
    if match and (match["at"] or match["m"] or match["half"]):
        said, clock = match["day"] or "today", _clock(match)
    bare = _bare(said)
    day = _plain(bare, today)
    if day:
        return Spoken(day, clock=clock)
    day = end_said(bare, today) or after_said(bare, today) or _named(bare, today)
    return day and Spoken(day, clock=clock, words=words)


def _bare(said: str) -> str:
    return _LEADING.sub("", _LEADING.sub("", said)).rstrip(".")


def _plain(said: str, today: date) -> date | None:
    """What is a day and nothing more."""
    if said in ("today", "tomorrow"):
        return today + timedelta(said == "tomorrow")
    return weekday_said(said, today) or date_said(said, today)


def _named(said: str, today: date) -> date | None:
    if said in TODAY:
        return today
    if said == "christmas":
        return date_said("25 december", today)
    match = _NEXT.match(said)
    weekday = place_among(match[1], WEEKDAYS) if match else None
    return None if weekday is None else monday_after(today) + timedelta(weekday)


def _hours(said: str, now: date | datetime, words: str) -> Spoken | None:
    """From the time when it was said; from an unknown one, up to the end of the last day that it can be."""
    count = hours_said(_bare(said))
    if not count:
        return None
    if isinstance(now, datetime):
        end = now + timedelta(hours=count)
        return Spoken(end.date(), clock=end.time().replace(second=0, microsecond=0, tzinfo=None), words=words)
    return Spoken(now + timedelta(days=-(-count // 24)), words=words)


def _range(said: str, today: date, words: str) -> Spoken | None:
    """ "3 to 4 weeks": the first day after three, the last after four; "Monday or Tuesday"; the days of "next week"."""
    bare = _bare(said)
    start, end = between_said(bare, today) or next_period_said(bare, today) or _either(bare, today) or (None, None)
    return Spoken(end, start=start, words=words) if start and start < end else None


def _either(said: str, today: date) -> tuple[date, date] | None:
    match = _EITHER.match(said)
    days = [_plain(_bare(half), today) for half in match.groups()] if match else []
    return (min(days), max(days)) if days and all(days) else None


def _clock(match: re.Match[str]) -> time:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    return time(hour, minute)
