"""Phones that send in every order that a bad network can make, to the real server action: played from dice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient

from consultant.accounts.models import Consultant
from consultant.calls.models import Call
from consultant.database import db, working_for
from tests.conftest import signed_in
from tests.offline.device import cover, written

MOVES = ("send", "send", "lose", "repeat", "crash")
CALLS = 3  # of one schedule
JSON = {"Accept": "application/json"}  # as a device asks


@dataclass
class Phone:
    """What one phone holds: entries that it wrote down, and those that it has a receipt for."""

    device: str
    waiting: list[dict] = field(default_factory=list)
    receipted: list[dict] = field(default_factory=list)


def play(app: Flask, person: Consultant, dice: Random, schedules: Iterable[int]) -> list[str]:
    """In each, two phones write calls down and send them as the dice say, until each has its receipts. What was written, in its order."""
    app.logger.disabled = True  # of the breakdowns
    client = signed_in(app, person)
    mark = client.get("/outbox/who").json["person"]
    return [said for number in schedules for said in _play_one(client, mark, dice, f"{number:05}")]


def _play_one(client: FlaskClient, person: str, dice: Random, number: str) -> list[str]:
    phones = [Phone(f"phone-{number}-{which}") for which in (1, 2)]
    said = [f"{number}-{which}" for which in range(CALLS)]
    for which, one in enumerate(said):
        phone = dice.choice(phones)
        content = written(said=one, at=f"2025-05-05T09:{which:02}")
        phone.waiting.append(cover(None, content, person=person, device=phone.device, sequence=which + 1))
    while any(phone.waiting for phone in phones):
        phone = dice.choice([phone for phone in phones if phone.waiting])
        _move(client, dice, phone)
    return said


def _move(client: FlaskClient, dice: Random, phone: Phone) -> None:
    entry = dice.choice(phone.waiting)
    match dice.choice(MOVES):
        case "send":
            _take_receipt(_post(client, entry), entry, phone)
        case "lose":
            _post(client, entry)
        case "repeat" if phone.receipted:
            assert _post(client, dice.choice(phone.receipted)).status_code == 200
        case "crash":
            with patch("consultant.offline.views.keep_receipt", _break_down):
                assert _post(client, entry).status_code in (200, 500)


def _post(client: FlaskClient, entry: dict):
    return client.post("/outbox/entries", json=entry, headers=JSON)


def _break_down(*_: object) -> None:
    raise ZeroDivisionError("the server breaks down before it commits")


def _take_receipt(answer, entry: dict, phone: Phone) -> None:
    assert answer.status_code in (200, 201), answer.status_code
    assert (answer.json["key"], answer.json["digest"]) == (entry["key"], entry["digest"])
    phone.waiting.remove(entry)
    phone.receipted.append(entry)


def stored(app: Flask, person: Consultant) -> list[str]:
    """All calls, in the order of the log."""
    with app.app_context(), working_for(person.practice_id):
        return list(db.session.scalars(db.select(Call.said).order_by(Call.started_at, Call.sequence, Call.said)))


def once(wanted: list[str], found: list[str]) -> int:
    """How many of these are there exactly once; what nobody wrote counts against them."""
    times = Counter(found)
    return sum(times[said] == 1 for said in wanted) - len(times.keys() - set(wanted))
