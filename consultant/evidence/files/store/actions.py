"""The bytes of files in the data folder: `files/PRACTICE/ab/abcdef…`, by their hash, once for each practice.

A file is there before its row is, and stays until no row uses it: a crash in between leaves at most a file too many.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from flask import current_app

from consultant.database import db, take_turn, working_for, working_practice
from consultant.disk.actions import UNFINISHED, alone, sync_folder, write_file
from consultant.evidence.files.models import Attachment
from consultant.evidence.files.rules import QUOTA, FileProblem, Problem, StoredFile

FOLDER = "files"
SMALL = ".small"
DAY = 24 * 3600  # seconds that a file waits for its row: a form may be open for so long
PENDING = "files to look at"  # where a session keeps whose files may be unused after the commit


def put(stored: StoredFile, data: bytes, small: bytes | None) -> None:
    """On disk when it returns. Raises FileProblem when the practice has no room for it."""
    path = _path(stored.sha256)
    with suppress(FileNotFoundError):
        os.utime(path)  # where it is there: it waits for its row anew
        sync_folder(path.parent)
        return
    _check_room(stored, len(data) + len(small or b""))
    if small is not None:
        write_file(path.with_name(path.name + SMALL), [small])
    write_file(path, [data])


def is_there(digest: str) -> bool:
    return _path(digest).is_file()


def content(digest: str) -> bytes | None:
    """None for a file that is gone, or not the same any more; that is logged."""
    with suppress(FileNotFoundError):
        data = _path(digest).read_bytes()
        if sha256(data).hexdigest() == digest:
            return data
    current_app.logger.error("a file of practice %s is gone or damaged: %s", working_practice(), digest)
    return None


def small(digest: str) -> bytes | None:
    with suppress(FileNotFoundError):
        return _path(digest + SMALL).read_bytes()
    return None


def look_at_later(digest: str | None, practice_id: int | None = None) -> None:
    """After the commit: whether a file (None: any) of the practice has become unused, and goes."""
    db.session.info.setdefault(PENDING, set()).add((practice_id or working_practice(), digest))


def delete_unused() -> None:
    """After a commit, for what `look_at_later` named. While a backup is made the files stay, until the next start."""
    pending: dict[int, set[str | None]] = defaultdict(set)
    for practice_id, digest in db.session.info.pop(PENDING, ()):
        pending[practice_id].add(digest)
    for practice_id, digests in pending.items():
        with working_for(practice_id):
            _sweep(lambda path, digests=digests: None in digests or _digest(path) in digests)
            db.session.rollback()


def sweep() -> None:
    """At a start, in every practice: what has waited in vain for its row, or was cut off while it was written."""
    for folder in _folders():
        with working_for(int(folder.name)):
            _sweep(_has_waited)
            db.session.rollback()


def _check_room(stored: StoredFile, more: int) -> None:
    if _used() + more > QUOTA:
        _sweep(_has_waited)
        if (used := _used()) + more > QUOTA:
            raise FileProblem(Problem.NO_ROOM, stored.name, used)


def _sweep(is_meant: Callable[[Path], bool]) -> None:
    """Delete the unused ones of these files: nobody binds one meanwhile, for it is our turn to write."""
    take_turn(db.session)
    used = set(db.session.scalars(db.select(Attachment.sha256).distinct()))
    with alone(_data()) as is_free:
        for path in list(_files()) if is_free else ():
            if _digest(path) not in used and is_meant(path):
                path.unlink(missing_ok=True)


def _has_waited(path: Path) -> bool:
    with suppress(FileNotFoundError):  # it has its final name by now
        return time.time() - path.stat().st_mtime > DAY
    return False


def _used() -> int:
    used = 0
    for path in _files():
        with suppress(FileNotFoundError):
            used += path.stat().st_size
    return used


def _files() -> Iterator[Path]:
    """All of the practice's, unfinished ones too."""
    yield from (_data() / FOLDER / str(working_practice())).glob("??/*")


def _folders() -> list[Path]:
    return [path for path in (_data() / FOLDER).glob("*") if path.name.isdecimal() and path.is_dir()]


def _digest(path: Path) -> str:
    """The hash that a file is kept under; of an unfinished one, what no row has."""
    return path.name if path.name.startswith(UNFINISHED) else path.name.removesuffix(SMALL)


def _path(name: str) -> Path:
    return _data() / FOLDER / str(working_practice()) / name[:2] / name


def _data() -> Path:
    return current_app.config["SETTINGS"].data
