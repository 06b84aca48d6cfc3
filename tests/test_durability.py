"""What was acknowledged is on disk: the server is killed in the middle of writes, and its calls to the system are watched."""

import time
from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest

from consultant.calls.models import Call, CallParty
from consultant.config import Settings
from consultant.database import db, working_for
from tests.office import office, settings_on
from tests.offline.device import Device, cover, written
from tests.served import Browser, served
from tests.traced import SystemCall, traced

ROUNDS_IN_A_CASE = 10


def kill_in_rounds(settings: Settings, rounds: int, dice: Random) -> dict[str, int]:
    """Kill the server (-9) so often while four threads log calls in it; after each, look for what it had acknowledged.

    Returns how many were acknowledged and how many were cut off, and of both together how many were kept. Fails at the
    first loss.
    """
    app, owner = office(settings, cases=rounds // ROUNDS_IN_A_CASE + 1)
    browser, kept = None, set()
    for turn in range(rounds):
        with served(settings) as server:
            browser = browser or Browser(server.port, owner.email)
            with browser.logging(server.port, case=turn // ROUNDS_IN_A_CASE + 1, mark=str(turn)):
                browser.wait_for(dice.randint(1, 6))
                time.sleep(dice.uniform(0, 0.05))  # of one call's time, about: any moment of the next ones
                server.kill()
        with app.app_context(), working_for(owner.practice_id):
            kept = set(db.session.scalars(db.select(Call.reference)))
            lost = set(browser.acknowledged) - kept
            assert not lost, f"round {turn}: lost {sorted(lost)}"
    with app.app_context(), working_for(owner.practice_id):
        on_the_line = db.session.scalars(db.select(db.func.count(CallParty.id)).group_by(CallParty.call_id)).all()
        assert on_the_line == [2] * len(kept), "a call was kept by half"
    return {"acknowledged": len(browser.acknowledged), "cut off": browser.cut_off, "kept": len(kept)}


@pytest.mark.parametrize("kind, rounds", [("sqlite", 50), ("postgresql", 10)])
def test_every_acknowledged_call_is_there_after_a_kill(tmp_path, kind, rounds):
    found = kill_in_rounds(settings_on(kind, tmp_path), rounds, Random(9))
    assert found["acknowledged"] >= rounds
    assert found["cut off"] >= rounds, "in some rounds nothing was being written"


WATCHED = "sendto,pwrite64,fdatasync,fsync"
CALLS, ENTRIES = 8, 3


def unsynced(trace: Iterable[SystemCall]) -> tuple[Counter[str], Counter[str]]:
    """By status: how many answers left after their thread wrote to the log of the database, and how many of these before what
    it wrote was on disk."""
    wrote, dirty, answered, early = set(), set(), Counter(), Counter()
    for call in trace:
        in_log = "-wal>" in call.rest
        if call.name == "pwrite64" and in_log:
            wrote.add(call.thread)
            dirty.add(call.thread)
        elif call.name in ("fdatasync", "fsync") and in_log and call.rest.endswith("= 0"):
            dirty.discard(call.thread)
        elif call.status and call.thread in wrote:
            answered[call.status] += 1
            early[call.status] += call.thread in dirty
            wrote.discard(call.thread)
            dirty.discard(call.thread)
    return answered, +early


def log_calls(port: int, email: str) -> None:
    """In four tabs of a browser by the form, and from a device."""
    device = Device(port, email)
    with device.logging(port, case=1, mark="watched", most=CALLS // 4):
        device.wait_for(CALLS)
    device.send(port, [cover(None, written(reference=f"sent-{number}"), sequence=number + 1) for number in range(ENTRIES)])
    assert len(device.receipts) == ENTRIES


WEAKER = 'event.listen(Engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous={}"))'


def test_what_is_answered_is_on_disk_before(tmp_path):
    answered, early = unsynced(traced(tmp_path, WATCHED, "", log_calls))
    assert answered["302"] >= CALLS and answered["201"] == ENTRIES
    assert not early


@pytest.mark.parametrize("setting", ["NORMAL", "OFF"])
def test_a_weaker_setting_would_be_seen(tmp_path, setting):
    answered, early = unsynced(traced(tmp_path, WATCHED, WEAKER.format(setting), log_calls))
    assert answered == early and answered["201"] == ENTRIES
