"""The server is killed (-9) in the middle of what a device sends: what was acknowledged is there, and nothing twice."""

from random import Random
from threading import Thread

import pytest

from consultant.calls.models import Call
from consultant.database import db, working_for
from tests.office import office, settings_on
from tests.offline.device import Device, cover, written
from tests.served import SECONDS, served

SENDS = 200
ROUNDS = 10
TABS = 4


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
