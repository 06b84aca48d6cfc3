"""What a backup is: its list of contents, and how a row of either database is written as one line."""

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

FORMAT = "standoff-backup"
VERSION = 1  # of the format: a higher one is refused
FIRST = "standoff-backup.txt"  # the first member, by which a backup is known even when it was cut off
CONTENTS = "contents.json"
ENDING = ".zip"  # of the names that we give


class Kind(StrEnum):
    """What a column holds, the same on both databases."""

    NUMBER = "number"
    TRUTH = "truth"
    TEXT = "text"
    MOMENT = "moment"
    DAY = "day"
    BYTES = "bytes"
    JSON = "json"  # as its text, character by character


class Refusal(StrEnum):
    """Why a backup is not made or not restored."""

    NOTHING_HERE = "nothing here"
    IS_THERE = "is there"
    NOT_READ_BACK = "not read back"
    EMPTY = "empty"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    NEWER = "newer"
    FOLDER_IN_USE = "folder in use"
    DATABASE_IN_USE = "database in use"
    NOT_THE_SAME = "not the same"


class BackupError(Exception):
    """`refusal` says why; `detail` is the member, file or table that it is about, when there is one."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(refusal, detail)
        self.refusal, self.detail = refusal, detail


@dataclass(frozen=True)
class Table:
    """`sha256` is of all its lines; `last_id` the highest id that was ever given, None where none was."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str
    last_id: int | None

    @property
    def member(self) -> str:
        return f"tables/{self.name}.jsonl"


@dataclass(frozen=True)
class File:
    """A file of the data folder, by its path in there."""

    name: str
    bytes: int
    sha256: str

    @property
    def member(self) -> str:
        return f"data/{self.name}"


@dataclass(frozen=True)
class Contents:
    """What a backup holds. `revision` is the database's, so that an older one can be brought up to date."""

    made_at: datetime
    revision: str
    tables: tuple[Table, ...]
    files: tuple[File, ...]

    def lacks(self, expected: Collection[str]) -> int:
        """How many of these files, each named by its SHA-256, are not in it or were changed before it was made."""
        whole = {file.name for file in self.files if file.name.endswith(f"/{file.sha256}")}
        return len(set(expected) - whole)

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def members(self) -> list[str]:
        """The names of all that the archive must hold, and nothing else, in the alphabet's order."""
        return sorted([FIRST, CONTENTS, *(part.member for part in (*self.tables, *self.files))])


def write_contents(contents: Contents) -> bytes:
    head = {"format": FORMAT, "version": VERSION}
    return json.dumps(head | asdict(contents) | {"made_at": contents.made_at.isoformat()}, indent=1).encode()


def read_contents(data: bytes) -> Contents:
    """Raises BackupError."""
    try:
        found = json.loads(data)
        if found["format"] != FORMAT:
            raise BackupError(Refusal.FOREIGN)
        if found["version"] > VERSION:
            raise BackupError(Refusal.NEWER)
        return Contents(
            made_at=datetime.fromisoformat(found["made_at"]),
            revision=str(found["revision"]),
            tables=tuple(Table(**table | {"columns": tuple(table["columns"])}) for table in found["tables"]),
            files=tuple(File(**file) for file in found["files"]),
        )
    except (ValueError, TypeError, KeyError):
        raise BackupError(Refusal.DAMAGED, CONTENTS) from None


def is_kept(name: str, kept: Sequence[str]) -> bool:
    """Whether a path leads to one of these files, or into one of these folders, and nowhere else."""
    parts = name.split("/")
    return parts[0] in kept and not {"", ".", ".."} & set(parts)


def write_line(values: Sequence[Any]) -> bytes:
    """A row as one line of JSON. Moments are written in UTC, so that they do not depend on the database's zone."""
    return json.dumps([_plain(value) for value in values], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_line(line: bytes, kinds: Sequence[Kind]) -> list[Any]:
    """The twin of `write_line`. Raises BackupError."""
    try:
        return [_value(plain, kind) for plain, kind in zip(json.loads(line), kinds, strict=True)]
    except (ValueError, TypeError):
        raise BackupError(Refusal.DAMAGED) from None


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value


_READERS = {Kind.MOMENT: datetime.fromisoformat, Kind.DAY: date.fromisoformat, Kind.BYTES: b64decode}


def _value(plain: Any, kind: Kind) -> Any:
    return _READERS[kind](plain) if kind in _READERS and plain is not None else plain
