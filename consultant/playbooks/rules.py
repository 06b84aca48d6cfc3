"""A playbook: what a kind of trouble usually has in it, so that a case need not begin with an empty page.

It is read as strictly as a case file: what is wrong is named by its path.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from consultant.baseline.rules import BaselineItem
from consultant.casefile.keys.rules import CaseFileError, Key, below, entry, many, maybe, read_keys, write_keys
from consultant.casefile.values.rules import choice, text, whole
from consultant.cases.rules import LINE, NAME, TEXT
from consultant.matching.rules import folded, same_words
from consultant.parties.rules import Role
from consultant.troubleshooting.rules import PossibleResult, Test

MINUTES = whole(100_000)


@dataclass(frozen=True)
class UsualPart:
    """A piece of the chain; `keeper` is the role of the party that usually looks after it, None when that is never the same."""

    name: str
    keeper: Role | None = None


@dataclass(frozen=True)
class Word:
    """A technical word and what it means."""

    term: str
    means: str


@dataclass(frozen=True)
class Playbook:
    """`key` names it in cases and addresses; the results of its tests name its parts (see troubleshooting/telling)."""

    key: str
    name: str
    summary: str
    parts: tuple[UsualPart, ...]  # from the client's desk to the outside world
    baseline: tuple[BaselineItem, ...]
    tests: tuple[Test, ...]
    phrases: tuple[str, ...]  # what firms really say: quick picks for "because"
    questions: tuple[str, ...]
    words: tuple[Word, ...]
    is_own: bool = False  # the practice's own copy


_name, _line, _text = text(NAME, empty=False), text(LINE, empty=False), text(TEXT, empty=False)

PART = entry(UsualPart, Key("name", _line), Key("keeper", maybe(choice(Role)), default=None))
ITEM = entry(BaselineItem, Key("item", _line), Key("checked_how", maybe(_line), default=None))
RESULT = entry(
    PossibleResult,
    Key("result", _text),
    Key("means", maybe(_text), default=None),
    Key("faulty", many(_line), default=()),
    Key("fine", many(_line), default=()),
)
TEST = entry(
    Test,
    Key("what", _text),
    Key("changes", many(_text), default=()),
    Key("minutes", maybe(MINUTES), default=None),
    Key("results", many(RESULT)),
)
WORD = entry(Word, Key("term", _name), Key("means", _line))

PLAYBOOK = (
    Key("name", _name),
    Key("summary", _line),
    Key("phrases", many(_line)),
    Key("questions", many(_line)),
    Key("parts", many(PART)),
    Key("baseline", many(ITEM)),
    Key("tests", many(TEST)),
    Key("words", many(WORD)),
)


def read_playbook(value: Any, key: str, is_own: bool = False) -> Playbook:
    """The playbook in what TOML or JSON held; CaseFileError names the path of the first thing that is wrong."""
    book = Playbook(key=key, is_own=is_own, **read_keys(value, "", PLAYBOOK))
    _check_unique("parts", "name", (folded(part.name) for part in book.parts))
    _check_unique("tests", "what", (same_words(test.what) for test in book.tests))
    _check_unique("words", "term", (folded(word.term) for word in book.words))
    known = {part.name for part in book.parts}
    for path, result in _results(book.tests):
        for field in ("faulty", "fine"):
            for n, name in enumerate(getattr(result, field)):
                if name not in known:
                    raise CaseFileError(f"{below(path, field)}[{n}]", "names a part that the playbook does not have")
        if set(result.faulty) & set(result.fine):
            raise CaseFileError(path, "says of one part that it is faulty and that it is fine")
    return book


def texts_in_papers(book: Playbook) -> Iterator[str]:
    """What stands in a case that was filled from it, and can stand in a client's paper; phrases are picked in a call."""
    yield from book.phrases
    yield from (part.name for part in book.parts)
    yield from (text for item in book.baseline for text in (item.item, item.checked_how) if text)
    for test in book.tests:
        yield from (test.what, *test.changes)
        yield from (text for result in test.results for text in (result.result, result.means) if text)


def write_playbook(book: Playbook) -> dict[str, Any]:
    """The twin of `read_playbook`, as JSON keeps it."""
    return write_keys(vars(book), PLAYBOOK)


def with_parts(book: Playbook, parts: tuple[UsualPart, ...], names: dict[str, str]) -> Playbook:
    """The playbook with other parts. `names` says what each of its parts is called now, "" for one that is gone."""

    def renamed(result: PossibleResult) -> PossibleResult:
        faulty, fine = (tuple(new for name in before if (new := names[name])) for before in (result.faulty, result.fine))
        return replace(result, faulty=faulty, fine=fine)

    tests = tuple(replace(test, results=tuple(map(renamed, test.results))) for test in book.tests)
    return replace(book, parts=parts, tests=tests)


def _results(tests: Iterable[Test]) -> Iterator[tuple[str, PossibleResult]]:
    for n, test in enumerate(tests):
        _check_unique(f"tests[{n}].results", "result", (same_words(result.result) for result in test.results))
        yield from ((f"tests[{n}].results[{m}]", result) for m, result in enumerate(test.results))


def _check_unique(path: str, field: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for n, name in enumerate(names):
        if name in seen:
            raise CaseFileError(f"{path}[{n}].{field}", "stands above already")
        seen.add(name)
