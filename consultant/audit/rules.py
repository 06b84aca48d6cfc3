"""Who changed what: what is kept of a change, and for how much text."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

MOST = 200  # characters kept of a text, before and after
LABEL = 80
PAGE = 50
NAMED_BY = ("title", "what", "item", "name", "to", "email", "advice", "said", "trigger", "means", "number")  # the first that a row has
UNSAID = frozenset({"changed_by", "changed_at", "session_round", "name_folded"})  # columns that change beside others


class Act(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    SIGNED_IN = "signed in"
    EXPORTED = "exported"


@dataclass(frozen=True)
class Difference:
    """Of one column; `is_kept` is false for a secret, which is never written down."""

    column: str
    old: Any = None
    new: Any = None
    is_kept: bool = True


@dataclass(frozen=True)
class Entry:
    """One line of the list of changes. `kind` is the table; `who` is None when nobody was signed in."""

    id: int
    act: Act
    kind: str
    label: str | None
    at: datetime
    who: str | None
    case: int | None
    differences: tuple[Difference, ...]


def cut(text: str, most: int = MOST) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def plain(value: Any) -> Any:
    """The value as JSON keeps it, long texts cut; bytes say only that they were there."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, dict | list | tuple):
        return cut("; ".join(_texts(value)))
    return cut(value.isoformat() if hasattr(value, "isoformat") else str(value))


def _texts(value: Any) -> Iterator[str]:
    """What somebody typed, of answers that are kept together."""
    if isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
    elif value not in (None, ""):
        yield str(value)


def written(differences: Iterable[Difference]) -> str | None:
    """As text for the database; None when nothing differs."""
    found = {d.column: [plain(d.old), plain(d.new)] if d.is_kept else None for d in differences if d.column not in UNSAID}
    return json.dumps(found, ensure_ascii=False) if found else None


def read(text: str | None) -> tuple[Difference, ...]:
    """The twin of `written`."""
    return tuple(
        Difference(column, *values) if values is not None else Difference(column, is_kept=False)
        for column, values in json.loads(text or "{}").items()
    )


def label_of(values: dict[str, Any]) -> str | None:
    """What a row is called in the list, from its columns."""
    found = next((values[name] for name in NAMED_BY if values.get(name)), None)
    return None if found is None else cut(str(found), LABEL)
