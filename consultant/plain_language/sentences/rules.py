"""The sentences of a masked text: a heading, a list item and a table cell end one, whatever they end with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.plain_language.masking.rules import Masked

WRAPPED = 60  # letters: a line this long may go on in the next one
# A full stop that belongs to its word, or one before a small letter, ends nothing.
_END = re.compile(r"(?P<stop>[.!?…]+)[\"')\]*_]*(?=\s+[^\s a-záéíóúñ]|\s*$)|[。！？]")
_MARKER = re.compile(r"\s*(?:#{1,6}\s|[-*•–+]\s|\d{1,2}[.)]\s|\||>|<!--|$)")
_LEAD = re.compile(r"(?:[\s#*>•–+|_-]|\d{1,2}[.)]\s|\[[ x]\])*")  # what marks a heading or an item
_WORD = re.compile(r"\w+(?:'\w+)*")


@dataclass(frozen=True)
class Sentence:
    """Its place in the masked text."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """A hyphen, a dash and a slash part two words."""
        return _WORD.findall(self.text)


def sentences(masked: Masked, short_forms: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """In their order; each has a word at least."""
    return tuple(sentence for start, end in _blocks(masked.text) for sentence in _split(masked.text, start, end, short_forms))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, headings, list items and table cells; a long line goes on in the next one, unless that begins anew."""
    start, place = 0, 0
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        end = place + len(line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if line.lstrip().startswith("<!--"):
            start = end  # nobody reads a comment
        elif line.lstrip().startswith("|"):
            yield from _cells(line, place)
            start = end
        elif len(line.rstrip()) < WRAPPED or line.lstrip().startswith("#") or _MARKER.match(following):
            yield start, end
            start = end
        place = end
    if start < place:
        yield start, place


def _cells(line: str, place: int) -> Iterator[tuple[int, int]]:
    for cell in re.finditer(r"[^|]+", line):
        yield place + cell.start(), place + cell.end()


def _split(text: str, start: int, end: int, short_forms: frozenset[str]) -> Iterator[Sentence]:
    place = start
    for stop in [*(stop.end() for stop in _END.finditer(text, start, end) if not _short_form(text, stop, short_forms)), end]:
        part = text[place:stop]
        lead = _LEAD.match(part).end()
        if _WORD.search(part, lead):
            yield Sentence(place + lead, place + len(part.rstrip()), part[lead:].rstrip())
        place = stop


def _short_form(text: str, stop: re.Match[str], short_forms: frozenset[str]) -> bool:
    """Whether it is the full stop of "Dr.", of an item's number, or of an initial: a letter after a name, not "option A."."""
    window = text[max(0, stop.start() - 20) : stop.start()]
    before, word = ["", "", *window.split()][-2:]
    is_initial = len(word) == 1 and word.isupper() and word != "I" and before[:1].isupper()
    is_number = window.rpartition("\n")[2].strip().isdigit()
    return stop["stop"] == "." and (word in short_forms or is_initial or is_number)
