"""Backups that somebody has changed and sealed again."""

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from consultant.backup.archive.actions import add_member, writing
from consultant.backup.rules import CONTENTS
from tests.backup.conftest import NOW


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The backup with its members changed: `change` gets them by name."""
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with writing(path) as archive:
        for name, content in members.items():
            add_member(archive, name, [content], NOW)
    return path


def contents_changed(path: Path, change: Callable[[dict], None]) -> Path:
    """The backup with its list of contents changed."""

    def edit(members: dict[str, bytes]) -> None:
        contents = json.loads(members[CONTENTS])
        change(contents)
        members[CONTENTS] = json.dumps(contents).encode()

    return changed(path, edit)
