"""Photos and files on the screens: sent with a piece of proof, shown where they belong, handed out safely."""

import io
from hashlib import sha256

import pytest

from consultant.cases.actions import case_numbered
from consultant.database import db, working_for
from consultant.evidence.files.actions import attach, attachments_of, store_file
from consultant.evidence.files.rules import MEGABYTE, MOST_BYTES
from consultant.evidence.files.store import actions as store
from consultant.web.uploads import MOST_SENT
from tests.calls.shop import open_shop
from tests.cases.desk import text_of
from tests.conftest import signed_in
from tests.evidence.files.made import HTML, MAIL, PDF, TEXT, opened, photo
from tests.pages import parsed

NEW = "/cases/1/evidence/new"
FOLD = "#proof"
TYPED = {"what": "The modem", "when": "2025-05-04"}


@pytest.fixture
def case(case, app, owner):
    """The case of tests/evidence, and its row's id."""
    with app.app_context(), working_for(owner.practice_id):
        return case_numbered(1).id


@pytest.fixture
def files(app, owner, case):
    """The case's files as they are now."""

    def look():
        with app.app_context(), working_for(owner.practice_id):
            return attachments_of(case)

    return look


def sent(*files: tuple[bytes, str], **typed: object) -> dict[str, object]:
    """What a browser sends with these files, each its bytes and name."""
    return {**TYPED, "files": [(io.BytesIO(data), name) for data, name in files], **typed}


def tickets(page) -> list[str]:
    return [tag["value"] for tag in parsed(page).select('[name="files-kept"][checked]')]


def bound(app, owner, case, data: bytes = TEXT, name: str = "router.txt", **where: int) -> int:
    """The id of a file that is bound to a call, evidence or baseline item."""
    with app.app_context(), working_for(owner.practice_id, owner.id):
        row = attach(case, store_file(data, name), **where)
        db.session.commit()
        return row.id


def test_proof_takes_files_and_shows_them(client, files):
    where = client.post(NEW, data=sent((photo(), "IMG_1.jpg"), (PDF, "terms.pdf"), (MAIL, "Re: it.eml"), (TEXT, "log.txt")))
    assert where.location == "/cases/1?open=proof#proof-row"
    assert [(file.name, file.evidence) for file in files()] == [(n, 1) for n in ("IMG_1.jpg", "terms.pdf", "Re: it.eml", "log.txt")]
    page = client.get("/cases/1")
    assert all(word in text_of(page, FOLD) for word in ("IMG_1.jpg", "PDF", "terms.pdf", "Mail", "Text"))
    picture = parsed(page).select_one(f"{FOLD} img")
    assert opened(client.get(picture["src"]).data).size == (40, 60)
    assert text_of(page, "#proof-row").startswith("Proof1 piece") or "1 piece" in text_of(page)


def test_a_mistake_elsewhere_keeps_what_was_sent(client, files):
    page = client.post(NEW, data=sent((photo(), "a.jpg"), (HTML + b"\0", "evil.jpg"), (b"", "none.txt"), what=""))
    assert "Write what it is." in text_of(page, ".errors")
    message = text_of(page, "#files-error")
    assert "“evil.jpg”: A file of this kind is not kept." in message and "“none.txt”: This file is empty." in message
    assert message.count("evil.jpg") == 1
    assert "a.jpg" in text_of(page, "fieldset:has([name=files-kept])")
    assert files() == ()
    page = client.post(NEW, data=sent((TEXT, "b.txt"), **{"files-kept": tickets(page), "what": ""}))
    kept = tickets(page)
    assert len(kept) == 2
    assert client.post(NEW, data=TYPED | {"files-kept": kept}).status_code == 302
    assert [file.name for file in files()] == ["a.jpg", "b.txt"]


def test_what_was_kept_can_be_left_out(client, files):
    page = client.post(NEW, data=sent((TEXT, "a.txt"), what=""))
    assert len(tickets(page)) == 1
    client.post(NEW, data=TYPED)
    assert files() == ()


@pytest.mark.parametrize("ticket", ["", "x", "e30.x", "\0", "W" * 5000])
def test_a_ticket_that_is_not_ours(client, files, ticket):
    page = client.post(NEW, data=TYPED | {"files-kept": ticket})
    assert "Choose it again." in text_of(page, "#files-error")
    assert files() == ()


