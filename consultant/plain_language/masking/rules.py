"""A text with one word in place of each name, number and date, and the way back to where it stood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

MARK = "ʘ"  # in each word that stands for something: nobody types it
SHORT = 4  # letters of a name that is known by its capitals only


class Kind(StrEnum):
    """What was masked. Its word has two syllables, and begins with a capital as a name does."""

    WEB = f"We{MARK}ba"
    MAIL = f"Ma{MARK}il"
    MONEY = f"Mo{MARK}ny"
    TIME = f"Ti{MARK}me"
    DATE = f"Da{MARK}te"
    FIGURES = f"Fi{MARK}gu"  # a date in figures
    REFERENCE = f"Re{MARK}fe"
    PHONE = f"Ph{MARK}on"
    NUMBER = f"Nu{MARK}mb"
    NAME = f"Na{MARK}me"
    QUOTE = f"Qu{MARK}te"


@dataclass(frozen=True)
class Masked:
    """`starts` and `ends`: for each character, the span of the original that it stands for."""

    text: str
    original: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where this part of the masked text stands in the original; `start` < `end`."""
        return self.starts[start], self.ends[end - 1]

    def items(self, kind: Kind) -> Iterator[tuple[int, int]]:
        """Where the words of this kind stand in the masked text."""
        return (found.span() for found in re.finditer(kind, self.text))


@dataclass(frozen=True)
class Plain:
    """What masking has to know of a language."""

    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    before_a_day: tuple[str, ...] = ()  # "on", "by": what follows in figures is a date
    common_names: tuple[str, ...] = ()  # plain words that are names too


SIGN = r"(?:(?:US|CA|AU|NZ)?[$€£¥₹₩₽])"
CODE = r"(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|MXN|ARS|COP|CLP|SEK|NOK|DKK|PLN|INR)\b"
SUM = r"(?:\d{1,3}(?:[ ,.'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?!\d)"
_D, _M = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_FIGURES = (
    rf"\d{{4}}[-/.]{_M}[-/.]{_D}"  # 2025-05-09
    rf"|(?:{_D}[-/]{_M}|{_M}[-/]{_D})[-/](?:\d{{4}}|\d{{2}})"  # 9/5/2025, 12/31/24
    rf"|{_D}\.{_M}\.\d{{4}}"  # 9.5.2025
    r"|(?:0[1-9]|[12]\d|3[01])/0[1-9]|0[1-9]/(?:0[1-9]|[12]\d|3[01])"  # 05/09
)
_CLOCK = r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?: ?[ap]\.?m\b\.?| ?h\b)|:[0-5]\d(?::[0-5]\d)?| ?[ap]\.m\.| ?[ap]m\b)(?![\d:])"
_WEB = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"
# Four characters and more, of them a digit and a capital, dash, slash or #.
_REFERENCE = r"(?<![\w/#-])(?!\d+/[a-z]+\b)#?(?=[\w/#-]{4})(?=[\w/#-]*\d)(?=[\w/#-]*[A-ZÁÉÍÓÚÑ/#-])[\w/#-]*\w(?![\w/#])"


