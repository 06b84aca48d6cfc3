"""The same facts on other paper: each issued report keeps which one it is."""

from enum import StrEnum


class Edition(StrEnum):
    A4 = "A4"
    LETTER = "US Letter"
    LARGE = "large print"  # 18 pt on A4; "in short" takes both sides of the first sheet
    SHORT = "one page"  # page 1 alone, on A4


def usual_paper(zone: str, currency: str) -> Edition:
    """What lies in the printer of a practice that works in this IANA zone and currency: US Letter in the United States and Canada."""
    is_north = zone.startswith(("America/", "Pacific/Honolulu", "US/", "Canada/")) and currency in ("USD", "CAD")
    return Edition.LETTER if is_north else Edition.A4
