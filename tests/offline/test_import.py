"""A device that cannot send: its calls are downloaded there as a file, and brought in on another one."""

import json
from io import BytesIO

from playwright.sync_api import expect

from tests.calls.shop import read
from tests.conftest import signed_in
from tests.offline.phone import HERE, cut, save, write
from tests.offline.test_faults import PIXEL


def bring(client, data: bytes):
    return client.post("/outbox/import", data={"file": (BytesIO(data), "calls.json")}, content_type="multipart/form-data")


def test_downloaded_calls_come_in_once_with_their_photos(app, owner, phone):
    cut(phone)
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "From a file")
    phone.locator("input[name=photos]").set_input_files({"name": "modem.png", "mimeType": "image/png", "buffer": PIXEL})
    expect(phone.locator("#photos-kept li")).to_have_count(1)
    save(phone)
    phone.goto("/outbox")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Download as a file").click()
    data = download.value.path().read_bytes()
    app.config["WTF_CSRF_ENABLED"] = False  # of here on: this client fills in no form
    client = signed_in(app, owner)
    assert "It is in the log now." in bring(client, data).text
    assert "It was in the log already" in bring(client, data).text
    assert [call.said for call in read(app, owner).calls] == ["From a file"]
    page = client.get("/cases/1").text
    assert "modem.png" in page and "still on the phone" not in page


def test_a_file_that_is_none_or_was_changed_is_refused_whole(app, owner, client, shop):
    assert "Choose the file." in client.post("/outbox/import", data={}).text
    assert "not a file of calls" in bring(client, b"{}").text
    assert "not a file of calls" in bring(client, b"\xff\xd8\xff").text
    entry = {"key": "key-00000001", "digest": "0" * 64, "sequence": 1, "content": "{}", "photos": []}
    changed = {"standoff": "outbox", "device": "device-0001", "entries": [entry]}
    assert "entries[0].digest" in bring(client, json.dumps(changed).encode()).text
    assert read(app, owner).calls == ()
