"""Clients: the usual kinds. A case file may name others, in its own words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ClientKind(StrEnum):
    HOUSEHOLD = "household"
    SMALL_BUSINESS = "small business"
    AGENCY = "agency"
    CLUB = "club"
    OTHER = "other"


@dataclass(frozen=True)
class Offered:
    """A client in a list to pick from."""

    id: int
    name: str
    left_on: date | None = None  # since then no longer one
