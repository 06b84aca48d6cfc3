"""The real server with its calls to the system written down, to see what was on disk when an answer left."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tests.office import office, settings_in
from tests.served import PATIENCE, SECONDS, answers_at, free_port

LINE = re.compile(r"(?P<thread>\d+) +(?P<resumed><\.\.\. )?(?P<name>\w+)(?: resumed>|\()(?P<rest>.*)")
ANSWER = re.compile(r'"HTTP/1\.1 (\d{3})')
SERVER = """
import sys
from sqlalchemy import Engine, event
from tests.served import create_app, serve
{}
serve(create_app(), int(sys.argv[1]))
"""


class SystemCall(NamedTuple):
    """One call to the system that has ended: by which thread, its name, and the rest of the line."""

    thread: str
    name: str
    rest: str

    @property
    def status(self) -> str:
        """Of the answer that it sends; "" for anything else."""
        found = ANSWER.search(self.rest) if self.name == "sendto" else None
        return found[1] if found else ""


def traced(folder: Path, watched: str, weaker: str, work: Callable[[int, str], None]) -> list[SystemCall]:
    """The calls of these names that a new server makes while `work` (port, e-mail of the owner) goes on.

    `weaker` is a line of Python that the server runs first.
    """
    settings, trace, port = settings_in(folder), folder / "trace", free_port()
    _app, owner = office(settings)
    strace = ["strace", "-f", "-y", "-s", "32", "-o", str(trace), "-e", f"trace={watched}"]
    environment = {**os.environ, "STANDOFF_DATA": str(settings.data), "DATABASE_URL": settings.database_url}
    command = [*strace, sys.executable, "-c", SERVER.format(weaker), str(port)]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        while not answers_at(port):
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the server did not start: {process.wait(PATIENCE)}")
        work(port, owner.email)
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # strace stays until the server has ended
        process.wait(SECONDS)
    return list(calls(trace.read_text().splitlines()))


def calls(trace: Iterable[str]) -> Iterator[SystemCall]:
    """From strace's lines, each call once, where it ended; an answer where it began to leave."""
    waiting: dict[str, str] = {}  # what a call that takes a while began with, by thread
    for line in trace:
        found = LINE.match(line)
        if not found:
            continue
        call = SystemCall(found["thread"], found["name"], (waiting.pop(found["thread"], "") if found["resumed"] else "") + found["rest"])
        if call.rest.endswith("<unfinished ...>"):
            waiting[call.thread] = call.rest.removesuffix("<unfinished ...>") if not call.status else ""
        if call.status or not call.rest.endswith("<unfinished ...>"):
            yield call
