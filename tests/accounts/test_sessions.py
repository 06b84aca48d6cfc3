"""Sessions end, in the browser and on the server's disk."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import request

from consultant.factory import create_app
from consultant.web.sessions import GUEST_LASTS, LASTS, sweep
from tests.conftest import signed_in

HOUR = timedelta(hours=1)


@pytest.fixture
def folder(settings):
    return settings.data / "sessions"


@contextmanager
def meanwhile(app, path: str, another):
    """While the page at this path is made, its session read already, there is another answer; it is in the list."""
    answers = []

    def ask() -> None:
        if request.path == path and not answers:
            with ThreadPoolExecutor(1) as elsewhere:
                answers.append(elsewhere.submit(another).result())

    app.before_request(ask)
    yield answers
    assert answers


def later(much: timedelta):
    return time_machine.travel(datetime.now(UTC) + much)


def test_a_session_lives_two_weeks_after_it_was_last_used(app, client):
    assert client.get("/").status_code == 200
    with later(LASTS - HOUR):
        assert client.get("/").status_code == 200
    with later(2 * LASTS - 2 * HOUR):
        assert client.get("/").status_code == 200
    with later(3 * LASTS):
        assert client.get("/").status_code == 302


@pytest.mark.own_app
def test_the_files_of_sessions_that_ended_go_while_the_server_runs(app, client, owner, folder):
    client.get("/")
    app.test_client().get("/sign-in")  # a guest has one too, for the form
    assert len(list(folder.iterdir())) == 2
    with later(GUEST_LASTS + HOUR):
        app.test_client().get("/static/icon.svg")
        assert len(list(folder.iterdir())) == 1
        assert client.get("/").status_code == 200
    with later(GUEST_LASTS + HOUR + LASTS + HOUR):
        app.test_client().get("/static/icon.svg")
        assert list(folder.iterdir()) == []


def test_sweeping_leaves_what_is_just_being_written(app, folder):
    (folder / "half.__wz_cache").write_bytes(b"")
    sweep(folder)
    assert len(list(folder.iterdir())) == 1
    with later(2 * HOUR):
        sweep(folder)
    assert list(folder.iterdir()) == []


def test_only_we_read_the_files_and_no_cookie_can_be_told_from_them(app, client, folder):
    client.get("/")
    cookie = client.get_cookie("standoff").value
    files = list(folder.iterdir())
    assert files and all(file.stat().st_mode & 0o077 == 0 for file in files)
    assert all(cookie not in file.name and cookie.encode() not in file.read_bytes() for file in files)
    assert len(cookie) >= 43  # 256 bits


@pytest.mark.own_app
def test_a_page_that_takes_long_does_not_undo_signing_out(app, client):
    stolen = app.test_client()
    stolen.set_cookie("standoff", client.get_cookie("standoff").value)

    with later(2 * HOUR), meanwhile(app, "/cases", lambda: client.post("/sign-out")):
        answer = stolen.get("/cases")
    assert answer.status_code == 200 and "Set-Cookie" not in answer.headers
    assert stolen.get("/you").status_code == 302


@pytest.mark.own_app
def test_a_session_that_lasts_longer_from_now_on_stays_as_another_page_left_it(app, client):
    with client.session_transaction() as session:
        session.update(csrf_token="as after any form", _fresh=False, _flashes=[("message", "Said once.")])
    other = app.test_client()
    other.set_cookie("standoff", client.get_cookie("standoff").value)
    with later(2 * HOUR):
        with meanwhile(app, "/outbox/who", lambda: client.get("/cases")) as answers:
            assert other.get("/outbox/who").status_code == 200
        assert "Said once." in answers[0].text
        assert "Said once." not in client.get("/cases").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(app, owner):
    cookie = signed_in(app, owner).get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie


def test_over_https_cookies_travel_only_encrypted_and_it_stays_https(app, settings, owner):
    safe = create_app(replace(settings, base_url="https://standoff.example.org"))
    assert "Secure" in safe.test_client().get("/sign-in", base_url="https://standoff.example.org").headers["Set-Cookie"]
    behind_a_proxy = safe.test_client().get("/sign-in")
    assert behind_a_proxy.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_over_https_a_form_needs_no_referrer_only_its_token(app, settings, owner):
    safe = create_app(replace(settings, base_url="https://standoff.example.org"))
    client = safe.test_client()
    token = client.get("/sign-in", base_url="https://localhost").text.split('name="csrf_token" value="')[1].split('"')[0]
    assert client.post("/sign-out", base_url="https://localhost", data={"csrf_token": token}).status_code == 302
    assert client.post("/sign-out", base_url="https://localhost").status_code == 400
