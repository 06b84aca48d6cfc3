"""The right person for a part beyond our skills."""

from dataclasses import dataclass
from enum import StrEnum


class Helped(StrEnum):
    """`helped` as one of three answers, for a form and for sentences."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Referral:
    to: str
    why: str
    handed_over: str | None = None
    contact: str | None = None
    helped: bool | None = None  # None: not known yet
    id: int | None = None

    @property
    def answer(self) -> Helped:
        return {None: Helped.UNKNOWN, True: Helped.YES, False: Helped.NO}[self.helped]
