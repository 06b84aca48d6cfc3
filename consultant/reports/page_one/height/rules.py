"""How high page 1 is at most, by its letters alone: most pages have so much room that nothing has to be tried on them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf

from consultant.reports.editions.rules import Edition

MM = 72 / 25.4  # points
TEXT, LINE = 13, 19.5  # points: letters, and from line to line; all measures are those of print.css and page.css
SPARE = 2.5 * LINE  # what a trial keeps free for longer page numbers, and one line more


@dataclass(frozen=True)
class Sheet:
    """What is printed on, in points, without its margins."""

    width: float
    height: float


SHEETS = {Edition.A4: Sheet(154 * MM, 251 * MM), Edition.LETTER: Sheet(157.9 * MM, 242.4 * MM)}


@dataclass(frozen=True)
class Paragraph:
    """Its bold beginning and the rest; how many points its letters, its lines and the room below it take; by how much its
    lines are shorter than others."""

    bold: str
    plain: str = ""
    letters: float = TEXT
    line: float = LINE
    below: float = 0
    shorter: float = 0


@dataclass(frozen=True)
class Type:
    """How wide each letter is, in em, and how a text becomes printable."""

    plain: Mapping[str, float]
    bold: Mapping[str, float]
    show: Callable[[str], str] = str


def surely_fit(paragraphs: Iterable[Paragraph], edition: Edition, type: Type) -> bool:
    """Whether they stand on one sheet of this edition; False when that can't be said."""
    sheet = SHEETS.get(edition)
    return sheet is not None and height(paragraphs, sheet.width, type) + SPARE <= sheet.height


def height(paragraphs: Iterable[Paragraph], width: float, type: Type) -> float:
    """The most that they can take, in points."""
    return sum(_lines(each, (width - each.shorter) / each.letters, type) * each.line + each.below for each in paragraphs)


def _lines(paragraph: Paragraph, width: float, type: Type) -> float:
    """At most so many of this width in em; no number is enough for a letter of unknown width, or a word that is too long."""
    lines, taken = 1, 0.0
    for text, ems in ((paragraph.bold, type.bold), (paragraph.plain, type.plain)):
        for word in type.show(text).split(" "):
            long = sum(ems.get(letter, inf) for letter in word)
            if long > width:
                return inf
            if taken + long > width:
                lines, taken = lines + 1, 0.0
            taken += long + ems[" "]
    return lines
