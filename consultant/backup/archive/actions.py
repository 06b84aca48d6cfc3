"""The one file of a backup: a ZIP archive whose last 64 characters are the SHA-256 of all before them."""

import contextlib
import os
import secrets
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from consultant.backup.rules import CONTENTS, FIRST, BackupError, Contents, Refusal, read_contents
from consultant.disk.actions import sync_folder

CHUNK = 1 << 20
SEAL = 64  # characters; they stand in the archive's comment, so that any ZIP program can open it
NAME_AT = 30  # in a ZIP file, where the name of the first member begins
UNREADABLE = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)


@contextlib.contextmanager
def fresh_file(path: Path) -> Iterator[Path]:
    """A new file beside `path`, for its owner only, that takes its name at the end if all went well; else it is gone.

    Nothing is overwritten: raises FileExistsError.
    """
    if path.exists():
        raise FileExistsError(path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield fresh
        _name_it(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def _name_it(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick's file system has no links
        fresh.rename(path)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[ZipFile]:
    """An archive to add to; at the end it is sealed and on disk."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        yield archive
        archive.comment = b"-" * SEAL
    with path.open("r+b") as file:
        end = file.seek(-SEAL, os.SEEK_END)
        digest = _digest(file, end)
        file.seek(end)
        file.write(digest)
        file.flush()
        os.fsync(file.fileno())


def add_member(archive: ZipFile, name: str, pieces: Iterable[bytes], at: datetime) -> tuple[int, int, str]:
    """Add a member piece by piece. How many pieces and bytes it has, and their SHA-256."""
    info = ZipInfo(name, at.timetuple()[:6])
    info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
    with archive.open(info, "w", force_zip64=True) as member:
        return measure(piece for piece in pieces if member.write(piece))


@contextlib.contextmanager
def reading(path: Path) -> Iterator[tuple[ZipFile, Contents]]:
    """A backup that is whole, with its list of contents: each member is read and compared before. Raises BackupError."""
    with path.open("rb") as file:
        _check_seal(file)
        try:
            archive = ZipFile(file)
        except UNREADABLE:
            raise BackupError(Refusal.DAMAGED) from None
        with archive:
            contents = read_contents(b"".join(pieces(archive, CONTENTS)))
            _check_members(archive, contents)
            yield archive, contents


def pieces(archive: ZipFile, name: str, lines: bool = False) -> Iterator[bytes]:
    """A member's lines, or its bytes piece by piece. Raises BackupError."""
    try:
        with archive.open(name) as member:
            yield from member if lines else iter(lambda: member.read(CHUNK), b"")
    except UNREADABLE:
        raise BackupError(Refusal.DAMAGED, name) from None


def _check_seal(file: IO[bytes]) -> None:
    size = file.seek(0, os.SEEK_END)
    if not size:
        raise BackupError(Refusal.EMPTY)
    file.seek(0)
    begin = file.read(NAME_AT + len(FIRST))
    if begin[:4] != b"PK\3\4" or begin[NAME_AT:] != FIRST.encode():
        raise BackupError(Refusal.FOREIGN)
    end = max(size - SEAL, 0)
    if _digest(file, end) != file.read():
        raise BackupError(Refusal.DAMAGED)


def _digest(file: IO[bytes], end: int) -> bytes:
    """Of the first `end` bytes, as text; the file then stands there."""
    file.seek(0)
    digest = sha256()
    while piece := file.read(min(CHUNK, end - file.tell())):
        digest.update(piece)
    return digest.hexdigest().encode()


def _check_members(archive: ZipFile, contents: Contents) -> None:
    if sorted(archive.namelist()) != contents.members:
        raise BackupError(Refusal.DAMAGED, CONTENTS)
    for table in contents.tables:
        count, _size, digest = measure(pieces(archive, table.member, lines=True))
        if (count, digest) != (table.rows, table.sha256):
            raise BackupError(Refusal.DAMAGED, table.member)
    for file in contents.files:
        _count, size, digest = measure(pieces(archive, file.member))
        if (size, digest) != (file.bytes, file.sha256):
            raise BackupError(Refusal.DAMAGED, file.member)


def measure(parts: Iterable[bytes]) -> tuple[int, int, str]:
    """How many pieces and bytes there are, and their SHA-256."""
    count, size, digest = 0, 0, sha256()
    for part in parts:
        digest.update(part)
        count, size = count + 1, size + len(part)
    return count, size, digest.hexdigest()
