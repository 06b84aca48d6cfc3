"""What changed since the earlier report, as plain values that the facts of the new one keep."""

from dataclasses import asdict, dataclass
from datetime import date as Day
from enum import StrEnum
from typing import Any


class Correction(StrEnum):
    """What stands in this report in the place of something else."""

    CONTACT = "contact"
    TAKEN_OUT = "taken out"
    NAME = "name"
    TITLE = "title"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Corrected:
    """`day` (ISO) and `parties` of a contact; the `old` and the new name of a party."""

    kind: Correction
    day: str = ""
    parties: tuple[str, ...] = ()
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Promised:
    by: str  # party id
    what: str


@dataclass(frozen=True)
class Answered:
    what: str
    reaction: str


@dataclass(frozen=True)
class Since:
    """Since report `number` of `day`; `state` is the new one and `was` that of then, when they are not the same.

    `details`: the printed case is another one, be it in what nothing here names.
    """

    number: int
    day: Day
    state: str | None = None
    contacts: int = 0
    statements: int = 0
    tests: int = 0
    options: int = 0
    promised: tuple[Promised, ...] = ()
    kept: tuple[Promised, ...] = ()
    late: tuple[Promised, ...] = ()
    answered: tuple[Answered, ...] = ()
    back: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    was: str | None = None
    details: bool = False

    def to_plain(self) -> dict[str, Any]:
        """For JSON; `from_plain` reads it back equal."""
        return asdict(self) | {"day": self.day.isoformat()}

    @classmethod
    def from_plain(cls, values: dict[str, Any]) -> "Since":
        lists = {"promised": Promised, "kept": Promised, "late": Promised, "answered": Answered, "corrected": Corrected}
        found = {name: tuple(kind(**one) for one in values.pop(name)) for name, kind in lists.items()}
        found["corrected"] = tuple(
            Corrected(**vars(one) | {"kind": Correction(one.kind), "parties": tuple(one.parties)}) for one in found["corrected"]
        )
        texts = {name: tuple(values.pop(name)) for name in ("back", "gone")}
        return cls(**values | found | texts | {"day": Day.fromisoformat(values["day"])})