def test_a_ticket_of_another_practice(app, client, stranger, files):
    open_shop(app, stranger)
    theirs = tickets(signed_in(app, stranger).post(NEW, data=sent((TEXT, "theirs.txt"), what="")))
    client.post(NEW, data=sent((TEXT, "mine.txt"), what=""))
    page = client.post(NEW, data=TYPED | {"files-kept": theirs})
    assert "Choose it again." in text_of(page, "#files-error")
    assert files() == ()


def test_what_waited_for_too_long_has_to_be_chosen_again(app, client, files):
    kept = tickets(client.post(NEW, data=sent((TEXT, "a.txt"), what="")))
    for path in (app.config["SETTINGS"].data / "files").rglob("*"):
        if path.is_file():
            path.unlink()
    page = client.post(NEW, data=TYPED | {"files-kept": kept})
    assert "“a.txt”: This file waited for too long" in text_of(page, "#files-error")


def test_a_disk_that_takes_nothing_is_said_at_the_question(app, client, files):
    (app.config["SETTINGS"].data / "files").write_text("in the way")
    page = client.post(NEW, data=sent((TEXT, "a.txt")))
    assert "“a.txt”: The server cannot keep it" in text_of(page, "#files-error") and "The modem" in page.text
    assert client.post(NEW, data=TYPED).status_code == 302


def test_too_large_too_many_too_full(client, files, monkeypatch):
    page = client.post(NEW, data=sent((b"a" * (MOST_BYTES + 1), "a.txt")))
    assert "“a.txt”: This file is too large. It may have 25 MB at most." in text_of(page, "#files-error")
    page = client.post(NEW, data=sent(*((b"%d" % n, f"{n}.txt") for n in range(11))))
    assert "These are 11 files. At most 10 fit here." in text_of(page, "#files-error")
    monkeypatch.setattr(store, "QUOTA", 1000)
    page = client.post(NEW, data=sent((b"b" * 2000, "b.txt")))
    assert "Your practice keeps 1 kB of files" in text_of(page, "#files-error")
    assert files() == ()
    assert "The modem" in page.text


