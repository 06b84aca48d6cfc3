"""Servers in processes of their own, and one visitor who keeps the connection open, as a browser does."""

import contextlib
import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import brotli

from tests.bench.data import EMAIL, PASSWORD

SECONDS = 60  # at the most, for a start
UNPACK = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}
KEPT = 1  # second


class Answer:
    def __init__(self, status: int, headers: dict[str, str], raw: bytes) -> None:
        self.status, self.headers, self.raw = status, headers, raw

    @property
    def text(self) -> str:
        return UNPACK[self.headers.get("content-encoding")](self.raw).decode()

    @property
    def files(self) -> list[str]:
        """The style sheets, scripts and pictures that the page names."""
        return [unescape(path) for path in re.findall(r'<(?:link|script) [^>]*(?:href|src)="(/[^"]+)"', self.text)]

    @property
    def fonts(self) -> list[str]:
        """The faces that a style sheet names."""
        return re.findall(r'url\("\.\./\.\.(/fonts/[^"]+)"\)', self.text) if "css" in self.headers["content-type"] else []

    @property
    def wire(self) -> int:
        """Bytes of head and body as they were sent."""
        return len(self.raw) + sum(len(f"{name}: {value}\r\n") for name, value in self.headers.items())


class Visitor:
    """Asks the server at `port` over one connection, and keeps its cookies."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("localhost", port)
        self.cookies: dict[str, str] = {}
        self.asked = 0.0

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, **answers: str | list[str]) -> Answer:
        return self._ask("POST", path, urlencode(answers, doseq=True))

    def sign_in(self) -> "Visitor":
        answer = self.post("/sign-in", email=EMAIL, password=PASSWORD, csrf_token=field(self.get("/sign-in").text, "csrf_token"))
        assert answer.status == 302, answer.text
        return self

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Accept-Encoding": "gzip, br", "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if time.monotonic() - self.asked > KEPT:  # the server lets go of a connection that nobody uses
            self.connection.close()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        self.asked = time.monotonic()
        raw = response.read()
        for line in response.headers.get_all("Set-Cookie", ()):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(response.status, {name.lower(): value for name, value in response.headers.items()}, raw)


def field(page: str, name: str) -> str:
    """The value of a hidden field."""
    return re.search(rf'name="{name}"[^>]* value="([^"]*)"', page)[1]


@contextlib.contextmanager
def serving(*words: str, data: Path) -> Iterator[tuple[int, int]]:
    """Run `python WORDS`, which serves on STANDOFF_PORT out of STANDOFF_DATA; its port and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"STANDOFF_DATA": str(data), "STANDOFF_PORT": str(port)}
    process = subprocess.Popen([sys.executable, *words], env=os.environ | own, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS)


def _wait_for(port: int, process: subprocess.Popen) -> None:
    give_up = time.monotonic() + SECONDS
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None or time.monotonic() > give_up:
            raise RuntimeError(f"the server did not start: {process.args}")
        time.sleep(0.05)
