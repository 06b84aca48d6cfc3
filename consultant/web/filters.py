"""What templates may ask of a value: a day or a time in words, a number in groups."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import accumulate, pairwise

from flask import Flask
from flask_babel import get_locale

from consultant.clocks.calendar.words import clock, day, long_day, short_day
from consultant.clocks.words import days_late, duration

# Digits go in threes, and in fours where the rest then comes out even: 4 4 3, 4 3 3, 3 3.
_CHUNKS = re.compile(r"\d{4}(?=(?:\d{4})?(?:\d{3})*(?!\d))|\d{1,3}")
_LONG = re.compile(r"\d{6,}")
_GAPS = re.compile(r"\s+(?=\S)")
_TRUNK = re.compile(r"(?<=\d)[\s.-]*\(0\)")  # of "+44 (0)20 …": dialled only inside the country


def init_app(app: Flask) -> None:
    for filter in (day, long_day, short_day, clock, duration, days_late, iso, groups, tel):
        app.add_template_filter(filter)
    app.add_template_global(language)


def language() -> str:
    """The language of the page, for its `lang`: en, pt-BR."""
    return str(get_locale() or "en").replace("_", "-")


def iso(value: date | datetime) -> str:
    """For the `datetime` attribute of `<time>`."""
    return value.isoformat()


def groups(reference: str) -> list[str]:
    """A reference number in groups that can be read aloud: VA-1234567 gives VA-1234, 567; joined they give it back.

    Only a long run of digits is parted: what stands around a sign belongs together.
    """
    edges = [0, *sorted(set(_cuts(reference))), len(reference)]
    return [reference[start:end] for start, end in pairwise(edges) if start < end]


def _cuts(reference: str) -> Iterator[int]:
    for run in _LONG.finditer(reference):
        chunks = _CHUNKS.findall(run[0])
        yield from (run.start() + length for length in accumulate(map(len, chunks[:-1])))
    yield from (gap.end() for gap in _GAPS.finditer(reference))


def tel(number: str) -> str:
    """What a phone dials for a number as it is written: "+44 (0)20 7946 0018 x12" gives tel:+442079460018,12."""
    typed = number.strip().casefold()
    if typed.startswith("+"):
        typed = _TRUNK.sub("", typed)
    # An extension is dialled after a pause; "#" would begin another part of an address.
    return "tel:" + re.sub(r"[^\d+*#,;]", "", typed.replace("x", ",")).replace("#", "%23")
