"""Other open cases that may have the same cause (domain.md rule 13). For the consultant only: a client never hears of other cases."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from consultant.matching.rules import folded

CLOSE = timedelta(days=14)


@dataclass(frozen=True)
class Trouble:
    """A part that an organization looks after in an open case. `began`: the first fault, else the day the case was opened; aware."""

    case: int  # its number
    title: str
    began: datetime
    organization: int
    part: str


@dataclass(frozen=True)
class OneCause:
    """Another case that began within 14 days of this one, and the parts, as they are called there, that they share."""

    case: int
    title: str
    began: datetime
    parts: tuple[str, ...]


def maybe_one_cause(here: Iterable[Trouble], others: Iterable[Trouble]) -> tuple[OneCause, ...]:
    """The cases that share an organization and a part with this one, newest first. `here` is all of one case."""
    here = tuple(here)
    found: dict[int, OneCause] = {}
    for other in others:
        if any(_is_alike(own, other) for own in here):
            known = found.get(other.case, OneCause(other.case, other.title, other.began, ()))
            parts = known.parts if other.part in known.parts else (*known.parts, other.part)
            found[other.case] = replace(known, parts=parts)
    return tuple(sorted(found.values(), key=lambda one: (one.began, one.case), reverse=True))


def _is_alike(one: Trouble, other: Trouble) -> bool:
    return (
        one.case != other.case
        and one.organization == other.organization
        and folded(one.part.strip()) == folded(other.part.strip())
        and abs(one.began - other.began) <= CLOSE
    )
