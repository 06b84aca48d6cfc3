"""A file that was acknowledged is on disk: its calls to the system are watched, and the server is killed in the middle of uploads."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from consultant.config import Settings
from consultant.database import db, working_for
from consultant.evidence.files.models import Attachment
from tests.evidence.files.made import photo
from tests.office import office, settings_in
from tests.served import HERE, PATIENCE, SECONDS, Browser, answers_at, free_port, served
from tests.test_durability import LINE, SERVER

WATCHED = "sendto,write,fsync,rename,mkdir"
OPEN = re.compile(r"\d+<(?P<path>[^>]*/files\b[^>]*)>")
NAMED = re.compile(r'"(?P<path>[^"]*/files\b[^"]*)"')
LOST = "import consultant.disk.actions as disk; disk.{} = lambda *_: None"


class Uploader(Browser):
    """One who is signed in, and adds proof with a photo, each another one."""

    def upload(self, port: int, number: int) -> bool:
        """Whether it was acknowledged."""
        typed = {"csrf_token": self.token, "what": f"Photo {number}", "when": "2025-05-04"}
        fields = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in typed.items()]
        fields.append('--b\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n')
        data = "".join(fields).encode() + photo((300 + number, 200)) + b"\r\n--b--\r\n"
        connection = HTTPConnection(HERE, port, timeout=SECONDS)
        try:
            headers = {"Content-Type": "multipart/form-data; boundary=b", "Cookie": self.cookie}
            connection.request("POST", "/cases/1/evidence/new", data, headers)
            status = connection.getresponse().status
        finally:
            connection.close()
        assert status == 302
        self.acknowledged.append(f"Photo {number}")
        return True

    def upload_on(self, port: int, first: int) -> None:
        """One after the other, until the server is gone."""
        with suppress(OSError, HTTPException):
            while self.upload(port, first):
                first += 1
        self.cut_off += 1


def unsynced(trace: Iterable[str]) -> tuple[int, list[str]]:
    """From strace's lines: how many answers left after a file was kept, and what was not on disk when one left."""
    dirty: set[str] = set()
    answers, early, waiting, was_kept = 0, [], {}, False
    for line in trace:
        found = LINE.match(line)
        if not found:
            continue
        name, rest = found["name"], found["rest"]
        if found["resumed"]:
            rest = waiting.pop(found["thread"], "") + rest
        if rest.endswith("<unfinished ...>"):
            waiting[found["thread"]] = rest.removesuffix("<unfinished ...>")
            continue
        if name == "sendto" and '"HTTP/1.1 302' in rest and was_kept:
            answers, early, was_kept = answers + 1, early + sorted(dirty), False
        elif name in ("write", "fsync") and (opened := OPEN.search(rest)):
            (dirty.add if name == "write" else dirty.discard)(opened["path"])
        elif name in ("rename", "mkdir") and not rest.endswith("= 0"):
            continue
        elif name == "rename" and len(paths := NAMED.findall(rest)) == 2:
            early += sorted(dirty & {paths[0]})  # the name must not come before the bytes
            dirty.add(os.path.dirname(paths[1]))
            was_kept = True
        elif name == "mkdir" and (made := NAMED.search(rest)):
            dirty.add(os.path.dirname(made["path"]))
    return answers, [path for path in early if "/files" in path]


def watched(settings: Settings, trace: Path, program: str) -> tuple[int, list[str]]:
    _app, owner = office(settings)
    port = free_port()
    strace = ["strace", "-f", "-y", "-s", "32", "-o", str(trace), "-e", f"trace={WATCHED}"]
    environment = {**os.environ, "STANDOFF_DATA": str(settings.data), "DATABASE_URL": settings.database_url}
    process = subprocess.Popen([*strace, sys.executable, "-c", program, str(port)], env=environment, start_new_session=True)
    try:
        while not answers_at(port):
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the server did not start: {process.wait(PATIENCE)}")
        browser = Uploader(port, owner.email)
        assert all(browser.upload(port, number) for number in range(3))
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(SECONDS)
    return unsynced(trace.read_text().splitlines())


def test_a_file_and_its_name_are_on_disk_before_the_answer(tmp_path):
    assert watched(settings_in(tmp_path), tmp_path / "trace", SERVER.format("")) == (3, [])


@pytest.mark.parametrize("left_out", ["sync_folder", "os.fsync"])
def test_what_is_left_out_would_be_seen(tmp_path, left_out):
    answers, early = watched(settings_in(tmp_path), tmp_path / "trace", SERVER.format(LOST.format(left_out)))
    assert answers == 3 and early


def test_every_acknowledged_photo_is_there_after_a_kill(tmp_path):
    settings, dice, browser = settings_in(tmp_path), Random(5), None
    app, owner = office(settings)
    for turn in range(6):
        with served(settings) as server:
            browser = browser or Uploader(server.port, owner.email)
            threads = [Thread(target=browser.upload_on, args=(server.port, turn * 100 + tab * 30)) for tab in range(3)]
            for thread in threads:
                thread.start()
            time.sleep(dice.uniform(0.2, 0.6))  # of a few uploads' time: any moment of the next ones
            server.kill()
            for thread in threads:
                thread.join(SECONDS)
    with app.app_context(), working_for(owner.practice_id):
        rows = db.session.scalars(db.select(Attachment)).all()
    assert len(browser.acknowledged) > 6 and browser.cut_off == 18
    assert len(rows) >= len(set(browser.acknowledged))
    for row in rows:
        assert sha256((settings.data / "files" / "1" / row.sha256[:2] / row.sha256).read_bytes()).hexdigest() == row.sha256
