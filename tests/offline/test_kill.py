"""The server is killed (-9) in the middle of what a device sends: what was acknowledged is there, and nothing twice."""

import json
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Semaphore, Thread

import pytest

from consultant.calls.models import Call
from consultant.database import db, working_for
from tests.office import office, settings_on
from tests.offline.device import cover, written
from tests.served import HERE, SECONDS, Browser, served

SENDS = 200
ROUNDS = 10
TABS = 4


class Device(Browser):
    """Sends entries until each has its receipt, or the server is gone."""

    def __init__(self, port: int, email: str) -> None:
        super().__init__(port, email)
        self.person = json.loads(self._ask(port, "GET", "/outbox/who"))["person"]
        self.receipts: list[str] = []
        self.came = Semaphore(0)

    def send(self, port: int, entries: list[dict]) -> None:
        with suppress(OSError, HTTPException, AssertionError):
            for entry in entries:
                connection = HTTPConnection(HERE, port, timeout=SECONDS)
                headers = {"Content-Type": "application/json", "X-CSRFToken": self.token, "Cookie": self.cookie}
                connection.request("POST", "/outbox/entries", json.dumps(entry | {"person": self.person}), headers)
                answer = connection.getresponse()
                said = json.loads(answer.read())
                assert answer.status in (200, 201) and said["key"] == entry["key"], said
                self.receipts.append(entry["key"])
                self.came.release()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_receipt_holds_after_kills_and_nothing_is_there_twice(tmp_path, kind):
    settings, dice = settings_on(kind, tmp_path), Random(11)
    app, owner = office(settings)
    entries = [made(number) for number in range(SENDS)]
    device = None
    for _turn in range(ROUNDS):
        with served(settings) as server:
            device = device or Device(server.port, owner.email)
            left = [entry for entry in entries if entry["key"] not in device.receipts]
            threads = [Thread(target=device.send, args=(server.port, left[tab::TABS])) for tab in range(TABS)]
            for thread in threads:
                thread.start()
            for _receipt in range(min(len(left), dice.randint(5, 20))):
                assert device.came.acquire(timeout=SECONDS)
            server.kill()
            for thread in threads:
                thread.join(SECONDS)
        assert set(device.receipts) <= set(stored(app, owner))
    with served(settings) as server:
        device.send(server.port, [entry for entry in entries if entry["key"] not in device.receipts])
    assert sorted(device.receipts) == sorted(entry["key"] for entry in entries)
    assert sorted(stored(app, owner)) == sorted(device.receipts)


def made(number: int) -> dict:
    key = f"kill-test-{number:04}"
    content = written(reference=key, said="It hangs.")
    return cover(None, content, key=key, sequence=number + 1)


def stored(app, owner) -> list[str]:
    with app.app_context(), working_for(owner.practice_id):
        return list(db.session.scalars(db.select(Call.reference)))
