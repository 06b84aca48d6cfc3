"""Notes for next time: how one client likes to be helped. Private: they are on no paper."""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How they like to be reached."""

    PHONE = "phone"
    EMAIL = "e-mail"
    WRITING = "in writing"


class Detail(StrEnum):
    """How much they like to be told at once."""

    SHORT = "short"
    FULL = "in detail"


@dataclass(frozen=True)
class Notes:
    """What to know before each call with or about a client; None where it was not noted."""

    likes: str | None = None
    never_offer: str | None = None
    reach_by: Reach | None = None
    detail: Detail | None = None
