"""Room on page 1: how much recorded text it takes (domain.md, Report facts: page 1 never overflows)."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

MOST_WORDS = 265  # 280 on the whole page, less its title and what marks a list
LETTERS = 7  # of a word and the space after it
WORDS = range(25, 3, -1)  # of one recorded text: what the rule allows, then word by word down to what always fits


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


def rooms(show: Callable[[str], str]) -> list[Room]:
    """From what the rule allows down to what always fits."""
    return [Room(words, words * LETTERS - 5, _items(words), _name(words), show) for words in WORDS]


def _items(words: int) -> int:
    """The shorter the texts have to be, the fewer of them stand in a list."""
    return 3 if words > 9 else 2 if words > 6 else 1


def _name(words: int) -> int:
    return 40 if words > 12 else 12 + (words - 4) * 3


WIDEST = rooms(str)[0]


def _width(letter: str) -> float:
    """In letters of plain English: capitals are wider, letters of other alphabets too, Chinese and Japanese most."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 2
    if letter.isupper():
        return 1.6
    return 1 if letter < "\u0300" else 1.25


def _first_letters(text: str, most: int) -> str:
    return text[: sum(taken <= most for taken in accumulate(map(_width, text)))]
