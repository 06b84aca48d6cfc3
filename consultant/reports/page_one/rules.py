"""Room on page 1: how much recorded text it takes (domain.md, Report facts: page 1 never overflows)."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

MOST_WORDS = 220  # all that is read on it but for its title and foot, which are those of every report
LETTERS = 7  # of a word and the space after it
SHORT_FORMS = frozenset({"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "Inc", "Ltd", "Co"})
_END = re.compile(r"[.!?]+[\"”’)»]*(?= [\"“‘(«]?[^\W\d_a-z])|[。！？]")  # and a capital after it
LEAST = 4  # words that can stand for a text, when they are whole sentences of it
MOST_CHANGES = 3  # sentences of what changed since the last report
SHORT_TEXT = 14  # words: a text of so many stays whole as long as something else can give way
ALL_ASIDES = 3  # that a full page can do without, in this order: where more is said, what a test may tell, comfort
_DANGLING = re.compile(r"(?:[\s,&/+–-]+(?:of|and|for|the|in|at|de|del|y|e|la|el|und|et)?)+$", re.IGNORECASE)  # at the end of a name
_HEAD_ENDS = re.compile(r"\s*:\s")
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
    changes: int = MOST_CHANGES
    choices: int = 3  # named where they are asked for; of more, their letters alone
    asides: int = ALL_ASIDES
    title: bool = True  # whole
    proof: bool = True

    def clip(self, text: str) -> str:
        """The text, or its first sentences; where none fits whole, its beginning and a mark that more follows."""
        whole = self._shown(text)
        short = self._cut(whole, self.letters)
        return short if short == whole else _sentences(whole, len(short)) or _marked(_whole_words(short, whole))

    def clip_name(self, text: str) -> str:
        whole = self._shown(text)
        short = self._cut(whole, self.name)
        return short if short == whole else _marked(_whole_words(short, whole))

    def short_form(self, name: str) -> str:
        """What somebody with a long name is called: its first whole words, without a mark, where there are any."""
        short, whole = self.clip_name(name), self._shown(name)
        kept = short.removesuffix("…")
        if short == whole or not whole[len(kept) :].startswith((" ", ",", ".", ";", ":")):
            return short
        return _DANGLING.sub("", kept) or short

    def cuts(self, text: str) -> bool:
        return self.clip(text) != self._shown(text)

    def headed(self, title: str) -> str:
        """A title whole, or what stands before its colon: "The internet drops", when that tells something."""
        head = _HEAD_ENDS.split(title, maxsplit=1)[0]
        return title if self.title or len(head.split()) < LEAST else head

    def shortens(self, title: str) -> bool:
        return self.headed(title) != title or self.cuts(title)

    def _shown(self, text: str) -> str:
        return " ".join(self.show(text).split())

    def _cut(self, whole: str, letters: int) -> str:
        return _first_letters(" ".join(whole.split(" ")[: self.words]), letters)


def _whole_words(short: str, whole: str) -> str:
    """The beginning of a text without the word that it ends in the middle of, unless it is the only one."""
    return short if whole[len(short)] == " " or " " not in short.strip() else short.rsplit(" ", 1)[0]


def _marked(short: str) -> str:
    return short.rstrip(" .,;:") + "…"


def _sentences(whole: str, most: int) -> str | None:
    """The whole sentences among the first `most` letters; None when they are too few words to tell anything."""
    ends = [end.end() for end in _END.finditer(whole[: most + 2]) if end.end() <= most and not _is_short_form(whole[: end.end()])]
    kept = whole[: ends[-1]] if ends else ""
    return kept if len(kept.split()) >= LEAST or kept.endswith(("。", "！", "？")) else None


def _is_short_form(start: str) -> bool:
    """Whether the full stop at the end belongs to its word, as in "Dr." and "J."."""
    word = start.rsplit(" ", 1)[-1].strip('"“”‘’()«»').removesuffix(".")
    return len(word) == 1 or "." in word or word in SHORT_FORMS


def rooms(show: Callable[[str], str]) -> list[Room]:
    """From what the rule allows down to what always fits."""
    return [Room(words, words * LETTERS - 5, _items(words), _name(words), show) for words in WORDS]


def page_rooms(show: Callable[[str], str]) -> list[Room]:
    """The same for the report. What changed and the whole title, which stand on the next page, give way first, then asides,
    the newest proof, long texts, then lists, and short texts last."""
    every = [replace(room, changes=1, title=False, asides=0, proof=False) for room in rooms(show)]
    widest, long = every[0], [replace(room, items=3) for room in every if room.words >= SHORT_TEXT]
    most = replace(widest, asides=ALL_ASIDES, proof=True)
    changes = [replace(most, changes=count, title=True) for count in range(MOST_CHANGES, 0, -1)]
    asides = [replace(most, asides=count) for count in range(ALL_ASIDES, -1, -1)]
    lists = [replace(long[-1], items=count) for count in (2, 1)]
    short = [replace(room, items=1, choices=0) for room in every if room.words <= SHORT_TEXT]
    return [*changes, *asides, *long, *lists, *short]


def _items(words: int) -> int:
    """The shorter the texts have to be, the fewer of them stand in a list."""
    return 3 if words > 9 else 2 if words > 6 else 1


def _name(words: int) -> int:
    """Names are cut last: they stand whole nowhere else."""
    return 40 if words > 6 else 12 + (words - 4) * 9


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
