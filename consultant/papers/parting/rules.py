"""What the consultant writes in a parting letter, beyond what is recorded."""

from dataclasses import dataclass
from enum import StrEnum


class Bill(StrEnum):
    NONE = "none"
    TO_COME = "to come"
    SENT = "sent"
    PAID = "paid"


@dataclass(frozen=True)
class Parting:
    handed_over: str = ""
    still_do: str = ""
    bill: Bill | None = None  # None: not said
    bill_words: str = ""
