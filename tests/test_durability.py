"""What was acknowledged is on disk: the server is killed in the middle of writes, and its calls to the system are watched."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from consultant.calls.models import Call, CallParty
from consultant.config import Settings
from consultant.database import db, working_for
from tests.office import office, settings_in, settings_on
from tests.served import PATIENCE, SECONDS, Browser, answers_at, free_port, served

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


WATCHED = "recvfrom,sendto,pwrite64,fdatasync,fsync"
LINE = re.compile(r"(?P<thread>\d+) +(?P<resumed><\.\.\. )?(?P<name>\w+)(?: resumed>|\()(?P<rest>.*)")


def unsynced(trace: Iterable[str]) -> tuple[int, int]:
    """From strace's lines: how many answers left after their thread wrote to the log of the database, and how many of these
    before what it wrote was on disk."""
    wrote, dirty, answered, early = set(), set(), 0, 0
    waiting: dict[str, str] = {}  # what a call that takes a while began with, by thread
    for line in trace:
        found = LINE.match(line)
        if not found:
            continue
        thread, name, rest = found["thread"], found["name"], found["rest"]
        if found["resumed"]:
            rest = waiting.pop(thread, "") + rest
        if rest.endswith("<unfinished ...>"):
            waiting[thread] = rest.removesuffix("<unfinished ...>")
        in_log = "-wal>" in rest
        if name == "pwrite64" and in_log:
            wrote.add(thread)
            dirty.add(thread)
        elif name in ("fdatasync", "fsync") and in_log and rest.endswith("= 0"):
            dirty.discard(thread)
        elif name == "sendto" and '"HTTP/1.1 ' in rest and not found["resumed"] and thread in wrote:
            answered, early = answered + 1, early + (thread in dirty)
            wrote.discard(thread)
            dirty.discard(thread)
    return answered, early


def watched_answers(settings: Settings, trace: Path, program: str) -> tuple[int, int]:
    """`unsynced` of a server, started by this program, in which two calls are logged in each of four tabs."""
    _app, owner = office(settings)
    port = free_port()
    strace = ["strace", "-f", "-y", "-s", "32", "-o", str(trace), "-e", f"trace={WATCHED}"]
    environment = {**os.environ, "STANDOFF_DATA": str(settings.data), "DATABASE_URL": settings.database_url}
    process = subprocess.Popen([*strace, sys.executable, "-c", program, str(port)], env=environment, start_new_session=True)
    try:
        while not answers_at(port):
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the server did not start: {process.wait(PATIENCE)}")
        browser = Browser(port, owner.email)
        with browser.logging(port, case=1, mark="watched", most=2):
            browser.wait_for(8)
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # strace stays until the server has ended
        process.wait(SECONDS)
    return unsynced(trace.read_text().splitlines())


SERVER = """
import sys
from sqlalchemy import Engine, event
from tests.served import create_app, serve
{}
serve(create_app(), int(sys.argv[1]))
"""
WEAKER = 'event.listen(Engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous={}"))'


def test_what_is_answered_is_on_disk_before(tmp_path):
    answered, early = watched_answers(settings_in(tmp_path), tmp_path / "trace", SERVER.format(""))
    assert answered >= 8
    assert early == 0


@pytest.mark.parametrize("setting", ["NORMAL", "OFF"])
def test_a_weaker_setting_would_be_seen(tmp_path, setting):
    answered, early = watched_answers(settings_in(tmp_path), tmp_path / "trace", SERVER.format(WEAKER.format(setting)))
    assert answered == early >= 8
