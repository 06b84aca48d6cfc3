"""Text that prints whatever was typed or pasted, and what can go wrong at the press."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LONGEST_TOKEN = 40  # characters without a place to break: longer ones cost the engine quadratic time
PIECE = 10  # a longer token is broken this often, so that the narrowest column finds a place within two lines
MOST_MARKS = 4  # on one letter: Hebrew with vowels and accents needs 4; hundreds would be drawn over other lines
MOST_COPIES = 100  # pages of files that somebody sent, on pages of one document

BREAK_HERE = "\u200b"
ISOLATE, ISOLATE_NUMBER, END_ISOLATE = "\u2068", "\u2066", "\u2069"
JOINERS_AND_DIRECTION_MARKS = frozenset("\u200c\u200d\u200e\u200f\u061c")  # spelling in Arabic, Persian and Hebrew needs them
INVISIBLE_MARKS = frozenset("\u034f\u180b\u180c\u180d\u180f")

_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
_NEW_LINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]{2,}")
_LINE_EDGES = re.compile(" ?\n ?")
_BLANK_LINES = re.compile("\n{3,}")
_SEPARATE_ACCENT = re.compile("[\u0300-\u036f\u3099\u309a]")
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{{MOST_MARKS}}})[{_MARKS}]+")
_BREAKING_SPACE = " \n\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_LONG_TOKEN = re.compile(f"[^{_BREAKING_SPACE}]{{{LONGEST_TOKEN + 1},}}")
# A long token is cut after punctuation or before a Chinese character where there is one, never between a letter and its mark.
_PIECES = re.compile(
    rf".{{1,{PIECE}}}(?:(?<=[/\\?&=.,;:_\-、。])|(?=[\u4e00-\u9fff]))(?![{_MARKS}])"
    rf"|.{{1,{PIECE}}}(?![{_MARKS}])"
)
_RTL = "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
# Within a name, not between two: a comma or a full stop belongs to the sentence around them.
_WITHIN_A_NAME = r"[\s\d\-\u2010\u2011'\"\u2018-\u201f\u00ab\u00bb]"
_RIGHT_TO_LEFT = re.compile(rf"{_RTL}+(?:{_WITHIN_A_NAME}*{_RTL}+)*")

_GROUPED_NUMBER = re.compile(r"\+?\d+(?:[ ().\-\u00a0]+\d+)+")


class DocumentProblem(StrEnum):
    TOO_SLOW = "too slow"
    TOO_LARGE = "too large"
    STOPPED = "stopped"
    REFUSED = "refused"


class DocumentError(Exception):
    """A document was not printed. `detail` is for the log, never for the screen."""

    def __init__(self, problem: DocumentProblem, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}" if detail else problem.value)
        self.problem = problem
        self.detail = detail


class UnreadableFile(Exception):
    """A PDF that somebody sent cannot be printed: `is_locked` when it wants a password."""

    def __init__(self, is_locked: bool) -> None:
        super().__init__("locked" if is_locked else "broken")
        self.is_locked = is_locked


@dataclass(frozen=True)
class Copy:
    """One page of a PDF that somebody sent (`page` from 0, of the resource), to be drawn on our page that has the id `at`."""

    at: str
    resource: str
    page: int


def drawable(code_points: Iterable[int]) -> frozenset[str]:
    """The characters that may go to the press as they are: with a glyph, and no control, format or surrogate."""
    return frozenset(c for c in map(chr, code_points) if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def printable(text: str, known: frozenset[str]) -> str:
    """The text as paper shows it: no controls, a name for what has no glyph, a place to break in every long token."""
    text = _NEW_LINES.sub("\n", text)
    strange = set(text) - known
    if strange:
        text = text.translate({ord(c): _stand_in(c) for c in strange})
    text = _BLANK_LINES.sub("\n\n", _LINE_EDGES.sub("\n", _SPACES.sub(" ", text)))
    if _SEPARATE_ACCENT.search(text):
        text = _composed(text, known)
    text = _TOO_MANY_MARKS.sub(r"\1", text)
    text = _LONG_TOKEN.sub(lambda token: BREAK_HERE.join(_PIECES.findall(token[0])), text)
    if _RIGHT_TO_LEFT.search(text):
        text = "\n".join(_isolated(line) for line in text.split("\n"))
    return text


def missing_glyphs(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """The names of the characters that no font draws, each once, in the order of the text."""
    return tuple(_name(c) for c in dict.fromkeys(text) if c not in known and _visible(c))


def _composed(text: str, known: frozenset[str]) -> str:
    """An accent joined with its letter comes from the letter's font and sits right; not where no font has the two as one."""
    composed = unicodedata.normalize("NFC", text)
    return composed if set(composed) - known <= set(text) else text


def _isolated(line: str) -> str:
    """A Hebrew name in an English sentence must not reorder the date or number beside it; a Hebrew line is one whole."""
    if any(unicodedata.bidirectional(c) == "L" for c in line):
        return _RIGHT_TO_LEFT.sub(lambda name: _isolate(name[0]), line)
    return _isolate(line)


def _isolate(words: str) -> str:
    """From right to left, but a phone or reference number keeps the order of its groups."""
    return ISOLATE + _GROUPED_NUMBER.sub(rf"{ISOLATE_NUMBER}\g<0>{END_ISOLATE}", words) + END_ISOLATE


def _stand_in(character: str) -> str:
    if character == "\n" or character in JOINERS_AND_DIRECTION_MARKS:
        return character
    if character.isspace():
        return " "
    if not _visible(character) or unicodedata.category(character).startswith("M"):
        return ""  # a mark without a glyph is left out beside its letter; missing_glyphs still names it
    return f"[{_name(character)}]"


def _visible(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp") or character in INVISIBLE_MARKS:
        return False
    return not unicodedata.name(character, "").startswith("VARIATION SELECTOR")


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")
