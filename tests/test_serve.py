"""The server as `./run` starts it: on an empty folder, in a process of its own."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from http.cookiejar import CookieJar

import pytest

SECONDS = 60  # at the most, for a start on a busy machine


@pytest.fixture
def server(tmp_path):
    """Its address, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"STANDOFF_DATA": str(tmp_path / "data"), "STANDOFF_PORT": str(port)}
    command = [sys.executable, "-m", "flask", "--app", "app", "serve"]
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True)
    address = f"http://localhost:{port}"
    give_up = time.monotonic() + SECONDS
    while not answers(port):
        assert process.poll() is None and time.monotonic() < give_up, "the server did not start"
    yield address
    process.send_signal(signal.SIGINT)
    assert process.wait(SECONDS) == 0
    assert address in process.stdout.read()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_new_server_prints_drafts_as_well_as_the_demos_report(server, tmp_path):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(path: str, data: bytes | None = None) -> bytes:
        return browser.open(server + path, data, timeout=SECONDS).read()

    token = re.search(r'name="csrf_token" value="([^"]+)"', get("/").decode())[1]
    get("/demo", f"csrf_token={token}".encode())
    assert get("/cases/4/reports/1.pdf").startswith(b"%PDF")
    assert get("/cases/4/report.pdf").startswith(b"%PDF")
    assert b"is ready to issue" in get("/cases/4/report")
    data = tmp_path / "data"
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in (data, *data.glob("standoff.sqlite*")))
