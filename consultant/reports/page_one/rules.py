"""Room on page 1: how much recorded text it takes (domain.md, Report facts: page 1 never overflows)."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

MOST_WORDS = 280  # of the whole page
MOST_LINES = 31  # of bullets and paragraphs; A4 at 13 pt has room for 35 under the title
LINE = 58  # letters; measured 65 to 70 in plain English, fewer with capitals
NAME = 40  # letters of a party's name


class Room(NamedTuple):
    """The most that page 1 takes of one recorded text, and of one list."""

    words: int
    letters: int
    items: int


# From what the rule allows down to what always fits.
ROOMS = (Room(25, 170, 3), Room(18, 110, 3), Room(12, 75, 2), Room(8, 50, 1), Room(4, 24, 1))


def clipped(text: str, room: Room) -> str:
    """The text, or its beginning and a mark that more follows. A Chinese or Japanese letter takes the room of two."""
    words = text.split()
    short = _first_letters(" ".join(words[: room.words]), room.letters)
    return short if short == " ".join(words) else short.rstrip(" .,;:") + "…"


def is_cut(text: str, room: Room) -> bool:
    return clipped(text, room) != " ".join(text.split())


def fits(paragraphs: Iterable[str]) -> bool:
    """Whether these paragraphs, the title's among them, leave page 1 whole."""
    paragraphs = list(paragraphs)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    lines = sum(-(-_width(paragraph) // LINE) for paragraph in paragraphs)
    return words <= MOST_WORDS and lines <= MOST_LINES


def _width(text: str) -> int:
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _first_letters(text: str, most: int) -> str:
    taken = 0
    for place, letter in enumerate(text):
        taken += _letter_width(letter)
        if taken > most:
            return text[:place]
    return text