@cache
def _patterns(plain: Plain) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """In this order; what one of them took is left alone by the next."""
    currency = rf"(?:{SIGN}|{CODE}|(?i:{_one_of(plain.currencies)})\b)"
    before = "|".join(rf"(?<=\b{word} )" for word in plain.before_a_day) or "(?!)"
    return (
        (Kind.WEB, re.compile(_WEB, re.I)),
        (Kind.MAIL, re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
        (Kind.MONEY, re.compile(rf"(?<!\w)(?:{SIGN} ?{SUM}|{SUM} ?{currency}|{CODE} ?{SUM})")),
        (Kind.TIME, re.compile(rf"(?<![\w.:]){_CLOCK}", re.I)),
        (Kind.DATE, re.compile(_full_date(plain), re.I)),
        (Kind.FIGURES, re.compile(rf"(?<![\w/.#-])(?:{_FIGURES}|(?:{before})(?:{_D}/{_M}|{_M}/{_D}))(?!\.\d)(?![\w/#-])", re.I)),
        (Kind.REFERENCE, re.compile(_REFERENCE)),
        (Kind.PHONE, re.compile(r"(?<![\w.])(?:\+ ?)?\(?\d{2,}\)?(?:[ \u00a0()-]{1,2}\d{2,})+(?!\w)")),
        (Kind.NUMBER, re.compile(r"(?<![\w.])\d+(?:[.,]\d+)+(?!\w)")),
    )


def _full_date(plain: Plain) -> str:
    """ "9 May 2025", "Friday 23 May", "May 9, 2025", "9 de mayo de 2025"; the space may be one that does not break."""
    months = "|".join(rf"{month}|{month[:3]}\.?(?![^\W\d_])" for month in plain.months) or "(?!)"
    month, weekday = rf"(?:{months})", rf"(?:(?:{_one_of(plain.weekdays)}),?\s(?:the )?)?"
    nth, year = r"\d{1,2}(?:st|nd|rd|th|º)?", r"\d{4}"
    day_first = rf"{nth}\s(?:de |of )?{month}(?:,?\s(?:de |del )?{year})?"
    return rf"\b{weekday}(?:{day_first}|{month}\s{nth}(?:,?\s{year})?|{month}\s(?:de )?{year})(?!\w)"


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


QUOTES = re.compile(r"“[^“”\n]{1,2000}”|„[^„“”\n]{1,2000}[“”]|«[^«»\n]{1,2000}»|\"[^\"\n]{1,2000}\"")
_PLAIN = str.maketrans("‘’‚“”„«»\u00a0\u202f" + MARK, "'''\"\"\"\"\"  o")  # each by one character, so that places stay
PLAIN = Plain()


def mask(
    text: str, names: Iterable[str] = (), plain: Plain = PLAIN, quotes: bool = True, recorded: Iterable[str] = ()
) -> Masked:
    """The masked text. With `quotes`, one word also stands for what stands between quotation marks, and for each
    `recorded` text, which others wrote."""
    taken: list[tuple[int, int, Kind]] = []
    if quotes:
        for said in sorted({text_.strip() for text_ in recorded} - {""}, key=len, reverse=True):
            _take(taken, re.compile(_edged(said)), text, Kind.QUOTE)
        _take(taken, QUOTES, text, Kind.QUOTE)
    for kind, pattern in _patterns(plain):
        _take(taken, pattern, text, kind)
    for name in sorted({" ".join(name.split()) for name in names} - {""}, key=len, reverse=True):
        _take(taken, _name(name, plain.common_names), text, Kind.NAME)
    return _with(text, sorted(taken))


def _take(taken: list[tuple[int, int, Kind]], pattern: re.Pattern[str], text: str, kind: Kind) -> None:
    spans = (found.span() for found in pattern.finditer(text))
    free = [span for span in spans if span[0] < span[1] and all(span[1] <= start or end <= span[0] for start, end, _ in taken)]
    taken.extend((*span, kind) for span in free)


@lru_cache(500)
def _name(name: str, common: tuple[str, ...]) -> re.Pattern[str]:
    """A name of one short or common word with its capitals only; each with word edges."""
    as_written = " " not in name and (len(name) <= SHORT or name.lower() in common)
    return re.compile(_edged(name), 0 if as_written else re.I)


def _edged(text: str) -> str:
    words = r"\s+".join(map(re.escape, text.split()))
    return rf"(?<!\w){words}(?!\w)"


def _with(text: str, taken: list[tuple[int, int, Kind]]) -> Masked:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for start, end, kind in [*taken, (len(text), len(text), None)]:
        parts.append(text[place:start].translate(_PLAIN))
        starts.extend(range(place, start))
        ends.extend(range(place + 1, start + 1))
        if kind:
            parts.append(kind.value)
            starts.extend([start] * len(kind.value))
            ends.extend([end] * len(kind.value))
        place = end
    return Masked("".join(parts), text, tuple(starts), tuple(ends))
