"""The card of a client: both sides, as they read on a day; kept with the decision, and compared with a later day's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

SIDES = ("keep", "limit", "let_go", "mend")


@dataclass(frozen=True)
class Dated:
    """One entry in words. `row` says where it is recorded."""

    on: date
    words: str
    row: str = ""


@dataclass(frozen=True)
class Argument:
    """One signal in words, with what it rests on, the newest first."""

    code: str
    counts: bool  # a pattern
    words: str
    entries: tuple[Dated, ...] = ()


@dataclass(frozen=True)
class Card:
    """`verdict` and `rule` are codes; all else is said in words."""

    on: date
    verdict: str
    rule: str
    proposal: str
    reasons: tuple[str, ...]
    keep: tuple[Argument, ...] = ()
    limit: tuple[Argument, ...] = ()
    let_go: tuple[Argument, ...] = ()
    mend: tuple[Argument, ...] = ()
    change: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()  # of the year that ended that day


@dataclass(frozen=True)
class Since:
    """What became of a card: patterns that are new, and gone; how many entries it rests on that it did not."""

    proposed: str | None  # None: the same
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    entries: int = 0

    @property
    def is_nothing(self) -> bool:
        return self == Since(None)


def kept(card: Card) -> dict[str, Any]:
    """As JSON keeps it."""
    found = asdict(card) | {"on": card.on.isoformat()}
    for argument in (one for side in SIDES for one in found[side]):
        argument["entries"] = [one | {"on": one["on"].isoformat()} for one in argument["entries"]]
    return found


def as_kept(facts: Mapping[str, Any]) -> Card:
    """The twin of `kept`. What was decided before figures were kept has none."""
    sides = {side: tuple(map(_argument, facts[side])) for side in SIDES}
    texts = {name: tuple(facts.get(name, ())) for name in ("reasons", "change", "figures")}
    return Card(**{**facts, **sides, **texts, "on": date.fromisoformat(facts["on"])})


def _argument(facts: Mapping[str, Any]) -> Argument:
    entries = tuple(Dated(**one | {"on": date.fromisoformat(one["on"])}) for one in facts["entries"])
    return Argument(**{**facts, "entries": entries})


def since(then: Card, now: Card) -> Since:
    """What changed from one card to a later one."""
    before, today = dict(_patterns(then)), dict(_patterns(now))
    known = {(one.on, one.row) for one in _entries(then)}
    return Since(
        proposed=now.proposal if now.verdict != then.verdict else None,
        new=tuple(words for key, words in today.items() if key not in before),
        gone=tuple(words for key, words in before.items() if key not in today),
        entries=len({(one.on, one.row) for one in _entries(now)} - known),
    )


def _arguments(card: Card) -> Iterator[tuple[str, Argument]]:
    yield from ((side, one) for side in SIDES for one in getattr(card, side))


def _patterns(card: Card) -> Iterator[tuple[tuple[str, str], str]]:
    return (((side, one.code), one.words) for side, one in _arguments(card) if one.counts)


def _entries(card: Card) -> Iterable[Dated]:
    return (entry for _, one in _arguments(card) for entry in one.entries)
