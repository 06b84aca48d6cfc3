"""The real server in a process group of its own, which may be killed; and somebody who logs calls in it."""

import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import wait
from threading import Semaphore, Thread
from urllib.parse import urlencode

from consultant.config import Settings
from consultant.factory import create_app
from consultant.web.server import serve
from tests.calls.shop import answers, row
from tests.owner import PASSWORD

HERE = "127.0.0.1"
SECONDS = 60  # at the most, for anything that is waited for
PATIENCE = 0.01  # seconds between two looks at a server that starts: it needs the machine more than we do
BOTH = ["till-maker", "card-bank"]

# Each server is forked from a process that has imported everything, so that it is there in no time.
_processes = get_context("forkserver")
_processes.set_forkserver_preload(["tests.served"])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return probe.getsockname()[1]


def answers_at(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HERE, port)) == 0


def run_server(settings: Settings, port: int) -> None:
    """What `flask serve` does with a database that is up to date."""
    os.setpgid(0, 0)
    serve(create_app(settings), port)


@dataclass
class Served:
    """A server that answers."""

    port: int
    pid: int

    def kill(self) -> None:
        """Each of its processes at once (-9): none can finish anything."""
        os.killpg(self.pid, signal.SIGKILL)


@contextmanager
def served(settings: Settings, port: int | None = None) -> Iterator[Served]:
    """A running server; whatever is left of it at the end is killed."""
    port = port or free_port()
    process = _processes.Process(target=run_server, args=(settings, port))
    process.start()
    try:
        while not answers_at(port):
            assert not wait([process.sentinel], PATIENCE), "the server did not start"
        yield Served(port, process.pid)
    finally:
        if process.is_alive():
            os.killpg(process.pid, signal.SIGKILL)
        process.join(SECONDS)


class Browser:
    """One who is signed in, in as many tabs as there are threads. The session outlives the server."""

    def __init__(self, port: int, email: str, password: str = PASSWORD) -> None:
        self.cookie = ""
        self.acknowledged: list[str] = []
        self.saved = Semaphore(0)  # released for each of them
        self.cut_off = 0
        token = _token(self._ask(port, "GET", "/sign-in"))
        self._ask(port, "POST", "/sign-in", {"csrf_token": token, "email": email, "password": password}, wanted=302)
        self.token = _token(self._ask(port, "GET", "/cases/1/calls/new"))

    def log_calls(self, port: int, case: int, mark: str, most: int | None = None) -> None:
        """One after the other, until that is enough or the server is gone. `mark` and a number are each call's reference."""
        for number in count() if most is None else range(most):
            typed = answers(csrf_token=self.token, reference=f"{mark}-{number}", parties=BOTH, said="It hangs. " * 20)
            typed |= row("statements", by="till-maker", about="card-bank", stance="blames")
            try:
                self._ask(port, "POST", f"/cases/{case}/calls/new", typed, wanted=302)
            except (OSError, HTTPException):
                self.cut_off += 1
                return
            self.acknowledged.append(f"{mark}-{number}")
            self.saved.release()

    @contextmanager
    def logging(self, port: int, case: int, mark: str, most: int | None = None) -> Iterator[None]:
        """In four tabs at once. Without `most` for each, the server must be gone at the end."""
        threads = [Thread(target=self.log_calls, args=(port, case, f"{mark}-{tab}", most)) for tab in "abcd"]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            for thread in threads:
                thread.join(SECONDS)
                assert not thread.is_alive()

    def wait_for(self, calls: int) -> None:
        """Until so many more were acknowledged."""
        for _call in range(calls):
            assert self.saved.acquire(timeout=SECONDS), "nothing was saved any more"

    def _ask(self, port: int, method: str, path: str, typed: dict | None = None, wanted: int = 200) -> str:
        connection = HTTPConnection(HERE, port, timeout=SECONDS)
        try:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if typed else {}
            connection.request(method, path, urlencode(typed or {}, doseq=True), kind | {"Cookie": self.cookie})
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        assert answer.status == wanted, f"{method} {path}: {answer.status}\n{text}"
        self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).partition(";")[0]
        return text


def _token(page: str) -> str:
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
