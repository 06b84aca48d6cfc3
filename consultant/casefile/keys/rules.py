"""How a case file is read and written: each kind of value reads itself at its path, and writes itself back.

One table of keys serves both directions, so what is written can be read again and nothing is said twice.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any

ITEMS = 20_000  # of any list
REQUIRED = object()


class CaseFileError(ValueError):
    """Why a case file is refused, as one sentence that begins with the path in the file."""

    def __init__(self, path: str, message: str) -> None:
        self.path, self.message = path, message
        super().__init__(f"{path or 'The file'} {message}.")


@dataclass(frozen=True)
class Odd:
    """Stands for what JSON allows or lets pass and a case file does not, until its path is known."""

    why: str


@dataclass(frozen=True)
class Kind:
    read: Callable[[Any, str], Any]
    write: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True)
class Key:
    """A key of the file; one with a default is optional and written only when the value differs from it."""

    name: str
    kind: Kind
    attribute: str = ""  # when the dataclass calls it otherwise
    default: Any = REQUIRED

    @property
    def field(self) -> str:
        return self.attribute or self.name


def below(path: str, key: str) -> str:
    """The path of a key; one that is no plain word is quoted, so that the message stays one plain line."""
    shown = key if re.fullmatch(r"\w{1,60}", key, re.ASCII) else json.dumps(key[:60])
    return f"{path}.{shown}" if path else shown


def expect(value: Any, path: str, kind: type | UnionType, words: str) -> Any:
    if isinstance(value, Odd):
        raise CaseFileError(path, value.why)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise CaseFileError(path, f"must be {words}")
    return value


def maybe(kind: Kind) -> Kind:
    """The same, or null."""
    return Kind(
        lambda value, path: None if value is None else kind.read(value, path),
        lambda value: None if value is None else kind.write(value),
    )


def many(kind: Kind) -> Kind:
    def read(value: Any, path: str) -> tuple:
        if len(expect(value, path, list, "a list")) > ITEMS:
            raise CaseFileError(path, f"has more than {ITEMS} entries")
        return tuple(kind.read(item, f"{path}[{n}]") for n, item in enumerate(value))

    return Kind(read, lambda items: [kind.write(item) for item in items])


def read_keys(value: Any, path: str, keys: tuple[Key, ...]) -> dict[str, Any]:
    """The values of an object by field; unknown and missing keys are refused."""
    expect(value, path, dict, "an object in braces")
    known = {key.name for key in keys}
    for name in value:
        if name not in known:
            raise CaseFileError(below(path, name), "is not a key that belongs here")
    for key in keys:
        if key.name not in value and key.default is REQUIRED:
            raise CaseFileError(below(path, key.name), "is missing")
    return {
        key.field: key.kind.read(value[key.name], below(path, key.name)) if key.name in value else key.default
        for key in keys
    }


def write_keys(values: Mapping[str, Any], keys: tuple[Key, ...]) -> dict[str, Any]:
    return {
        key.name: key.kind.write(values[key.field])
        for key in keys
        if key.default is REQUIRED or values[key.field] != key.default
    }


def entry(make: Callable[..., Any], *keys: Key) -> Kind:
    """An object of the file that is a dataclass in the record."""
    return Kind(lambda value, path: make(**read_keys(value, path, keys)), lambda item: write_keys(vars(item), keys))
