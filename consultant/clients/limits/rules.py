"""Limits that were agreed with a client: what holds, and what goes past it. Private.

Hours and months are those of the practice's own clock: every time comes in its zone.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from consultant.calls.rules import Call, Cause, Channel
from consultant.matching.rules import folded

SPOKEN = frozenset({Channel.PHONE, Channel.VISIT})
LIVE = SPOKEN | {Channel.CHAT}  # somebody has to be there at that moment
OURS_TO_BEAR = frozenset({Cause.VENDOR, Cause.OUR_MISTAKE})  # unpaid time that no client is charged with
WORKDAYS = 5  # from Monday


class Limit(StrEnum):
    HOURS = "contact hours"
    MINUTES = "unpaid minutes a month"
    CALLERS = "who may call"
    NO_ADVICE = "no new advice unless asked"
    WRITTEN = "written only"


class Became(StrEnum):
    """What became of a limit."""

    SET = "set"
    PASSED = "passed"
    LIFTED = "lifted"


@dataclass(frozen=True)
class Terms:
    """What was agreed, as far as the kind of limit wants it said."""

    begins: time | None = None
    ends: time | None = None  # at or before `begins`: on the next day
    workdays: bool = False  # Monday to Friday only
    minutes: int | None = None
    names: str | None = None  # of who may call, parted by commas
    since: datetime | None = None  # aware, a whole minute


Held = Mapping[Limit, Terms]  # what holds now


@dataclass(frozen=True)
class Event:
    """A limit was set, passed or lifted. `at` is aware."""

    at: datetime
    limit: Limit
    became: Became
    terms: Terms = Terms()
    reason: str | None = None  # for passing it
    case: int | None = None  # its number, where it was passed
    id: int | None = None  # database row


def as_plain(held: Held) -> dict[str, dict[str, Any]]:
    """What holds as JSON keeps it; what was not said is left out."""
    told = {limit: asdict(terms).items() for limit, terms in held.items()}
    return {limit.value: {name: _plain(value) for name, value in said if value is not None} for limit, said in told.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, time | datetime) else value


def as_held(plain: Mapping[str, Mapping[str, Any]]) -> dict[Limit, Terms]:
    """The twin of `as_plain`, in the order in which limits are listed."""
    return {limit: as_terms(plain[limit.value]) for limit in Limit if limit.value in plain}


def as_terms(plain: Mapping[str, Any]) -> Terms:
    kinds = {"begins": time, "ends": time, "since": datetime}
    return Terms(**{name: kinds[name].fromisoformat(value) if name in kinds else value for name, value in plain.items()})


def is_within(terms: Terms, at: datetime) -> bool:
    """Whether this moment is inside the hours; the beginning is, the end is not. Hours past midnight belong to the day they began."""
    begins, ends, clock = terms.begins or time(), terms.ends or time(), at.time()
    day = at.date()
    if begins < ends:
        inside = begins <= clock < ends
    else:
        inside = clock >= begins or clock < ends
        day -= timedelta(days=clock < begins)
    return inside and (not terms.workdays or day.weekday() < WORKDAYS)


def month_of(at: datetime) -> tuple[datetime, datetime]:
    """The first moment of the month and that of the next one, in the zone of `at`."""
    first = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0)
    return first, (first + timedelta(days=32)).replace(day=1)


def may_call(terms: Terms, who: str) -> bool:
    """Whether this person is one of those agreed on: "Ann" is "Ann Lee", however it is written. Nobody noted is no trespasser."""
    said = set(folded(who).split())
    named = [set(folded(name).split()) for name in (terms.names or "").split(",")]
    return not said or any(name and (name <= said or said <= name) for name in named)


def passed_by(held: Held, call: Call, *, with_client: bool, unpaid_before: int) -> tuple[Limit, ...]:
    """The limits that a call goes past. Its start is in the practice's zone; `unpaid_before` are the other minutes of its month.

    Only unpaid time, of the client's own cause, counts whoever is on the line; the rest is for calls that reached the client.
    """
    with_client = with_client and call.reached
    passed = set()
    counts = call.paid is False and call.minutes and call.cause not in OURS_TO_BEAR
    if counts and unpaid_before + call.minutes > (held.get(Limit.MINUTES, Terms()).minutes or 0):
        passed.add(Limit.MINUTES)
    if with_client and call.channel in LIVE and not is_within(held.get(Limit.HOURS, Terms()), call.at):
        passed.add(Limit.HOURS)
    if with_client and call.channel in SPOKEN:
        passed.add(Limit.WRITTEN)
    if with_client and not may_call(held.get(Limit.CALLERS, Terms()), call.spoke_to or ""):
        passed.add(Limit.CALLERS)
    return tuple(limit for limit, terms in held.items() if limit in passed and holds_at(terms, call.at))


def holds_at(terms: Terms, at: datetime) -> bool:
    """Whether it was agreed by then: what is noted later of an earlier day goes past nothing."""
    return terms.since is None or at >= terms.since
