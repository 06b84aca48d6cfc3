"""What the worker may not do, and what happens when it takes too long or too much."""

import base64
import os
import socket
import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from consultant.documents.press import PROJECT, Press
from consultant.documents.rules import DocumentError, DocumentProblem
from tests.documents.sample import CREATED, STYLES

HANGS = '<p style="overflow-wrap: anywhere">' + "x" * 100_000
OUTSIDE = {
    "a picture from the network": '<img src="http://127.0.0.1:PORT/x.png" alt="x">',
    "a picture from a file": '<img src="file://PLANTED" alt="x">',
    "a picture in the address": '<img src="data:image/png;base64,AAAA" alt="x">',
    "a picture that was not given": '<img src="resource:other" alt="x">',
    "a relative picture": '<img src="PLANTED" alt="x">',
    "a base": '<base href="file://FOLDER/"><img src="planted.png" alt="x">',
    "an attached link": '<link rel="attachment" href="file://PLANTED">',
    "an attached anchor": '<a rel="attachment" href="file://PLANTED">x</a>',
    "a stylesheet": '<link rel="stylesheet" href="http://127.0.0.1:PORT/x.css">',
    "an import": "<style>@import url(http://127.0.0.1:PORT/x.css);</style>",
    "a font": "<style>@font-face { font-family: x; src: url(file://PLANTED) }</style>",
    "a background": '<p style="background: url(http://127.0.0.1:PORT/)">x</p>',
    "a bullet": "<style>li { list-style-image: url(file://PLANTED) }</style><ul><li>x</ul>",
    "a drawing's picture": '<svg width="9" height="9"><title>x</title><image href="file://PLANTED" width="9" height="9"/></svg>',
    "an object": '<object data="file://PLANTED">x</object>',
}
TRIES = """
import os, socket, subprocess, sys
from consultant.documents import worker
worker.start(512)
worker.print_document('<html lang=en><title>x</title><p>x', [], '2013-05-10T00:00:00+00:00', {})
tries = {
    'socket': lambda: socket.socket(),
    'connect': lambda: socket.create_connection(('127.0.0.1', 9)),
    'name': lambda: socket.getaddrinfo('localhost', 80),
    'program': lambda: subprocess.run(['true']),
    'spawn': lambda: os.posix_spawn('/bin/true', ['true'], {}),
    'exec': lambda: os.execv('/bin/true', ['true']),
    'shell': lambda: os.system('true'),
    'fork': os.fork,
    'write': lambda: open(sys.argv[1], 'w'),
    'append': lambda: open(sys.argv[1], 'ab'),
    'create': lambda: os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY),
}
for name, attempt in tries.items():
    try:
        attempt()
        print(name, 'was possible')
    except PermissionError as error:
        assert 'document worker' in str(error), error
        print(name, 'refused')
"""


def order(body: str, resources: dict | None = None) -> dict:
    html = f'<!doctype html><html lang="en"><title>x</title><body>{body}'
    return {"job": "print", "html": html, "stylesheets": STYLES, "created": CREATED.isoformat(), "resources": resources or {}}


@pytest.fixture(scope="module")
def press():
    press = Press()
    yield press
    press.stop()


@pytest.mark.parametrize("body", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_nothing_outside_the_document_is_reached(press, body, tmp_path):
    """Somebody listens, and a picture lies there: nobody calls, and nothing is printed."""
    planted = tmp_path / "planted.png"
    Image.new("RGB", (8, 8)).save(planted)
    with socket.create_server(("127.0.0.1", 0)) as listens:
        listens.setblocking(False)
        there = {"PORT": str(listens.getsockname()[1]), "PLANTED": str(planted), "FOLDER": str(tmp_path)}
        for word, stands_for in there.items():
            body = body.replace(word, stands_for)
        with pytest.raises(DocumentError) as error:
            press.do(order(body))
        with pytest.raises(BlockingIOError):
            listens.accept()
    assert error.value.problem == DocumentProblem.REFUSED


def test_the_worker_opens_no_socket_starts_nothing_and_writes_nothing(tmp_path):
    target = tmp_path / "file"
    ran = subprocess.run([sys.executable, "-c", TRIES, str(target)], cwd=PROJECT, capture_output=True, text=True, check=True)
    lines = ran.stdout.splitlines()
    assert len(lines) == 11 and all(line.endswith(" refused") for line in lines), ran.stdout
    assert not target.exists()


def test_the_worker_is_told_no_secret(monkeypatch):
    secrets = {"DATABASE_URL": "postgresql://me:secret@there/db", "SECRET_KEY": "secret", "STANDOFF_DATA": "/secret"}
    for name, value in (secrets | {"LC_ALL": "C.UTF-8"}).items():
        monkeypatch.setenv(name, value)
    press = Press()
    assert press.do(order("fine")).startswith(b"%PDF")
    told = Path(f"/proc/{press._worker.pid}/environ").read_text("utf-8")
    press.stop()
    assert "LC_ALL=C.UTF-8" in told and "secret" not in told


def test_a_hang_ends_at_the_limit_and_the_next_document_prints():
    press = Press(seconds=3)
    with pytest.raises(DocumentError) as error:
        press.do(order(HANGS))
    assert error.value.problem == DocumentProblem.TOO_SLOW
    assert press.do(order("fine")).startswith(b"%PDF")
    press.stop()


def test_a_document_that_takes_all_memory_ends_and_the_next_one_prints():
    press = Press()  # with the limit in use: what is taken at rest differs between machines
    with pytest.raises(DocumentError) as error:
        press.do(order("<p>many words in a paragraph</p>" * 100_000))
    assert error.value.problem in (DocumentProblem.TOO_LARGE, DocumentProblem.STOPPED)
    assert press.do(order("fine")).startswith(b"%PDF")
    press.stop()


def test_a_small_file_that_unfolds_to_a_large_picture_is_refused(press):
    bomb = BytesIO()
    Image.new("1", (5_000, 5_000)).save(bomb, "PNG")
    with pytest.raises(DocumentError) as error:
        press.do(order('<img src="resource:bomb" alt="x">', {"bomb": base64.b64encode(bomb.getvalue()).decode()}))
    assert error.value.problem == DocumentProblem.REFUSED


def test_a_killed_worker_is_replaced_and_leaves_no_folder():
    press = Press()
    press.do(order("one"))
    folder, worker = Path(press._folder.name), press._worker
    os.kill(worker.pid, 9)
    worker.wait()
    assert press.do(order("two")).startswith(b"%PDF")
    assert press._worker.pid != worker.pid and not folder.exists()
    press.stop()


def test_threads_share_one_worker_and_each_gets_its_own_document(press):
    found: dict[int, bool] = {}

    def one(number: int) -> None:
        pdf = press.do(order("<p>x</p>" * number))
        found[number] = pdf == press.do(order("<p>x</p>" * number))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == dict.fromkeys(range(1, 9), True)
