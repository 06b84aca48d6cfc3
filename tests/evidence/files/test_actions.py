"""What is kept of a file, where, once, for whom, and until when."""

import io
import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Event

import pytest
from PIL import Image

from consultant.accounts.actions import remove_demo
from consultant.audit.actions import changes
from consultant.baseline.actions import add_baseline_item
from consultant.baseline.rules import BaselineItem
from consultant.casefile.rules import write_case
from consultant.cases.actions import case_numbered, record_of
from consultant.database import Missing, db, working_for
from consultant.evidence.files import actions, rules
from consultant.evidence.files.actions import attach, attachments_of, content_of, remove_attachment, store_file
from consultant.evidence.files.models import Attachment
from consultant.evidence.files.rules import FileKind, FileProblem, Problem
from consultant.evidence.files.store import actions as store
from tests.calls.shop import open_shop
from tests.evidence.files.made import HTML, MAIL, PDF, TEXT, bomb, opened, photo, progressive

OLD = time.time() - 2 * store.DAY


@pytest.fixture
def case(app, owner, practice) -> int:
    """The database id of a case of the practice that is worked for."""
    open_shop(app, owner)
    db.session.rollback()  # that was in another session: look anew
    return case_numbered(1).id


@pytest.fixture
def kept(app):
    """The names of all files in the data folder, by their practice."""
    folder = app.config["SETTINGS"].data / "files"
    return lambda: sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def problem(data: bytes, name: str = "x") -> Problem:
    with pytest.raises(FileProblem) as refused:
        store_file(data, name)
    return refused.value.problem


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_of_a_picture_only_the_pixels_stay_upright(practice, kind):
    sent = photo((60, 40), kind)
    assert dict(opened(sent).getexif().get_ifd(0x8825)), "the picture that is sent says where it was taken"
    stored = store_file(sent, "IMG_1.jpg")
    found = store.content(stored.sha256)
    picture = opened(found)
    assert (picture.size, stored.kind) == ((40, 60), FileKind.PNG if kind == "PNG" else FileKind.JPEG)
    assert not picture.getexif() and set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Sekrit" not in found and b"Exif" not in found
    red, white = picture.convert("RGB").getpixel((20, 5)), picture.convert("RGB").getpixel((20, 55))
    assert red[1] < 60 < 200 < white[1], "what was left is at the top now"
    small = opened(store.small(stored.sha256))
    assert (small.format, small.size, dict(small.getexif())) == ("JPEG", (40, 60), {})


def test_a_large_photo_is_made_smaller_and_has_a_small_one(practice):
    stored = store_file(photo((6000, 3000)), "a.jpg")
    assert max(opened(store.content(stored.sha256)).size) <= rules.LONGEST
    assert opened(store.small(stored.sha256)).size == (160, 320)


@pytest.mark.parametrize(
    ("more", "taken"),
    [({}, date(2025, 5, 4)), ({"OffsetTimeOriginal": "+02:00"}, datetime.fromisoformat("2025-05-04T18:30:00+02:00"))]
    + [({"DateTimeOriginal": odd}, None) for odd in ("", "0000:00:00 00:00:00", "9" * 400, "\ud800".encode("utf-16", "surrogatepass"))],
)
def test_when_it_was_taken_is_kept(practice, case, more, taken):
    row = attach(case, store_file(photo(**more), "a.jpg"))
    db.session.expire_all()
    assert row.taken == taken


