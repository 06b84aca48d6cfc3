"""Phones that send in every order that a bad network can make, to the real server action: played from dice."""

from dataclasses import dataclass, field
from random import Random
from uuid import uuid4

from tests.offline.device import cover, written

MOVES = ("send", "send", "lose", "repeat", "crash")


@dataclass
class Phone:
    """What one phone holds: entries that it wrote down, and those that it has a receipt for."""

    device: str
    waiting: list[dict] = field(default_factory=list)
    receipted: list[dict] = field(default_factory=list)


def play(client, dice: Random, crash, mark: str, calls: int = 3) -> list[str]:
    """Two phones write calls down and send them as the dice say, until each has its receipts. What was written, in its order.

    `crash` is a context in which the server breaks down before it commits.
    """
    phones = [Phone(f"phone-{mark}-{number}") for number in (1, 2)]
    said = [f"{mark}-{number}" for number in range(calls)]
    for number, one in enumerate(said):
        phone = dice.choice(phones)
        content = written(said=one, at=f"2025-05-05T09:{number:02}")
        phone.waiting.append(cover(client, content, key=uuid4().hex, device=phone.device, sequence=number + 1))
    while any(phone.waiting for phone in phones):
        phone = dice.choice([phone for phone in phones if phone.waiting])
        _move(client, dice, crash, phone)
    return said


def _move(client, dice: Random, crash, phone: Phone) -> None:
    entry = dice.choice(phone.waiting)
    match dice.choice(MOVES):
        case "send":
            _take_receipt(client.post("/outbox/entries", json=entry), entry, phone)
        case "lose":
            client.post("/outbox/entries", json=entry)
        case "repeat" if phone.receipted:
            again = dice.choice(phone.receipted)
            assert client.post("/outbox/entries", json=again).status_code == 200
        case "crash":
            with crash():
                assert client.post("/outbox/entries", json=entry).status_code in (200, 500)


def _take_receipt(answer, entry: dict, phone: Phone) -> None:
    assert answer.status_code in (200, 201), answer.status_code
    assert (answer.json["key"], answer.json["digest"]) == (entry["key"], entry["digest"])
    phone.waiting.remove(entry)
    phone.receipted.append(entry)
