"""Who recommended us to a client."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Recommended:
    """By which client, and on which day we heard of it."""

    by: int
    name: str
    on: date
