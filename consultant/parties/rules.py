"""Who is in a case, and which part of the chain each one looks after (domain.md, Words)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    VENDOR = "vendor"
    CARRIER = "carrier"
    MANUFACTURER = "manufacturer"
    REGULATOR = "regulator"
    LANDLORD = "landlord"
    CLIENT = "client"
    CONSULTANT = "consultant"
    CONTRACTOR = "contractor"
    INSURER = "insurer"
    BANK = "bank"
    OPEN_SOURCE = "open-source project"
    DEBT_COLLECTOR = "debt collector"
    PRESS = "press"
    ASSOCIATION = "association"


OUR_SIDE = frozenset({Role.CLIENT, Role.CONSULTANT})


class Source(StrEnum):
    """How we know who looks after a part; no source at all means "not noted"."""

    CONTRACT = "contract"
    TOLD = "told"
    BELIEVED = "believed"
    NOT_CLEAR = "not clear"


@dataclass(frozen=True)
class Party:
    """An organization, the client or the consultant in one case; `id` is unique in the case."""

    id: str
    name: str
    role: Role
    short_name: str | None = None
    account_number: str | None = None
    private_note: str | None = None

    @property
    def called(self) -> str:
        """The name used in sentences and chips."""
        return self.short_name or self.name

    @property
    def is_outside(self) -> bool:
        """True for everyone who can be asked, chased or called: neither client nor consultant."""
        return self.role not in OUR_SIDE


@dataclass(frozen=True)
class Part:
    """A piece of the chain from the client's desk to the outside world."""

    name: str
    party: str | None  # party id; None when nobody is known to look after it
    source: Source | None = None
    detail: str | None = None  # contract page, or who told us
    noted_on: date | None = None
