"""Files that are kept as evidence: which kinds there are, how much of them, and what a file is by its content."""

import email
import email.policy
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

MEGABYTE = 1_000_000  # as phones and computers count it
MOST_BYTES = 25 * MEGABYTE  # of one file
MOST_FILES = 10  # sent at once, and with one call from a device
QUOTA = 5_000 * MEGABYTE  # of all files of a practice
NAME = 120  # characters
LONGEST = 4096  # pixels of a picture's longer side: a page of small print can be read
SMALL = 320  # of the small one that stands in for it
DAMAGED_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")  # not escape: logs have colours
HEAD = 100_000  # bytes at the beginning of a mail: a log of 25 MB can look like one long head
MAIL_SAYS = ("from", "to", "date", "subject", "received", "message-id")
FEW = 3  # of these, or it is a text that happens to begin with "From:"


class FileKind(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"
    MAIL = "mail"
    TEXT = "text"

    @property
    def is_picture(self) -> bool:
        return self in (FileKind.JPEG, FileKind.PNG)

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.PDF: "application/pdf",
    FileKind.MAIL: "message/rfc822",
    FileKind.TEXT: "text/plain",
}
ENDINGS = {  # the first one is given where a name has none of them
    FileKind.JPEG: (".jpg", ".jpeg"),
    FileKind.PNG: (".png",),
    FileKind.PDF: (".pdf",),
    FileKind.MAIL: (".eml",),
    FileKind.TEXT: (".txt", ".log", ".csv", ".md"),
}


class Problem(StrEnum):
    """Why a file is not kept."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    TOO_MANY_PIXELS = "too many pixels"
    HEIC = "heic"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    NO_ROOM = "no room"
    GONE = "gone"
    NOT_WRITTEN = "not written"


class FileProblem(Exception):
    """`name` is the file's; `used` how many bytes the practice keeps, where there is no room."""

    def __init__(self, problem: Problem, name: str, used: int = 0) -> None:
        super().__init__(problem, name)
        self.problem, self.name, self.used = problem, name, used


@dataclass(frozen=True)
class StoredFile:
    """What is on disk and no case points at yet. `sha256` is of what we keep: of a picture, not of what was sent."""

    sha256: str
    kind: FileKind
    bytes: int
    name: str
    taken: date | datetime | None = None  # when the camera says so; a day where it does not know the zone


@dataclass(frozen=True)
class Attachment:
    """A file of a case. `call` is the row of an entry's first version; `evidence` and `baseline` are rows too."""

    id: int
    kind: FileKind
    bytes: int
    name: str
    what: str
    added_at: datetime
    taken: date | datetime | None = None
    call: int | None = None
    evidence: int | None = None
    baseline: int | None = None

    @property
    def called(self) -> str:
        return self.what or self.name


def kind_of(data: bytes) -> FileKind | Problem | None:
    """By content alone. None for what may be a picture: only opening it tells."""
    if not data:
        return Problem.EMPTY
    if len(data) > MOST_BYTES:
        return Problem.TOO_LARGE
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n")) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return None
    if data[4:8] == b"ftyp" and data[8:11] in (b"hei", b"hev", b"mif", b"msf", b"avi"):
        return Problem.HEIC
    if data.startswith(b"%PDF-"):
        return FileKind.PDF
    if not is_text(data):
        return Problem.UNKNOWN
    return FileKind.MAIL if is_mail(data) else FileKind.TEXT


def is_text(data: bytes) -> bool:
    """Text in whatever letters; UTF-16 only with its mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return "\0" not in data.decode("utf-16")
        except UnicodeDecodeError:
            return False
    return DAMAGED_TEXT.search(data) is None


def is_mail(data: bytes) -> bool:
    """Whether it begins with what a mail says of itself."""
    head = re.split(rb"\r?\n\r?\n", data[:HEAD].removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    found = email.message_from_bytes(head, policy=email.policy.compat32)
    return "from" in found and sum(name in found for name in MAIL_SAYS) >= FEW and not found.defects


def shown_name(name: str) -> str:
    """A file's name without folders and what cannot be shown."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c in " \u200d")
    return " ".join(seen.split()).lstrip(".").strip()[:NAME]


def clean_name(name: str, kind: FileKind) -> str:
    """A file's name to keep, with an ending that fits what it is."""
    stem = shown_name(name)
    end = next((end for end in ENDINGS[kind] if stem.lower().endswith(end)), None)
    stem = stem[: -len(end)].strip() if end else stem
    ending = end or ENDINGS[kind][0]
    return (stem or "file")[: NAME - len(ending)] + ending
