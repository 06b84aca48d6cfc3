"""What a device writes down, and how it sends it."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from threading import Semaphore
from urllib.parse import urlencode
from uuid import uuid4

from tests.calls.shop import answers
from tests.served import HERE, SECONDS, Browser

DEVICE = "device-0001"


def millis(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def written(number: int | None = 1, began: datetime | None = None, photos: tuple[str, ...] = (), **typed: object) -> str:
    """The content of one entry, as the device keeps it."""
    pairs = [[name, one] for name, value in answers(**typed).items() for one in (value if isinstance(value, list) else [value])]
    return json.dumps({"case": number, "began": began and millis(began), "answers": pairs, "photos": list(photos)})


def cover(client, content: str, *, key: str | None = None, sequence: int = 1, ahead: timedelta = timedelta(), **other: object) -> dict:
    """The content with its cover, as it is sent now by a device whose clock is so far ahead."""
    return {
        "person": client and client.get("/outbox/who").json["person"],
        "device": DEVICE,
        "key": key or uuid4().hex,
        "digest": sha256(content.encode()).hexdigest(),
        "at": millis(datetime.now(UTC) + ahead),
        "sequence": sequence,
        "content": content,
        **other,
    }


def send(client, content: str, **how: object):
    return client.post("/outbox/entries", json=cover(client, content, **how))


class Device(Browser):
    """Sends to a real server; the keys of what it has receipts for are in `receipts`."""

    def __init__(self, port: int, email: str) -> None:
        super().__init__(port, email)
        self.person = json.loads(self._ask(port, "GET", "/outbox/who"))["person"]
        self.receipts: list[str] = []
        self.came = Semaphore(0)

    def send(self, port: int, entries: list[dict]) -> None:
        """One after the other, until each has its receipt or the server is gone."""
        with suppress(OSError, HTTPException, AssertionError):
            for entry in entries:
                content = json.dumps(entry | {"person": self.person}).encode()
                self._deliver(port, "/outbox/entries", entry["key"], content, "application/json")

    def send_photo(self, port: int, entry: str, data: bytes) -> None:
        query = {"device": DEVICE, "key": uuid4().hex, "entry": entry, "digest": sha256(data).hexdigest(), "name": "modem.jpg"}
        self._deliver(port, f"/outbox/photos?{urlencode(query)}", query["key"], data, "application/octet-stream")

    def _deliver(self, port: int, address: str, key: str, content: bytes, kind: str) -> None:
        connection = HTTPConnection(HERE, port, timeout=SECONDS)
        headers = {"Content-Type": kind, "X-CSRFToken": self.token, "Cookie": self.cookie}
        connection.request("POST", address, content, headers)
        answer = connection.getresponse()
        said = json.loads(answer.read())
        assert answer.status in (200, 201) and said["key"] == key, said
        self.receipts.append(key)
        self.came.release()
