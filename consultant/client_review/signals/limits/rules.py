"""Limits: what came before they were set and what came after are judged apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from consultant.client_review.history.rules import Bound, History
from consultant.client_review.rules import Review
from consultant.client_review.signals.rules import FEWEST_DAYS, Code, Side, Signal, Strength, at_most_some, side_of, strength
from consultant.client_review.signals.silence.rules import heard
from consultant.clients.limits.rules import Became, Limit


@dataclass(frozen=True)
class Run:
    """A limit from the day on which it was set to that of its lifting, if it was; to agree on it anew begins no other run."""

    limit: Limit
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def passes_limits(history: History, review: Review) -> Signal:
    """Days on which the client went past what was agreed, again and again."""
    passed = _days_passed(history, runs(review.history))
    return Signal(Code.PASSES_LIMITS, side_of(passed), strength(passed), passed, {"times": len(passed)})


def keeps_to_limits(history: History, review: Review) -> Signal:
    """Enough was heard since the limits were set, and they were passed on one day at most: a second look is earned."""
    limits = [run for run in runs(review.history) if run.until is None]
    if not limits:
        return Signal(Code.KEEPS_LIMITS, Side.KEEP, Strength.NOTHING)
    return _kept(review.year, review, max(run.since for run in limits))


def _kept(history: History, review: Review, since: date) -> Signal:
    """How limits were kept after this day."""
    words = tuple((day, one) for day, one in heard(history, review.today) if since < day)
    passed = [one for one in _days_passed(history, runs(review.history)) if since < one.on]
    entries = tuple(one for _, one in words)
    found = strength(entries, [day for day, _ in words])
    values = {"days_passed": len(passed)}
    return Signal(Code.KEEPS_LIMITS, Side.KEEP, at_most_some(found) if len(passed) > 1 else found, entries, values)


def _days_passed(history: History, agreed: tuple[Run, ...]) -> tuple[Bound, ...]:
    """One entry a day, however many limits a call went past. Advice that we gave unasked is ours to mend."""
    passed = (one for one in history.of(Bound) if one.became == Became.PASSED and one.limit != Limit.NO_ADVICE)
    held = (one for one in passed if any(run.limit == one.limit and run.holds(one.on) for run in agreed))
    return tuple({one.on: one for one in held}.values())


def runs(history: History) -> tuple[Run, ...]:
    return tuple(run for limit in Limit for run in _runs(limit, [one for one in history.of(Bound) if one.limit == limit]))


def _runs(limit: Limit, events: list[Bound]) -> Iterator[Run]:
    """Within a day there is no order: what held is agreed on anew, what did not hold is lifted again."""
    since = None
    for day, of_day in groupby(events, key=lambda one: one.on):
        became = {one.became for one in of_day}
        if since is None and Became.SET in became:
            since = day
            became -= {Became.SET}
        if since and Became.LIFTED in became and Became.SET not in became:
            yield Run(limit, since, day)
            since = None
    if since:
        yield Run(limit, since)


def standing(history: History) -> frozenset[Limit]:
    return frozenset(run.limit for run in runs(history) if run.until is None)


def apart(review: Review) -> tuple[History, History]:
    """The year up to the day on which the newest limit that stands was set, and what came after.

    What led to limits that were kept until they were lifted is forgiven; lifting others forgives nothing.
    """
    found = runs(review.history)
    last = max((run.since for run in found if run.until is None), default=date.min)
    forgiven = max((run.since for run in found if run.until and _was_kept(run, review)), default=date.min)
    entries = [one for one in review.year.entries if one.on > forgiven]
    return History(tuple(one for one in entries if one.on <= last)), History(tuple(one for one in entries if one.on > last))


def _was_kept(run: Run, review: Review) -> bool:
    """Whether they kept to it while we heard from them, and enough was heard since."""
    until = run.until or review.today
    meanwhile = {day for day, _ in heard(review.history, until) if run.since < day <= until}
    return len(meanwhile) >= FEWEST_DAYS and _kept(review.history, review, run.since).holds
