"""A device that cannot send: its calls are downloaded there as a file, and brought in on another one."""

import json
from base64 import b64encode
from hashlib import sha256
from io import BytesIO

import pytest
from playwright.sync_api import expect

from consultant.accounts.models import Consultant
from consultant.database import add_row, db, working_for
from consultant.offline.commands import calls_commands
from tests.calls.shop import open_shop, read
from tests.conftest import signed_in
from tests.offline.device import DEVICE, cover, written
from tests.offline.phone import HERE, cut, save, write
from tests.offline.test_faults import PIXEL


def downloaded(client, *contents: str, person: str = "", photos: tuple[bytes, ...] = ()) -> bytes:
    """The file of a device on which these were written down, by whoever is signed in there; each with these photos."""
    sent = [
        {"key": f"photo-{n:06}", "digest": sha256(one).hexdigest(), "name": f"{n}.png", "data": b64encode(one).decode()}
        for n, one in enumerate(photos)
    ]
    entries = [{**cover(client, content, sequence=place), "photos": sent} for place, content in enumerate(contents, 1)]
    person = person or client.get("/outbox/who").json["person"]
    return json.dumps({"standoff": "outbox", "person": person, "device": DEVICE, "entries": entries}).encode()


def bring(client, data: bytes):
    return client.post("/outbox/import", data={"file": (BytesIO(data), "calls.json")}, content_type="multipart/form-data")


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # the browser's part is one
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
    changed = {"standoff": "outbox", "person": "any", "device": "device-0001", "entries": [entry]}
    assert "entries[0].digest" in bring(client, json.dumps(changed).encode()).text
    assert read(app, owner).calls == ()


def test_calls_of_another_practice_are_refused_and_those_of_a_colleague_are_not(app, owner, client, stranger, shop):
    foreign = downloaded(signed_in(app, stranger), written(said="Theirs"))
    page = bring(client, foreign).text
    assert "for another practice" in page and "It is in the log now." not in page
    assert "was changed or cut off, at: person" in bring(client, foreign.replace(b'"person"', b'"nobody"')).text
    assert read(app, owner).calls == ()
    with app.app_context(), working_for(owner.practice_id):
        colleague = add_row(Consultant(name="Kim", email="kim@example.org", password_hash="none"))
        mark = colleague.mark
        db.session.commit()
    assert "It is in the log now." in bring(client, downloaded(client, written(said="Kim's"), person=mark)).text
    assert [call.said for call in read(app, owner).calls] == ["Kim's"]


def test_a_photo_that_is_gone_again_is_said_with_its_call_and_not_kept_by_half(app, owner, client, shop, monkeypatch):
    data = downloaded(client, written(said="With a photo", photos=(sha256(PIXEL).hexdigest(),)), photos=(PIXEL,))
    with monkeypatch.context() as patch:
        patch.setattr("consultant.evidence.files.store.actions.is_there", lambda _digest: False)  # swept at this very moment
        page = bring(client, data).text
    assert "not all of its photos were taken" in page and "waited for too long" in page
    page = client.get("/cases/1").text
    assert "1 photo is still on the phone" in page and "0.png" not in page
    assert "It was in the log already" in bring(client, data).text, "and the photo is brought along now"
    page = client.get("/cases/1").text
    assert "still on the phone" not in page and "0.png" in page


def test_the_command_takes_a_file_in_for_whoever_wrote_it(app, owner, client, stranger, shop, tmp_path):
    open_shop(app, stranger)
    files = [tmp_path / name for name in ("mine.json", "theirs.json", "nobodys.json")]
    files[0].write_bytes(downloaded(client, written(said="Mine", photos=(sha256(PIXEL).hexdigest(),)), photos=(PIXEL,)))
    files[1].write_bytes(downloaded(signed_in(app, stranger), written(said="Theirs"), written(77)))
    files[2].write_bytes(downloaded(client, written(), person="0" * 16))
    run = app.test_cli_runner().invoke
    answer = run(calls_commands, ["import", str(files[0]), str(files[2])])
    assert answer.exit_code == 2 and "Nobody in this database" in answer.output
    assert read(app, owner).calls == (), "all files are read first"
    assert "It is in the log now." in run(calls_commands, ["import", str(files[0])]).output
    again = run(calls_commands, ["import", *map(str, files[:2])])
    assert "It was in the log already" in again.output and "Its case is not there" in again.output and again.exit_code == 2
    assert [[call.said for call in read(app, person).calls] for person in (owner, stranger)] == [["Mine"], ["Theirs"]]
    assert "0.png" in client.get("/cases/1").text
    assert "not a file of calls" in run(calls_commands, ["import", __file__]).output
