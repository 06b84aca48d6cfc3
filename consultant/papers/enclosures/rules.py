"""What comes behind a letter: files of the case that can be printed, and those that have to be sent apart."""

from dataclasses import dataclass
from enum import StrEnum

from consultant.documents.rules import MOST_COPIES
from consultant.evidence.files.rules import MEGABYTE

MOST_BYTES = 20 * MEGABYTE  # of all files behind one letter: more than that no mail takes
MOST_PAGES = MOST_COPIES  # of all PDF files behind one letter


class Apart(StrEnum):
    """Why a file is not behind the letter."""

    LOCKED = "locked"  # encrypted
    BROKEN = "broken"
    TOO_MUCH = "too much"
    NO_PAGES = "no pages"  # a text, or a mail that was saved as a file
    GONE = "gone"


@dataclass(frozen=True)
class Enclosure:
    """One file of a proof. `resource` names its bytes at the press; `pages` of a PDF, 0 for a picture; `apart` where it is not there."""

    resource: str
    name: str
    pages: int = 0
    apart: Apart | None = None
