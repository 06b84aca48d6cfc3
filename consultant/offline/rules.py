"""What a device writes down and sends later: one call, with the photos that belong to it."""

import base64
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from consultant.evidence.files.rules import MOST_FILES

MOST_ANSWERS = 3000
SHOWN_SKEW = timedelta(minutes=2)  # a clock that is wrong by more is told (design: onsite)
LATEST = 3_500_000_000_000  # milliseconds: the year 2080; no skew is too long for a column, no beginning before the calendar
TAKER = "taker of downloaded calls"  # under which the app holds what takes in one Downloaded, for page and command
NAME = re.compile(r"[A-Za-z0-9-]{8,64}")  # of a device, and of one thing that it sends
DIGEST = re.compile(r"[0-9a-f]{64}")


class Odd(ValueError):
    """What was sent is not what a device of ours writes; `path` says where."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Verdict(StrEnum):
    """What becomes of something that is sent under a key."""

    NEW = "new"
    AGAIN = "again"
    OTHER = "other content"


@dataclass(frozen=True)
class Sent:
    """The cover of one thing: which device sends it, under which key, what its content hashes to, and when, by the device's clock.

    `sequence` counts what this device wrote down, from 1.
    """

    device: str
    key: str
    digest: str  # SHA-256 of the content, hex
    at: datetime
    sequence: int


@dataclass(frozen=True)
class Entry:
    """One call as it was written down: the answers of the form, and when it began by the device's clock.

    `case` is its number, None while it is not known; `began` is None where the time was typed by hand.
    """

    case: int | None
    began: datetime | None
    answers: tuple[tuple[str, str], ...]
    photos: tuple[str, ...] = ()  # SHA-256 of each, hex


@dataclass(frozen=True)
class DownloadedPhoto:
    sent: Sent
    name: str
    data: bytes


@dataclass(frozen=True)
class Downloaded:
    """One entry of a file that was downloaded from a device."""

    sent: Sent
    entry: Entry
    title: str  # whom the call was with
    photos: tuple[DownloadedPhoto, ...]


@dataclass(frozen=True)
class Download:
    """A file that was downloaded from a device; `person` is the mark of whose calls these are."""

    person: str
    entries: tuple[Downloaded, ...]


def digest_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def verdict(known: str | None, digest: str) -> Verdict:
    """`known` is the digest that the key was used with, None for a fresh key."""
    if known is None:
        return Verdict.NEW
    return Verdict.AGAIN if known == digest else Verdict.OTHER


def skew_of(sent: datetime, now: datetime) -> timedelta:
    """By how much the device's clock is ahead (behind: below nothing), measured when it sends."""
    return timedelta(seconds=round((sent - now).total_seconds()))


def is_shown(skew_seconds: int | None) -> bool:
    return abs(skew_seconds or 0) > SHOWN_SKEW.total_seconds()


def read_sent(cover: Any, content: bytes) -> Sent:
    """The cover of this content. Raises Odd."""
    if not isinstance(cover, dict):
        raise Odd("")
    for name in ("device", "key"):
        if not (isinstance(cover.get(name), str) and NAME.fullmatch(cover[name])):
            raise Odd(name)
    if cover.get("digest") != digest_of(content):
        raise Odd("digest")
    return Sent(cover["device"], cover["key"], cover["digest"], _moment(cover.get("at"), "at"), _whole(cover.get("sequence"), "sequence"))


def read_entry(content: str) -> Entry:
    """Raises Odd."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise Odd("content") from None
    if not isinstance(found, dict):
        raise Odd("content")
    answers, photos, case, began = (found.get(name) for name in ("answers", "photos", "case", "began"))
    if not isinstance(answers, list) or len(answers) > MOST_ANSWERS or not all(map(_is_answer, answers)):
        raise Odd("answers")
    if not isinstance(photos, list) or len(photos) > MOST_FILES or not all(map(_is_digest, photos)):
        raise Odd("photos")
    return Entry(
        case=None if case is None else _whole(case, "case"),
        began=None if began is None else _moment(began, "began"),
        answers=tuple((_text(name), _text(text)) for name, text in answers),
        photos=tuple(dict.fromkeys(photos)),
    )


def _is_answer(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)


def _text(text: str) -> str:
    """Half a character, which JSON can hold and no database keeps, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def _whole(value: Any, path: str) -> int:
    if type(value) is not int or not 0 < value < 2**31:
        raise Odd(path)
    return value


def _moment(value: Any, path: str) -> datetime:
    """From milliseconds since 1970."""
    if type(value) is not int or not 0 < value < LATEST:
        raise Odd(path)
    return datetime.fromtimestamp(value / 1000, UTC)


def read_download(data: bytes, now: datetime) -> Download:
    """A file that a device wrote for what it could not send; `now` takes the place of its clock. Raises Odd."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise Odd("") from None
    if not isinstance(found, dict) or found.get("standoff") != "outbox" or not isinstance(found.get("entries"), list):
        raise Odd("")
    if not isinstance(found.get("person"), str):
        raise Odd("person")
    at, device = int(now.timestamp() * 1000), found.get("device")
    return Download(found["person"], tuple(_downloaded(one, device, at, f"entries[{place}]") for place, one in enumerate(found["entries"])))


def _downloaded(one: Any, device: Any, at: int, path: str) -> Downloaded:
    if not isinstance(one, dict) or not isinstance(one.get("content"), str) or not isinstance(one.get("photos"), list):
        raise Odd(path)
    try:
        sent = read_sent(one | {"device": device, "at": at}, one["content"].encode("utf-8", "surrogatepass"))
        photos = tuple(_downloaded_photo(photo, device, at) for photo in one["photos"])
        return Downloaded(sent, read_entry(one["content"]), _text(str(one.get("title") or "")), photos)
    except Odd as odd:
        raise Odd(f"{path}.{odd.path}") from None


def _downloaded_photo(photo: Any, device: Any, at: int) -> DownloadedPhoto:
    try:
        data, cover = base64.b64decode(photo["data"], validate=True), photo | {"device": device, "at": at, "sequence": 1}
        return DownloadedPhoto(read_sent(cover, data), _text(str(photo.get("name") or "")), data)
    except (TypeError, KeyError, ValueError, AttributeError):
        raise Odd("photos") from None
