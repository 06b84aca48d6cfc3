"""A file that was acknowledged is on disk: its calls to the system are watched, and the server is killed in the middle of uploads."""

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Thread

import pytest

from consultant.database import db, working_for
from consultant.evidence.files.models import Attachment
from tests.evidence.files.made import photo
from tests.office import office, settings_in
from tests.offline.device import Device, cover, written
from tests.served import HERE, SECONDS, Browser, served
from tests.traced import SystemCall, traced

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
        self.saved.release()
        return True

    def upload_on(self, port: int, first: int) -> None:
        """One after the other, until the server is gone."""
        with suppress(OSError, HTTPException):
            while self.upload(port, first):
                first += 1
        self.cut_off += 1


def unsynced(trace: Iterable[SystemCall]) -> tuple[list[str], list[str]]:
    """Of the answers that left after a file was kept: their statuses, and what was not on disk when one left."""
    dirty: set[str] = set()
    answers, early, was_kept = [], [], False
    for call in trace:
        if call.status and was_kept:
            answers, early, was_kept = [*answers, call.status], early + sorted(dirty), False
        elif call.name in ("write", "fsync") and (opened := OPEN.search(call.rest)):
            (dirty.add if call.name == "write" else dirty.discard)(opened["path"])
        elif call.name in ("rename", "mkdir") and not call.rest.endswith("= 0"):
            continue
        elif call.name == "rename" and len(paths := NAMED.findall(call.rest)) == 2:
            early += sorted(dirty & {paths[0]})  # the name must not come before the bytes
            dirty.add(os.path.dirname(paths[1]))
            was_kept = True
        elif call.name == "mkdir" and (made := NAMED.search(call.rest)):
            dirty.add(os.path.dirname(made["path"]))
    return answers, [path for path in early if "/files" in path]


def upload_all(port: int, email: str) -> None:
    """Three by a form, and one of a call that a device sends."""
    browser, device = Uploader(port, email), Device(port, email)
    assert all(browser.upload(port, number) for number in range(3))
    data = photo((200, 100))
    entry = cover(None, written(photos=(sha256(data).hexdigest(),)))
    device.send(port, [entry])
    device.send_photo(port, entry["key"], data)
    assert len(device.receipts) == 2


def test_a_file_and_its_name_are_on_disk_before_the_answer(tmp_path):
    assert unsynced(traced(tmp_path, WATCHED, "", upload_all)) == (["302"] * 3 + ["201"], [])


@pytest.mark.parametrize("left_out", ["sync_folder", "os.fsync"])
def test_what_is_left_out_would_be_seen(tmp_path, left_out):
    answers, early = unsynced(traced(tmp_path, WATCHED, LOST.format(left_out), upload_all))
    assert len(answers) == 4 and early


def test_every_acknowledged_photo_is_there_after_a_kill(tmp_path):
    settings, dice, browser = settings_in(tmp_path), Random(5), None
    app, owner = office(settings)
    for turn in range(6):
        with served(settings) as server:
            browser = browser or Uploader(server.port, owner.email)
            threads = [Thread(target=browser.upload_on, args=(server.port, turn * 100 + tab * 30)) for tab in range(3)]
            for thread in threads:
                thread.start()
            assert all(browser.saved.acquire(timeout=SECONDS) for _photo in range(2))
            time.sleep(dice.uniform(0, 0.1))  # any moment of the next ones
            server.kill()
            for thread in threads:
                thread.join(SECONDS)
    with app.app_context(), working_for(owner.practice_id):
        rows = db.session.scalars(db.select(Attachment)).all()
    assert len(browser.acknowledged) > 6 and browser.cut_off == 18
    assert len(rows) >= len(set(browser.acknowledged))
    for row in rows:
        assert sha256((settings.data / "files" / "1" / row.sha256[:2] / row.sha256).read_bytes()).hexdigest() == row.sha256
