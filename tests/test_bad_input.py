"""Hostile answers to every question of every form, which are found on the pages: a message or a clean store, and all stands afterwards."""

import json
import logging
from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from consultant.accounts.actions import consultant_by_id, invite
from consultant.database import db, work_for, working_for
from tests.calls.shop import open_shop
from tests.conftest import on_one_database
from tests.driven import FINDS, FORM, Desk, fillings_of, send, settled
from tests.hostile import CHOICE, CLOCK, DAY, NUMBER, TEXT, UNSEEN, body
from tests.rows import arguments, fill

MULTIPART = "multipart/form-data; boundary=b"
MARKUP = (
    "'; DROP TABLE cases; -- {{7*7}} <script data-canary>alert(1)</script>\"><img data-canary src=x onerror=alert(1)>"
    "' data-canary=' </textarea></option><b data-canary> &lt;b data-canary&gt; 👩‍👩‍👧‍👦 🏳️‍🌈"
)
ODD = "a\0b\x1b[31m\u202egnp.\u2066\ufeff\x7f\x85\ufffe c"
NOT_OFFERED = ("-1", "0", "2", str(2**63), "9" * 400, "\ud800 \xff")  # 2: in numbered lists, of the other practice
NO_NUMBER = ("-1", "1e309", "NaN", "٣", str(2**63), "1,000,000,000,000.999")
NO_DAY = ("0000-00-00", "2025-02-30", "٢٠٢٥-٠١-٠١", "10000-01-01", "-1", "tomorrow")
NO_CLOCK = ("24:00", "02:60", "٠٢:٣٠", "-1:00", "2", "noon")


@pytest.fixture
def desk(app, owner, client, stranger, caplog):
    """The owner's browser, in a practice with rows of every kind; another practice has rows too."""
    caplog.set_level(logging.ERROR)
    open_shop(app, owner)
    with app.app_context(), working_for(stranger.practice_id, stranger.id):
        fill(consultant_by_id(stranger.id), arguments(app))
        db.session.commit()
    yield Desk(app, owner, client)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    ("value", "day", "clock"),
    [
        pytest.param(MARKUP, "0001-01-01", "00:00", id="markup"),
        pytest.param(ODD, "2025-03-30", "01:30", id="odd"),
        pytest.param("W" * 21_000, "9999-12-31", "23:59", id="long"),
    ],
)
def test_into_every_question_at_once(desk, value, day, clock):
    stored = desk.drive(value, day, clock)
    assert stored == {rule.endpoint for rule, _place in desk.all_forms} - FINDS
    desk.all_stands()


def test_what_fits_nowhere_gets_its_message(desk):
    desk.misfit(*({NUMBER: a, DAY: b, CLOCK: c, CHOICE: d} for a, b, c, d in zip(NO_NUMBER, NO_DAY, NO_CLOCK, NOT_OFFERED, strict=True)))
    desk.misfit({TEXT: "Long " * 6_000})
    desk.all_stands()


SHAPES = {  # a body and its type, made from what a browser would send
    "nothing": lambda pairs: (b"", FORM),
    "empty": lambda pairs: (body((name, "") for name, _value in pairs), FORM),
    "blanks": lambda pairs: (body((name, " \t\u3000\u200b\n") for name, _value in pairs), FORM),
    "other questions": lambda pairs: (body((name, MARKUP) for name in ODD_NAMES), FORM),
    "two answers each": lambda pairs: (body([*pairs, *((name, MARKUP) for name, _value in pairs)]), FORM),
    "files": lambda pairs: (parts(pairs, '; filename="\udcff<b data-canary>.html"'), MULTIPART),
    "parts without their end": lambda pairs: (parts(pairs, "")[:-20], MULTIPART),
    "no boundary": lambda pairs: (parts(pairs, ""), "multipart/form-data"),
    "JSON": lambda pairs: (json.dumps(dict(pairs)).encode(), "application/json"),
    "JSON as a form": lambda pairs: (json.dumps(dict(pairs)).encode(), FORM),
    "text": lambda pairs: (body(pairs), "text/plain"),
    "broken bytes": lambda pairs: (b"&".join(name.encode() + b"=\xff\xfe%zz%" for name, _value in pairs), FORM),
}
ODD_NAMES = ("x\0", "worked-\u00b2-item", "statements-999-by", "parties--1-name", "a" * 5_000, "more", "\ud800")


def parts(pairs: list[tuple[str, str]], more: str) -> bytes:
    """As a form with files is sent."""
    each = [f'--b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n' for name, value in pairs]
    return "".join([*each, "--b--\r\n"]).encode("utf-8", "surrogateescape")


@on_one_database
def test_bodies_of_any_shape(desk):
    for rule, place in desk.all_forms:
        filling = None
        for name, make in SHAPES.items() if rule.endpoint not in FINDS else ():
            filling = filling or next(iter(desk.fillings(rule)[place : place + 1]), None)
            if filling:
                data, kind = make(filling.pairs())
                answer = desk.client.post(filling.action, data=data, content_type=kind)
                assert answer.status_code in (200, 302, 400, 404, 413, 415), (rule.endpoint, name, answer.status_code)
                filling = filling if answer.status_code == 200 else None
    desk.all_stands()


@on_one_database
def test_a_paste_of_a_megabyte(desk):
    for rule, place in desk.all_forms:
        filling = desk.fillings(rule)[place]
        for control in [one for one in filling.controls if one.kind == TEXT][:1]:
            control.sent = ["Paste " * 175_000]
            assert send(desk.client, filling) is not None, rule.endpoint


def test_the_doors(app, caplog):
    """Sign up, join and sign in, while nobody is known yet."""
    caplog.set_level(logging.ERROR)
    for value in ("", " ", ODD, "W" * 21_000, "\ud800"):
        knock(app.test_client(), "/sign-up", value, send)
    assert knock(app.test_client(), "/sign-up", MARKUP, settled)
    with app.app_context():
        work_for(1, None)
        join = "/join/" + invite("mate@example.org", at=datetime.now(UTC))
        db.session.commit()
    for value in ("", " ", ODD, "W" * 21_000, "\ud800", MARKUP):
        for door in ("/sign-in", join):
            knock(app.test_client(), door, value, send)
    assert knock(app.test_client(), join, MARKUP, settled)
    app.config["WTF_CSRF_ENABLED"] = True
    for token in ("", ODD, "W" * 21_000, "\ud800"):
        answer = app.test_client().post("/sign-in", data=body([("csrf_token", token)]), content_type=FORM)
        assert answer.status_code == 400
    assert not caplog.records


def knock(client, door: str, value: str, how) -> object:
    """What comes of this value in every question at a door."""
    filling = fillings_of(document_fromstring(client.get(door).text), door)[0]
    filling.put(dict.fromkeys((TEXT, CHOICE, UNSEEN), value))
    return how(client, filling)
