"""How it went with an organization before, over all cases (domain.md rule 14). Private: no client paper prints it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from consultant.blame.rules import reversals
from consultant.calls.rules import Call, Channel
from consultant.promises.rules import Promise, due_end, is_over

ENOUGH = 5  # calls; from fewer nothing can be judged
ENOUGH_AN_HOUR = 2  # calls that began in the same hour of the day


@dataclass(frozen=True)
class Past:
    """One organization in one case. `log` is the case's standing log, or as much of it as names this party."""

    case: int  # its number
    party: str  # the organization's id in the log
    log: tuple[Call, ...]
    until: datetime  # *now* of the case: the clock, or its closing
    fixed_at: datetime | None = None  # when it was fixed by this organization


@dataclass(frozen=True)
class Hold:
    """The median of the minutes on hold in `calls` phone calls; `hour` is the hour of the day in which they began, 0 to 23."""

    minutes: float
    calls: int
    hour: int | None = None


@dataclass(frozen=True)
class TrackRecord:
    """Promises that are open and not late yet, or were no longer needed, count on neither side; one that was moved is broken."""

    calls: int = 0
    cases: int = 0  # in which it was on the line
    kept: int = 0
    broken: int = 0
    hold: Hold | None = None  # None: no phone call of a known length
    by_hour: tuple[Hold, ...] = ()  # from midnight on
    reversals: int = 0
    days_to_fix: float | None = None  # median days from the first call with it to the fix, over `fixes` cases that it fixed
    fixes: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether it may be judged by."""
        return self.calls >= ENOUGH

    @property
    def best_hour(self) -> Hold | None:
        """The hour of the day with the shortest wait, where at least two hours can be compared."""
        known = [hold for hold in self.by_hour if hold.calls >= ENOUGH_AN_HOUR]
        return min(known, key=lambda hold: (hold.minutes, -hold.calls)) if len(known) > 1 else None


def track_record(pasts: Iterable[Past]) -> TrackRecord:
    """Over all cases of one organization. Pure; the order of the cases does not matter."""
    pasts = tuple(pasts)
    became = [kept for past in pasts for kept in _became(past)]
    waits = [(call.at.hour, call.hold_minutes) for past in pasts for call in past.log if _waited(call, past.party)]
    took = [days for past in pasts if (days := _days_to_fix(past)) is not None]
    return TrackRecord(
        calls=sum(past.party in call.parties for past in pasts for call in past.log),
        cases=len({past.case for past in pasts if any(past.party in call.parties for call in past.log)}),
        kept=became.count(True),
        broken=became.count(False),
        hold=_hold([minutes for _hour, minutes in waits]) if waits else None,
        by_hour=tuple(_by_hour(waits)),
        reversals=sum(one.after.pair.by == past.party for past in pasts for one in reversals(past.log)),
        days_to_fix=median(took) if took else None,
        fixes=len(took),
    )


def _became(past: Past) -> Iterator[bool]:
    """True for each promise that was kept, False for each that was not."""
    for call in past.log:
        for promise in call.promises:
            if promise.by == past.party and promise.dropped is None:
                if promise.kept:
                    yield True
                elif _is_broken(promise, call, past.until):
                    yield False


def _is_broken(promise: Promise, call: Call, now: datetime) -> bool:
    """Said to be not kept, moved, or late."""
    end = due_end(promise, call.at.tzinfo)
    return promise.kept is False or is_over(call, promise) or (end is not None and end < now)


def _waited(call: Call, party: str) -> bool:
    return party in call.parties and call.channel == Channel.PHONE and call.minutes > 0


def _by_hour(waits: Iterable[tuple[int, int]]) -> Iterator[Hold]:
    hours: dict[int, list[int]] = defaultdict(list)
    for hour, minutes in waits:
        hours[hour].append(minutes)
    return (_hold(hours[hour], hour) for hour in sorted(hours))


def _hold(minutes: list[int], hour: int | None = None) -> Hold:
    return Hold(float(median(minutes)), len(minutes), hour)


def _days_to_fix(past: Past) -> int | None:
    first = next((call.at for call in past.log if past.party in call.parties), None)
    return max(0, (past.fixed_at - first).days) if past.fixed_at and first else None
