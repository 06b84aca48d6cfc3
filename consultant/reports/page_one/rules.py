"""Room on page 1: how much recorded text it takes (domain.md, Report facts: page 1 never overflows)."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

MOST_WORDS = 280  # of the whole page
MOST_LINES = 29  # under the title; measured on A4 at 13 pt with seven bullets
LOGO_LINES = 3
LINE = 62  # letters of plain English; measured 65 to 70
SIZES = ((25, 170, 3, 40), (18, 110, 3, 40), (12, 75, 2, 30), (8, 50, 1, 20), (4, 24, 1, 12))


@dataclass(frozen=True)
class Room:
    """The most that page 1 takes of one recorded text, of one list, and of one name (in letters). `show` makes text
    printable, which can make it longer: a character without a glyph prints as its name."""

    words: int
    letters: int
    items: int
    name: int
    show: Callable[[str], str]

    def clip(self, text: str) -> str:
        """The text, or its beginning and a mark that more follows."""
        return self._cut(text, self.letters)

    def clip_name(self, text: str) -> str:
        return self._cut(text, self.name)

    def cuts(self, text: str) -> bool:
        return self.clip(text) != " ".join(self.show(text).split())

    def _cut(self, text: str, letters: int) -> str:
        words = self.show(text).split()
        short = _first_letters(" ".join(words[: self.words]), letters)
        return short if short == " ".join(words) else short.rstrip(" .,;:") + "…"


def rooms(show: Callable[[str], str]) -> Iterator[Room]:
    """From what the rule allows down to what always fits."""
    return (Room(*size, show) for size in SIZES)


def fits(paragraphs: Iterable[str], logo: bool) -> bool:
    """Whether these paragraphs, which are all but the title, leave page 1 whole."""
    paragraphs = list(paragraphs)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    lines = sum(-(-sum(map(_width, paragraph)) // LINE) for paragraph in paragraphs)
    return words <= MOST_WORDS and lines <= MOST_LINES - LOGO_LINES * logo


def _width(letter: str) -> float:
    """In letters of plain English: capitals are wider, letters of other alphabets too, Chinese and Japanese most."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 2
    if letter.isupper():
        return 1.6
    return 1 if letter < "\u0300" else 1.25


def _first_letters(text: str, most: int) -> str:
    return text[: sum(taken <= most for taken in accumulate(map(_width, text)))]
