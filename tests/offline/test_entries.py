"""Calls that a device sends: each is stored once, in its order, whatever was lost on the way."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from threading import Barrier

import pytest

from consultant.calls.models import Call
from consultant.database import db, working_for
from consultant.evidence.files.models import Attachment
from tests.calls.shop import open_shop, read, row
from tests.conftest import signed_in
from tests.evidence.files.made import photo
from tests.offline.device import DEVICE, cover, send, written

KEY = "key-00000001"


def stored(app, owner) -> list[str]:
    return [call.said for call in read(app, owner).calls]


def test_a_call_is_stored_and_answered_with_its_receipt(app, owner, client, shop):
    promised = row("promises", does="call back", soon="tomorrow")
    bill = {"paid": "unpaid", "cause": "our mistake"}
    content = written(said="It is the line", blamed="card-bank", minutes="12", hold_minutes="8", **promised, **bill)
    answer = send(client, content, key=KEY)
    assert answer.status_code == 201
    assert answer.json["key"] == KEY and answer.json["number"] == 1
    (call,) = read(app, owner).calls
    assert (call.said, call.minutes, call.hold_minutes) == ("It is the line", 12, 8)
    assert (call.paid, call.cause) == (False, "our mistake")
    assert (call.statements[0].by, call.statements[0].about) == ("till-maker", "card-bank")
    assert (call.promises[0].what, str(call.promises[0].due)) == ("call back", "2025-05-06")


def test_a_repeat_gets_the_same_receipt_and_stores_nothing(app, owner, client, shop):
    content = written(said="Once")
    first, again = send(client, content, key=KEY), send(client, content, key=KEY)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert stored(app, owner) == ["Once"]


def test_other_content_under_the_same_key_is_refused_and_the_first_stays(app, owner, client, shop):
    send(client, written(said="First"), key=KEY)
    assert send(client, written(said="Second"), key=KEY).status_code == 409
    assert stored(app, owner) == ["First"]


def test_the_same_key_of_another_device_or_practice_is_another_key(app, owner, client, stranger, shop):
    content = written(said="Mine")
    assert send(client, content, key=KEY).status_code == 201
    assert send(client, content, key=KEY, device="device-0002").status_code == 201
    open_shop(app, stranger)
    assert send(signed_in(app, stranger), written(said="Theirs"), key=KEY).status_code == 201
    assert stored(app, owner) == ["Mine", "Mine"]


def test_parallel_sends_of_one_key_store_it_once(app, owner, client, shop):
    content, ready = written(said="Once"), Barrier(4)
    sent = cover(client, content, key=KEY)

    def go(_number: int) -> int:
        own = signed_in(app, owner)
        ready.wait()
        return own.post("/outbox/entries", json=sent).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(go, range(4))) == [200, 200, 200, 201]
    assert stored(app, owner) == ["Once"]


def test_what_cannot_be_meant_is_said_by_field_and_nothing_is_stored(app, owner, client, shop):
    answer = send(client, written(minutes="5", hold_minutes="9"))
    assert answer.status_code == 422
    assert answer.json["problems"] == [["hold_minutes", "Of these, minutes on hold: The whole call took 5 minutes."]]
    assert stored(app, owner) == []


def test_a_case_that_is_not_there_is_said(client, shop):
    answer = send(client, written(77))
    assert (answer.status_code, answer.json["problem"]) == (422, "case")


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=-1)], ids=["ahead", "behind"])
def test_a_clock_that_is_a_day_wrong_is_put_right_and_shown(app, owner, client, shop, ahead):
    now = datetime.now(UTC)
    began = now - timedelta(minutes=30)
    assert send(client, written(began=began + ahead, said="Wrong clock"), ahead=ahead).status_code == 201
    assert send(client, written(began=now - timedelta(minutes=40), said="Right clock")).status_code == 201
    calls = read(app, owner).calls
    assert [call.said for call in calls] == ["Right clock", "Wrong clock"]
    assert abs(calls[1].at - began) < timedelta(seconds=5)
    assert abs(calls[1].skew - ahead.total_seconds()) < 5
    assert abs(calls[0].skew) < 5


def test_equal_starts_keep_the_order_of_the_device(app, owner, client, shop):
    for sequence in (3, 1, 2):
        assert send(client, written(said=f"No. {sequence}"), sequence=sequence).status_code == 201
    assert stored(app, owner) == ["No. 1", "No. 2", "No. 3"]


def test_a_call_without_a_case_opens_one_of_its_own(app, owner, client, shop):
    answer = send(client, written(None, parties=[], new_name="BrightNet", said="Who are you?"))
    assert (answer.status_code, answer.json["title"]) == (201, "Call with BrightNet")
    assert answer.json["number"] == 2
    record = read(app, owner, 2)
    assert [record.party(id).name for id in record.calls[0].parties] == ["BrightNet"]


def test_a_call_without_a_case_goes_into_the_one_that_is_chosen(app, owner, client, shop):
    answer = send(client, written(None, parties=[], new_name="BrightNet", case="case-1"))
    assert answer.json["number"] == 1
    assert read(app, owner).calls[0].parties == ("brightnet",)


def test_who_answers_who_is_signed_in_and_what_is_here(app, owner, client, stranger, shop):
    send(client, written(), key=KEY)
    assert client.get(f"/outbox/who?device={DEVICE}").json["received"] == [KEY]
    other = signed_in(app, stranger).get(f"/outbox/who?device={DEVICE}").json
    assert other["received"] == [] and other["person"] != client.get("/outbox/who").json["person"]
    guest = app.test_client().get("/outbox/who", headers={"Accept": "application/json"})
    assert (guest.status_code, guest.json) == (401, {"problem": "You are signed out"})


def test_nothing_of_another_person_is_taken(app, owner, client, stranger, shop):
    answer = send(signed_in(app, stranger), written(), person=client.get("/outbox/who").json["person"])
    assert answer.status_code == 401
    assert stored(app, owner) == []


ODD = {
    "no json": "words",
    "a list": [],
    "no key": {"key": None},
    "a key with blanks": {"key": "a b c d e f"},
    "another digest": {"digest": "0" * 64},
    "a time in words": {"at": "noon"},
    "a time that is none": {"at": True},
    "a time far ahead": {"at": 10**14 - 1},
    "a number below nothing": {"sequence": -1},
    "content that is no json": {"content": "{"},
    "content that is a number": {"content": "7"},
    "answers that are no pairs": {"content": json.dumps({"case": 1, "began": None, "answers": [["a"]], "photos": []})},
    "photos that are no digests": {"content": json.dumps({"case": 1, "began": None, "answers": [], "photos": ["../x"]})},
    "more photos than a form takes": {"content": written(photos=tuple(f"{number:064}" for number in range(11)))},
    "a huge case": {"content": json.dumps({"case": 10**12, "began": None, "answers": [], "photos": []})},
    "half a character": {"content": '{"case": 1, "began": null, "answers": [["said", "\ud800"]], "photos": []}'},
}


def test_brackets_without_end_are_refused(client, shop):
    assert client.post("/outbox/entries", data="[" * 200_000, content_type="application/json").status_code == 400


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_no_device_of_ours_writes_is_refused(app, owner, client, shop, odd):
    whole = cover(client, written()) | odd if isinstance(odd, dict) else odd
    if isinstance(odd, dict) and "content" in odd:
        whole = cover(client, odd["content"].encode("utf-8", "replace").decode()) | {"content": odd["content"]}
    assert client.post("/outbox/entries", json=whole).status_code in (400, 422)
    assert stored(app, owner) == []


def send_photo(client, data: bytes, key: str = "photo-000001", entry: str = KEY, **more: str):
    query = {"device": DEVICE, "key": key, "entry": entry, "digest": sha256(data).hexdigest(), "name": "modem.png"} | more
    return client.post("/outbox/photos", query_string=query, data=data, content_type="application/octet-stream")


def test_a_photo_belongs_to_its_call_once(app, owner, client, shop):
    data = photo(kind="PNG")
    assert send_photo(client, data).json == {"problem": "entry"}, "its call is not here yet"
    send(client, written(photos=(sha256(data).hexdigest(),)), key=KEY)
    assert read(app, owner).calls[0].photos_to_come == 1
    first, again = send_photo(client, data), send_photo(client, data)
    assert (first.status_code, again.status_code, first.json) == (201, 201, again.json)
    assert send_photo(client, data + b" ").status_code == 409
    assert send_photo(client, b"GIF89a\0", key="photo-000002").status_code == 422
    assert read(app, owner).calls[0].photos_to_come == 0
    with app.app_context(), working_for(owner.practice_id):
        assert [row.call_id for row in db.session.scalars(db.select(Attachment))] == [1]


def test_a_photo_that_was_taken_out_is_waited_for_no_more(app, owner, client, shop):
    send(client, written(photos=("0" * 64, "1" * 64, "2" * 64)), key=KEY)
    for key, left in (("photo-000001", 2), ("photo-000001", 2), ("photo-000002", 1)):
        assert send_photo(client, b"", key=key, out="yes").status_code == 201
        assert read(app, owner).calls[0].photos_to_come == left
    assert send_photo(client, b"", entry="entry-unknown", out="yes").status_code == 409
    assert send_photo(client, photo(), key="photo-000003", out="yes").status_code == 201
    with app.app_context(), working_for(owner.practice_id):
        assert db.session.query(Attachment).count() == 1, "one that has bytes came"


def test_a_crash_before_the_commit_leaves_neither_call_nor_receipt(app, owner, client, shop, monkeypatch):
    content = written(said="Twice tried")
    with app.app_context(), working_for(owner.practice_id):
        before = db.session.query(Call).count()
    monkeypatch.setattr("consultant.offline.views.keep_receipt", lambda *_: 1 / 0)
    assert send(client, content, key=KEY).status_code == 500
    monkeypatch.undo()
    assert before == len(stored(app, owner)) == 0
    assert send(client, content, key=KEY).status_code == 201
    assert stored(app, owner) == ["Twice tried"]
