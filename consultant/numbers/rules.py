"""Numbers as they are read aloud, as a phone dials them, and amounts as they are typed."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise

# Digits go in threes, and in fours where the rest then comes out even: 4 4 3, 4 3 3, 3 3.
_CHUNKS = re.compile(r"\d{4}(?=(?:\d{4})?(?:\d{3})*(?!\d))|\d{1,3}")
_LONG = re.compile(r"\d{6,}")
_GAPS = re.compile(r"\s+(?=\S)")
_AMOUNT = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?", re.ASCII)
_TRUNK = re.compile(r"(?<=\d)[\s.-]*\(0\)")  # of "+44 (0)20 …": dialled only inside the country


def groups(reference: str) -> list[str]:
    """A reference number in groups that can be read aloud: VA-1234567 gives VA-1234, 567; joined they give it back.

    Only a long run of digits is parted: what stands around a sign belongs together.
    """
    edges = [0, *sorted(set(_cuts(reference))), len(reference)]
    return [reference[start:end] for start, end in pairwise(edges) if start < end]


def _cuts(reference: str) -> Iterator[int]:
    for run in _LONG.finditer(reference):
        chunks = _CHUNKS.findall(run[0])
        yield from (run.start() + length for length in accumulate(map(len, chunks[:-1])))
    yield from (gap.end() for gap in _GAPS.finditer(reference))


def tel(number: str) -> str:
    """What a phone dials for a number as it is written: "+44 (0)20 7946 0018 x12" gives tel:+442079460018,12."""
    typed = number.strip().casefold()
    if typed.startswith("+"):
        typed = _TRUNK.sub("", typed)
    # An extension is dialled after a pause; "#" would begin another part of an address.
    return "tel:" + re.sub(r"[^\d+*#,;]", "", typed.replace("x", ",")).replace("#", "%23")


def amount(text: str) -> Decimal | None:
    """An amount with at most two decimals, after a point or a comma, as "12,50" or "$9.50"; None for anything else.

    "1,200" could be either, so nothing but blanks may stand between thousands.
    """
    match = _AMOUNT.fullmatch("".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Sc"))
    return match and Decimal(f"{match[1]}.{match[2]}" if match[2] else match[1])