@pytest.mark.parametrize(
    ("data", "name", "kind", "kept_as"),
    [
        (PDF, "terms.jpg", FileKind.PDF, "terms.jpg.pdf"),
        (MAIL, "mail", FileKind.MAIL, "mail.eml"),
        (TEXT, "router.LOG", FileKind.TEXT, "router.log"),
        ("Größe\r\n".encode("cp1252"), "old.txt", FileKind.TEXT, "old.txt"),
        ("Größe".encode("utf-16"), "old", FileKind.TEXT, "old.txt"),
        (b"From: nobody in particular", "note.eml", FileKind.TEXT, "note.eml.txt"),
        (HTML, "photo.jpg", FileKind.TEXT, "photo.jpg.txt"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg", FileKind.TEXT, "a.svg.txt"),
        (photo(), "evil.html", FileKind.JPEG, "evil.html.jpg"),
    ],
)
def test_what_it_is_is_told_by_its_content(practice, data, name, kind, kept_as):
    stored = store_file(data, name)
    assert (stored.kind, stored.name) == (kind, kept_as)
    assert kind.is_picture or store.content(stored.sha256) == data


def test_what_hides_behind_a_picture_is_not_kept(practice):
    stored = store_file(photo() + HTML + b"PK\3\4", "a.jpg")
    assert b"script" not in store.content(stored.sha256)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Problem.EMPTY),
        (b"a" * (rules.MOST_BYTES + 1), Problem.TOO_LARGE),
        (bomb(20_000, 20_000), Problem.TOO_MANY_PIXELS),
        (bomb(8_001, 5_000), Problem.TOO_MANY_PIXELS),
        (progressive(9_000, 9_000), Problem.TOO_MANY_PIXELS),
        (bomb(100, 100), Problem.DAMAGED),
        (photo()[:400], Problem.DAMAGED),
        (b"\xff\xd8\xff" + HTML, Problem.DAMAGED),
        (b"RIFF\0\0\0\0WEBPVP8 ", Problem.DAMAGED),
        (b"RIFF\0\0\0\0WAVEfmt ", Problem.UNKNOWN),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Problem.HEIC),
        (b"\0\0\0\x18ftyphevx\0\0\0\0", Problem.HEIC),
        (b"PK\3\4\0\0", Problem.UNKNOWN),
        (b"MZ\x90\0", Problem.UNKNOWN),
        (b"GIF89a\1\0\1\0", Problem.UNKNOWN),
        (b"text\0with a NUL", Problem.UNKNOWN),
        (b"\xff\xfe\0", Problem.UNKNOWN),
    ],
)
def test_what_is_not_kept(practice, kept, data, why):
    before = kept()
    assert problem(data) == why
    assert kept() == before


def test_a_long_log_is_not_read_as_the_head_of_a_mail():
    log = b"12:00:01 the line is up\n" * 1_000_000
    began = time.process_time()
    assert not rules.is_mail(log)
    assert time.process_time() - began < 0.5, "seconds of the processor, for 24 MB"


def test_what_can_be_seen_through_stays_so(practice):
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "PNG", transparency=(255, 0, 0))
    assert opened(store.content(store_file(out.getvalue(), "a.png").sha256)).getpixel((0, 0))[3] == 0


def test_as_large_as_may_be(practice):
    assert store_file(b"a" * rules.MOST_BYTES, "a.txt").bytes == 25_000_000


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\Ann\\note.txt", "note.txt"),
        ("a\0b.txt", "ab.txt"),
        ("\u202egnp.exe", "gnp.exe.txt"),
        ("..", "file.txt"),
        (".htaccess", "htaccess.txt"),
        ("", "file.txt"),
        ("\ud800\n", "file.txt"),
        ("Zähler 👩‍👧 🔥.txt", "Zähler 👩‍👧 🔥.txt"),
        ("n" * 500 + ".txt", "n" * 116 + ".txt"),
    ],
)
def test_names_are_for_reading_only(practice, kept, name, kept_as):
    stored = store_file(TEXT, name)
    assert stored.name == kept_as
    assert kept() == [f"{practice.id}/{stored.sha256[:2]}/{stored.sha256}"]


def test_the_same_file_is_stored_once(practice, case, kept):
    first, second = attach(case, store_file(photo(), "a.jpg")), attach(case, store_file(photo(), "b.jpg"))
    assert first is second and len(kept()) == 2, "the photo and its small one"
    attach(case, store_file(photo(), "b.jpg"), what="another use", evidence_id=None, call_id=None, baseline_id=None)
    assert [file.name for file in attachments_of(case)] == ["a.jpg"]


def test_each_practice_has_its_own(app, practice, case, stranger, kept):
    mine = attach(case, store_file(TEXT, "a.txt"))
    db.session.commit()
    open_shop(app, stranger)
    db.session.rollback()
    with working_for(stranger.practice_id):
        theirs = case_numbered(1).id
        with pytest.raises(Missing):
            actions.attachment_of(case, mine.id)
        assert store.content(mine.sha256) is None, "the hash alone opens nothing"
        with pytest.raises(FileProblem) as refused:
            attach(theirs, actions.StoredFile(mine.sha256, mine.kind, mine.bytes, mine.name))
        assert refused.value.problem == Problem.GONE
        db.session.rollback()
        attach(theirs, store_file(TEXT, "a.txt"))
        db.session.commit()
    assert len(kept()) == 2


def test_a_full_practice_is_told_how_much_it_keeps(practice, case, kept, monkeypatch):
    monkeypatch.setattr(store, "QUOTA", 1000)
    attach(case, store_file(b"a" * 600, "a.txt"))
    with pytest.raises(FileProblem) as refused:
        store_file(b"b" * 600, "b.txt")
    assert (refused.value.problem, refused.value.used) == (Problem.NO_ROOM, 600)
    assert store_file(b"a" * 600, "again.txt").bytes == 600, "what is there already takes no room"


