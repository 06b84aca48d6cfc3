"""What a device writes down, and how it sends it."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from tests.calls.shop import answers

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
