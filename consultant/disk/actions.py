"""Write a file so that it is on disk, whole or not at all; and say who needs all files of a folder as they are."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

UNFINISHED = "."  # how the name of a file begins that is being written


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """For this user only, in folders that are made where they are missing; what was there under that name is replaced.

    When it returns, file and name outlast a power cut. Raises OSError; then nothing is left.
    """
    make_folder(path.parent)
    fresh = path.with_name(f"{UNFINISHED}{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """With its parents, each of whose names is on disk."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Until then a new name in it may be lost with the power."""
    with _handle(folder) as handle:
        os.fsync(handle)


@contextlib.contextmanager
def kept(folder: Path) -> Iterator[None]:
    """While it lasts, nobody who asks to be `alone` with this folder is, in any process."""
    with _handle(folder) as handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else is `alone` with this folder or has it `kept`, while it lasts."""
    with _handle(folder) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextlib.contextmanager
def _handle(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
