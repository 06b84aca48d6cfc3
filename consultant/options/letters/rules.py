"""The letters of options: what was A in one report is A in all that follow it, whatever becomes of the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase

from consultant.options.rules import Option


@dataclass(frozen=True)
class Lettered:
    """An option that a report put to the client: its words there, and the row that it is about (None: of before rows were kept)."""

    what: str
    row: int | None = None

    def is_of(self, what: str, row: int | None) -> bool:
        """By its row, however its words were mended since."""
        return self.row == row if self.row else self.what == what


def letter(place: int) -> str:
    """A to Z, then AA, AB ...; the first place is 0."""
    return ascii_uppercase[place] if place < 26 else letter(place // 26 - 1) + ascii_uppercase[place % 26]


def is_run(letters: Sequence[str]) -> bool:
    """Whether none is missing from the first to the last."""
    start = next(place for place in count() if letter(place) == letters[0])
    return list(letters) == [letter(start + place) for place in range(len(letters))]


def lettered(before: Sequence[Lettered], asked: Iterable[Option]) -> tuple[Lettered, ...]:
    """Those of the reports before, each at its place, then what is asked about for the first time."""
    found = list(before)
    for option in asked:
        place = next((place for place, one in enumerate(found) if one.is_of(option.what, option.id)), len(found))
        found[place : place + 1] = [Lettered(option.what, option.id)]
    return tuple(found)


def placed(offered: Sequence[Lettered], asked: Iterable[Option]) -> Iterator[tuple[str, Lettered]]:
    """The letter of each option that a report asks about, and what it put to the client: each once, also where two have the same
    words. One that was not put to them comes at the end."""
    free: list[Lettered | None] = list(offered)
    for option in asked:
        place = next((place for place, one in enumerate(free) if one and one.what == option.what), len(free))
        one = free[place] if place < len(free) else None
        free[place : place + 1] = [None]
        yield letter(place), one or Lettered(option.what)
