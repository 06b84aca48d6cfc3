"""The right person for a part beyond our skills."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Referral:
    to: str
    why: str
    handed_over: str | None = None
    contact: str | None = None
    helped: bool | None = None  # None: not known yet
    id: int | None = None