def test_only_pages_that_take_files_take_much(client, case):
    at_most = {"what": "x" * (MOST_BYTES // 2)}
    assert client.post("/cases/1/options/new", data=at_most).status_code == 413
    assert client.post(NEW, data=sent((b"a" * (9 * MEGABYTE), "a.txt"))).status_code == 302
    assert client.post(NEW, data=sent(*((b"a" * (MOST_SENT // 2), f"{n}.txt") for n in range(2)))).status_code == 413


def test_the_same_page_with_another_file_is_another_page(client, files):
    assert client.post(NEW, data=sent((TEXT, "a.txt"), once="one")).status_code == 302
    assert client.post(NEW, data=sent((TEXT, "a.txt"), once="one")).status_code == 302
    page = client.post(NEW, data=sent((PDF, "b.pdf"), once="one"))
    assert "saved already, with other answers" in page.text
    assert [file.name for file in files()] == ["a.txt"]


def test_files_of_a_call_stand_in_the_log_and_can_become_proof(app, owner, client, case, files):
    call = int(parsed(client.get("/cases/1")).select_one("a[href*='/correct']")["href"].split("/")[4])
    file = bound(app, owner, case, call_id=call)
    page = client.get("/cases/1")
    assert "router.txt" in text_of(page, ".c-calls") and "Other photos and files" in text_of(page, FOLD)
    client.post(NEW, data=TYPED | {"there": [str(file)]})
    assert files()[0].evidence == 1 and files()[0].call == call
    assert "Other photos and files" not in text_of(client.get("/cases/1"), FOLD)
    page = client.get("/cases/1/evidence/1")
    assert parsed(page).select_one(f'[name=there][value="{file}"][checked]')
    client.post("/cases/1/evidence/1", data=TYPED)
    assert files()[0].evidence is None and files()[0].call == call


def test_a_call_moves_with_its_files_even_where_one_is_gone_from_the_disk(app, owner, client, case):
    open_shop(app, owner, "Elsewhere")
    call = int(parsed(client.get("/cases/1")).select_one("a[href*='/correct']")["href"].split("/")[4])
    bound(app, owner, case, name="there.txt", call_id=call)
    bound(app, owner, case, b"it is gone", "gone.txt", call_id=call)
    (gone,) = (app.config["SETTINGS"].data / "files").rglob(sha256(b"it is gone").hexdigest())
    gone.unlink()
    client.post(f"/cases/1/calls/{call}/move", data={"to": "2", "why": "wrong case"})
    assert all(name in text_of(client.get("/cases/2"), ".c-calls") for name in ("there.txt", "gone.txt"))
    assert ["gone from the server’s disk" in client.get(f"/cases/2/files/{file}").text for file in (3, 4)] == [False, True]


def test_taking_a_piece_of_proof_out_takes_its_own_files(app, owner, client, case, files):
    client.post(NEW, data=sent((photo(), "own.jpg")))
    call = bound(app, owner, case, call_id=1, evidence_id=1)
    client.post("/cases/1/evidence/1/remove")
    assert [(file.id, file.evidence) for file in files()] == [(call, None)]
    assert len([path for path in (app.config["SETTINGS"].data / "files").rglob("*") if path.is_file()]) == 1


def test_a_file_is_handed_out_as_a_file_only(client, case):
    client.post(NEW, data=sent((HTML, "../höhe 👋.html"), (photo(), "a.jpg")))
    answer = client.get("/cases/1/files/1/content")
    assert answer.data == HTML
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert "filename*=UTF-8''h%C3%B6he%20%F0%9F%91%8B.html.txt" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get("/cases/1/files/1/small").status_code == 404, "a text has no small picture"
    assert client.get("/cases/1/files/2/content").headers["Content-Disposition"].startswith("attachment")
    assert client.get("/cases/1/files/2/small").headers["Content-Type"] == "image/jpeg"


def test_looked_at_described_and_taken_out(app, client, files):
    client.post(NEW, data=sent((photo(), "IMG_1.jpg")))
    page = client.get("/cases/1/files/1")
    assert "IMG_1.jpg · JPEG · 1 kB · taken 4 May 2025" in text_of(page)
    assert parsed(page).select_one("img.whole")["src"] == "/cases/1/files/1/content"
    assert client.post("/cases/1/files/1", data={"what": "Its lights"}).location == "/cases/1?open=proof#proof-row"
    assert "Its lights" in text_of(client.get("/cases/1"), FOLD)
    assert client.post("/cases/1/files/1/remove").location == "/cases/1?open=proof#proof-row"
    assert files() == ()
    assert not [path for path in (app.config["SETTINGS"].data / "files").rglob("*") if path.is_file()]
    assert client.get("/cases/1/files/1/content").status_code == 404


BASELINE = "/cases/1/baseline"
ITEM = {"items-0-item": "Cards", "items-0-state": "not yet"}


def test_photos_of_how_it_was(client, files):
    where = client.post(BASELINE, data=ITEM | {"items-0-photos": [(io.BytesIO(photo()), "before.jpg")]})
    assert where.location == "/cases/1?open=baseline#baseline-row"
    assert [(file.name, file.baseline) for file in files()] == [("before.jpg", 1)]
    page = client.get("/cases/1")
    assert "before.jpg" in text_of(page, "#baseline") and "before.jpg" not in text_of(page, FOLD)
    assert "before.jpg" in text_of(client.get(BASELINE), ".album")
    assert client.post("/cases/1/files/1", data={"what": "The rack"}).location == "/cases/1?open=baseline#baseline-row"
    assert client.post(BASELINE, data=ITEM | {"items-0-row_id": "1", "items-0-gone": "y"}).status_code == 302
    assert files() == ()


def test_one_more_row_keeps_the_photos(client, files):
    page = client.post(BASELINE, data={"items-0-photos": [(io.BytesIO(photo()), "a.jpg"), (io.BytesIO(b""), "b.jpg")], "more": "items"})
    assert "“b.jpg”: This file is empty." in text_of(page, "#items-0-photos-error")
    kept = [tag["value"] for tag in parsed(page).select('[name="items-0-photos-kept"][checked]')]
    page = client.post(BASELINE, data={"items-0-photos-kept": kept})
    assert "Write what worked." in text_of(page, "#items-0-item-error"), "a row with nothing but a photo is no blank row"
    assert client.post(BASELINE, data=ITEM | {"items-0-photos-kept": kept}).status_code == 302
    assert [(file.name, file.baseline) for file in files()] == [("a.jpg", 1)]


def test_a_file_where_a_text_belongs_is_nothing_typed(client, files):
    page = client.post(BASELINE, data=ITEM | {"items-0-item": (io.BytesIO(b"x"), "x"), "items-0-checked_how": "Look"})
    assert "Write what worked." in text_of(page, "#items-0-item-error")