def test_what_waits_in_vain_makes_room(practice, kept, monkeypatch):
    monkeypatch.setattr(store, "QUOTA", 1000)
    waits = store_file(b"a" * 600, "a.txt")
    os.utime(store._path(waits.sha256), (OLD, OLD))
    store_file(b"b" * 600, "b.txt")
    assert len(kept()) == 1


def test_bytes_go_when_nothing_uses_them(practice, case, kept):
    stored = store_file(photo(), "a.jpg")
    rows = [attach(case, stored), attach(case, stored, baseline_id=add_baseline_item(case, BaselineItem("Cards")).id)]
    db.session.commit()
    for row, left in zip(rows, (2, 0), strict=True):
        remove_attachment(row)
        assert len(kept()) == 2, "not before the commit"
        db.session.commit()
        actions.delete_unused()
        assert len(kept()) == left


def test_a_removal_that_is_not_committed_deletes_nothing(practice, case, kept):
    row = attach(case, store_file(photo(), "a.jpg"))
    db.session.commit()
    remove_attachment(row)
    db.session.rollback()
    actions.delete_unused()
    assert len(kept()) == 2 and content_of(db.session.scalars(db.select(Attachment)).one())


def test_what_is_bound_meanwhile_has_to_be_there(practice, case):
    stored = store_file(TEXT, "a.txt")
    store._path(stored.sha256).unlink()
    with pytest.raises(FileProblem) as refused:
        attach(case, stored)
    assert refused.value.problem == Problem.GONE


def test_what_is_bound_at_the_same_moment_stays(app, owner, practice, case, kept):
    row = attach(case, store_file(TEXT, "a.txt"))
    db.session.commit()
    is_bound, go_on = Event(), Event()

    def bind() -> None:
        with app.app_context(), working_for(owner.practice_id):
            attach(case, store_file(TEXT, "a.txt"), baseline_id=item)
            is_bound.set()
            go_on.wait(10)
            db.session.commit()

    def tidy_up() -> None:
        with app.app_context(), working_for(owner.practice_id):
            store.look_at_later(row.sha256)
            actions.delete_unused()

    item = add_baseline_item(case, BaselineItem("Cards")).id
    remove_attachment(row)
    db.session.commit()
    with ThreadPoolExecutor(2) as others:
        binding = others.submit(bind)
        assert is_bound.wait(10)
        tidying = others.submit(tidy_up)
        go_on.set()
        binding.result(), tidying.result()
    assert len(kept()) == 1


def test_a_case_file_is_the_same_with_and_without(practice, case):
    before = write_case(record_of(case_numbered(1)), private=True)
    attach(case, store_file(photo(), "a.jpg"), what="The modem")
    db.session.commit()
    assert write_case(record_of(case_numbered(1)), private=True) == before


def test_a_start_sweeps_what_waited_in_vain(practice, case, kept):
    used, fresh, old = (store_file(name.encode(), name) for name in ("used", "fresh", "old"))
    attach(case, used)
    db.session.commit()
    cut = store._path(used.sha256).with_name(".cut-off.1234")
    cut.write_bytes(b"half")
    for path in (store._path(used.sha256), store._path(old.sha256), cut):
        os.utime(path, (OLD, OLD))
    actions.sweep()
    assert kept() == sorted(f"{practice.id}/{one.sha256[:2]}/{one.sha256}" for one in (used, fresh))


def test_a_file_that_waits_and_is_sent_again_waits_anew(practice, kept):
    stored = store_file(TEXT, "a.txt")
    os.utime(store._path(stored.sha256), (OLD, OLD))
    store_file(TEXT, "a.txt")
    actions.sweep()
    assert len(kept()) == 1


def test_a_damaged_file_is_not_handed_out(practice, case, caplog):
    row = attach(case, store_file(TEXT, "a.txt"))
    store._path(row.sha256).write_bytes(b"something else")
    assert content_of(row) is None
    assert "gone or damaged" in caplog.text


def test_the_files_of_the_demo_go_with_it(demo, practice, case, kept):
    mine = attach(case, store_file(TEXT, "mine.txt"))
    with working_for(demo.practice_id):
        attach(case_numbered(1).id, store_file(photo(), "a.jpg"))
    db.session.commit()
    remove_demo()
    assert len(kept()) == 3, "not before the commit"
    db.session.commit()
    actions.delete_unused()
    assert kept() == [f"{practice.id}/{mine.sha256[:2]}/{mine.sha256}"]


def test_what_is_added_and_removed_is_noted(practice, case):
    row = attach(case, store_file(TEXT, "router.txt"), what="Its log")
    remove_attachment(row)
    assert [(entry.act, entry.kind, entry.label) for entry in changes()[0][:2]] == [
        ("removed", "attachments", "Its log"),
        ("added", "attachments", "Its log"),
    ]
