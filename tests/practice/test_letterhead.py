"""The letterhead and its logo."""

import io
import struct
from zlib import crc32

import pytest
from PIL import Image

from consultant.database import db
from consultant.pictures.actions import NotAPicture
from consultant.practice.actions import LOGO_SIZE, set_logo
from tests.reports.reading import pages_of

LETTERHEAD = {"name": "Field IT", "phone": "555 0142", "zone": "Europe/London", "currency": "GBP"}


def picture(size=(2000, 1000), kind="PNG", **more) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, kind, **more)
    return out.getvalue()


def test_a_logo_becomes_a_small_png(practice):
    set_logo(practice, picture(kind="JPEG"))
    kept = Image.open(io.BytesIO(practice.logo))
    assert kept.format == "PNG" and kept.width <= LOGO_SIZE[0] and kept.height <= LOGO_SIZE[1]


def test_a_photo_that_lies_on_its_side_is_turned(practice):
    side = Image.Exif()
    side[0x0112] = 6  # the camera was held upright
    set_logo(practice, picture((80, 40), "JPEG", exif=side))
    assert Image.open(io.BytesIO(practice.logo)).size == (40, 80)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:200], picture((12000, 12000), "PNG")])
def test_what_is_no_picture_is_refused(practice, data):
    with pytest.raises(NotAPicture):
        set_logo(practice, data)


def test_an_empty_file_leaves_the_logo_alone_and_says_so(client, practice):
    set_logo(practice, picture())
    db.session.commit()
    page = client.post("/you/letterhead", data=LETTERHEAD | {"logo": (io.BytesIO(b""), "logo.png")})
    assert "not a picture that can be printed" in page.text
    db.session.refresh(practice, ["logo"])
    assert practice.logo


@pytest.mark.parametrize("size", [(8000, 6000), (20000, 20000)])
def test_a_picture_that_is_too_large_is_told_how_large_it_may_be(client, practice, size):
    logo = picture((1, 1))
    header = b"IHDR" + struct.pack(">II", *size) + logo[24:29]  # no more than it says of itself
    logo = logo[:12] + header + struct.pack(">I", crc32(header)) + logo[33:]
    page = client.post("/you/letterhead", data=LETTERHEAD | {"logo": (io.BytesIO(logo), "logo.png")}).text
    assert "This picture is too large. It may have 40 million pixels at most, such as 8000 × 5000." in page
    assert "not a picture" not in page


def test_the_letterhead_is_kept_and_the_logo_dropped_on_request(client, practice):
    set_logo(practice, picture())
    db.session.commit()
    assert client.post("/you/letterhead", data=LETTERHEAD | {"hours": "9 to 5", "drop_logo": "y"}).location == "/you"
    page = client.get("/you").text
    assert "555 0142" in page and "9 to 5" in page
    db.session.refresh(practice, ["logo"])
    assert practice.logo is None


def test_odd_answers_are_told_at_their_field_and_stay(client, practice):
    page = client.post("/you/letterhead", data=LETTERHEAD | {"phone": "call me", "email": "no", "address": "12 Harbour Street"}).text
    assert "Write a phone number" in page and "Write an e-mail address" in page
    assert "12 Harbour Street" in page and "call me" in page


def test_the_letterhead_is_shown_as_it_prints_and_on_paper(client, practice):
    set_logo(practice, picture())
    db.session.commit()
    client.post("/you/letterhead", data=LETTERHEAD | {"hours": "9 to 5", "address": "12 Harbour Street"})
    page = client.get("/you/letterhead").text
    seen = page.split("the client sees this")[1]
    assert all(words in seen for words in ("Field IT", "555 0142", "9 to 5", "12 Harbour Street", "data:image/png;base64,"))
    paper = client.get("/you/letterhead.pdf")
    assert paper.mimetype == "application/pdf"
    text = " ".join(pages_of(paper.data)).replace("\xa0", " ")
    assert "Field IT" in text and "555 0142" in text and "Draft" in text
