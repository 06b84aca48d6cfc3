"""An organization of the practice's directory: what a call to it needs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A phone number as people say it; `label` says what it is for, "" when nobody did."""

    number: str
    label: str = ""
