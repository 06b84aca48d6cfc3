"""What the consultant writes in a closing note, beyond what is recorded."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ClosingNote:
    tested_on: date | None = None
    watch_for: str = ""
    call_when: str = ""
    keep: str = ""
