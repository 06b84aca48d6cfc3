"""What papers are made of: plain data in words, which their pages in `reports/` know as `paper`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class PaperName(StrEnum):
    """The folder of each one in `reports/`, which holds its page, its style and a sample. The client's report is no part of this."""

    CALL_CARD = "call_card"
    AGENDA = "agenda"
    PASSPORT = "passport"
    OWN_LINES = "own_lines"
    COMPLAINT = "complaint"
    HANDOFF = "handoff"
    PARTING = "parting"
    CLOSING_NOTE = "closing_note"

    @property
    def is_one_page(self) -> bool:
        return self not in (PaperName.PASSPORT, PaperName.OWN_LINES, PaperName.COMPLAINT)


@dataclass(frozen=True)
class Line:
    """One fact: a label, what was recorded or computed, and recorded words as a quote."""

    label: str
    text: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Picture:
    """A photo on paper: the name under which the page finds it, and what it is in words."""

    name: str
    words: str


@dataclass(frozen=True)
class Box:
    """A thing with a box of 5 mm; `ticked` is also said in `state`."""

    what: str
    state: str
    ticked: bool = False
    more: tuple[str, ...] = ()
    photos: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Section:
    """Under a heading: sentences, then facts, then boxes, then lines to write on by hand."""

    heading: str
    sentences: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    blanks: tuple[str, ...] = ()
    is_slip: bool = False  # to be cut off

    @property
    def says_something(self) -> bool:
        return bool(self.sentences or self.lines or self.boxes or self.blanks)


@dataclass(frozen=True)
class Letter:
    """A paper with nothing private on it. `who`: for whom it is, what it is about, from whom, of which day."""

    heading: str
    who: tuple[Line, ...]
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    contact: tuple[str, ...]
    foot: str


@dataclass(frozen=True)
class Sheet:
    """The page in front of what proves one thing, with its photos; `pages` are for copies: each an id, and what it is in words."""

    heading: str
    sentences: tuple[str, ...]
    photos: tuple[Picture, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LetterWithProof(Letter):
    """A letter, and what comes behind it."""

    sheets: tuple[Sheet, ...] = ()


def as_plain(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers to a paper's questions as JSON keeps them; `as_typed` reads them back equal."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in answers.items()}


def as_typed(answers: Mapping[str, Any]) -> dict[str, Any]:
    """A question for a day has a name that ends in "_on"."""
    return {name: date.fromisoformat(value) if name.endswith("_on") and value else value for name, value in answers.items()}
