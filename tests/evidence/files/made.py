"""Files as people send them, made here."""

import io
import struct
import zlib

from PIL import ExifTags, Image

HERE = (48.0, 12.0, 30.5)  # degrees, minutes, seconds
TEXT = b"router: line down 10:02\n"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
MAIL = b"From: Ann <ann@example.org>\r\nSubject: The line\r\nDate: Mon, 5 May 2025 09:00:00 +0200\r\n\r\nIt is down.\r\n"
HTML = b"<!doctype html><script>alert(1)</script>"


def photo(size: tuple[int, int] = (60, 40), kind: str = "JPEG", colour: str = "red", **exif: object) -> bytes:
    """The left half in this colour, the right half white; with where, when and by what it was taken, and lying on its side."""
    picture = Image.new("RGB", size, "white")
    picture.paste(colour, (0, 0, size[0] // 2, size[1]))
    notes = Image.Exif()
    notes[ExifTags.Base.Orientation] = 6  # to be turned to the right by a quarter
    notes[ExifTags.Base.Make] = "Sekrit camera"
    notes.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: HERE, 3: "E", 4: HERE})
    times = {ExifTags.Base.DateTimeOriginal: "2025:05:04 18:30:00"}
    notes.get_ifd(ExifTags.IFD.Exif).update(times | {getattr(ExifTags.Base, name): value for name, value in exif.items()})
    out = io.BytesIO()
    picture.save(out, kind, exif=notes, icc_profile=b"Sekrit profile", comment=b"Sekrit comment")
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def progressive(width: int, height: int) -> bytes:
    """A JPEG in waves, which has to be held whole, that says it has so many pixels."""
    out = io.BytesIO()
    Image.new("RGB", (16, 16)).save(out, "JPEG", progressive=True)
    data = bytearray(out.getvalue())
    struct.pack_into(">HH", data, data.index(b"\xff\xc2") + 5, height, width)
    return bytes(data)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
