"""Clients: the usual kinds. A case file may name others, in its own words."""

from enum import StrEnum


class ClientKind(StrEnum):
    HOUSEHOLD = "household"
    SMALL_BUSINESS = "small business"
    AGENCY = "agency"
    CLUB = "club"
    OTHER = "other"
