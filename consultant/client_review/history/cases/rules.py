"""A client's history, as far as the logs of their cases tell it. What has no day counts in no signal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property

from consultant.calls.rules import Call, Cause, Stance, Statement, standing_log
from consultant.cases.rules import CaseRecord
from consultant.client_review.history.rules import (
    Answered,
    CameBack,
    Contact,
    Entry,
    History,
    Offered,
    OurFault,
    Promised,
    Reproach,
    Spent,
)
from consultant.feedback.rules import GRADED, Answer, Grade, Kind
from consultant.options.rules import Advice, Offer, Reaction, Whom
from consultant.parties.rules import Role
from consultant.promises.rules import is_over


@dataclass(frozen=True)
class Told:
    """One case, and whose days they are."""

    record: CaseRecord
    zone: tzinfo | None

    @cached_property
    def clients(self) -> set[str]:
        return self._ids(Role.CLIENT)

    @cached_property
    def us(self) -> set[str]:
        return self._ids(Role.CONSULTANT)

    @cached_property
    def log(self) -> tuple[Call, ...]:
        return standing_log(self.record.calls)

    @cached_property
    def closed_on(self) -> date | None:
        return self.day(self.record.closing.at) if self.record.closing else None

    def _ids(self, role: Role) -> set[str]:
        return {party.id for party in self.record.parties if party.role == role}

    def day(self, moment: datetime | date) -> date:
        """A bare day is one already."""
        if isinstance(moment, datetime):
            return (moment.astimezone(self.zone) if self.zone else moment).date()
        return moment

    def row(self, path: str) -> str:
        return f"{self.record.slug}/{path}"


def history_of(records: Iterable[CaseRecord], zone: tzinfo | None = None) -> History:
    """All cases of one client. Options of a file are undated, and so is its effort: they are left out.

    Days are those of `zone`, the practice's; without one, as it was where each thing was noted.
    """
    cases = [Told(record, zone) for record in records]
    return History((*(entry for told in cases for entry in _entries(told)), *_came_back(cases)))


def _came_back(cases: list[Told]) -> Iterator[CameBack]:
    """With a case in which they were first heard on a later day than an earlier case was closed; once for each day."""
    closed = min((told.closed_on for told in cases if told.closed_on), default=None)
    if closed is None:
        return
    begun = sorted((on, row) for told in cases for on, row in _begun(told) if on > closed)
    days = {on: row for on, row in reversed(begun)}
    yield from (CameBack(on, row=row) for on, row in days.items())


def _begun(told: Told) -> Iterator[tuple[date, str]]:
    """When the client was first heard in a case; not in one that was noted only after its own end."""
    log = (call for call in told.log if call.reached and not told.clients.isdisjoint(call.parties))
    first = min(log, key=lambda call: call.at, default=None)
    if first and not (told.closed_on and told.closed_on < told.day(first.at)):
        yield told.day(first.at), told.row(first.row)


def _entries(told: Told) -> Iterator[Entry]:
    log = told.log
    yield from _offers(told)
    yield from _answers(told, log)
    yield from _blame(told, log)
    yield from _work(told)
    reached: set[str] = set()
    for call in log:
        yield from _call(told, call, reached)
        reached.update(call.parties if call.reached else ())


def _offers(told: Told) -> Iterator[Offered]:
    put: list[tuple[str, str, Advice | Offer]] = [(f"advice_log[{i}]", one.advice, one) for i, one in enumerate(told.record.advice)]
    for i, option in enumerate(told.record.options):
        put += [(f"options[{i}].offers[{n}]", option.what, one) for n, one in enumerate(option.offers)]
    for row, what, one in put:
        if one.at:
            whom = Whom.US if one.reaction == Reaction.BLAMED_US else one.anger_at
            yield Offered(told.day(one.at), what, one.reaction, whom, one.why, one.changed, one.taken_back, row=told.row(row))


def _answers(told: Told, log: tuple[Call, ...]) -> Iterator[Answered]:
    for i, one in enumerate(told.record.feedback):
        grade = Grade(one.said) if one.kind in GRADED and one.said in set(Grade) else None
        at_end = one.kind in (Kind.KNEW, Kind.BETTER)
        back = _our_next_word(told, log, one) if one.kind in (Kind.CHOSE, Kind.WRONG) or grade in (Grade.NO, Grade.PARTLY) else None
        yield Answered(told.day(one.at), one.kind, grade, at_end, back, row=told.row(f"feedback[{i}]"))


def _our_next_word(told: Told, log: tuple[Call, ...], asked: Answer) -> date | None:
    """The day on which we next turned to them in this case, reached or not; unknown where a report was put right instead."""
    if asked.corrected:
        return None
    return next((told.day(call.at) for call in log if call.at > asked.at and not told.clients.isdisjoint(call.parties)), None)


def _call(told: Told, call: Call, reached: set[str]) -> Iterator[Entry]:
    row, day = told.row(call.row), told.day(call.at)
    with_client = not told.clients.isdisjoint(call.parties)
    to_firms = bool(call.parties) and not with_client
    if with_client and call.reached:
        yield Contact(day, row=row)
    yield from _spent(call, day, row, by_vendor=to_firms and (not call.reached or reached.issuperset(call.parties)))
    yield from _promises(told, call, day, row)


def _spent(call: Call, day: date, row: str, by_vendor: bool) -> Iterator[Spent]:
    """What was noted as the cause of time that was not paid, as far as is known, holds.

    Else calls again to the same firms or in vain are caused by the vendor.
    So is holding, whatever else of the call was goodwill; but not when we had to call by our own mistake.
    """
    if call.paid:
        held, cause = 0, Cause.NOT_NOTED
    else:
        cause = Cause.VENDOR if by_vendor and call.cause == Cause.NOT_NOTED else call.cause
        held = 0 if cause in (Cause.VENDOR, Cause.OUR_MISTAKE) else min(call.hold_minutes, call.minutes)
    if held:
        yield Spent(day, held, paid=call.paid, cause=Cause.VENDOR, row=f"{row}.hold_minutes")
    if call.minutes > held:
        yield Spent(day, call.minutes - held, paid=call.paid, cause=cause, row=row)


def _work(told: Told) -> Iterator[Spent]:
    for i, one in enumerate(told.record.work):
        if one.minutes:
            cause = Cause.NOT_NOTED if one.paid else one.cause
            yield Spent(one.on, one.minutes, one.paid, cause, row=told.row(f"work[{i}]"))


def _promises(told: Told, call: Call, day: date, row: str) -> Iterator[Promised]:
    """The client's and ours; one that was moved was not kept, one that was dropped says nothing."""
    clients, us = told.clients, told.us
    for i, one in enumerate(call.promises):
        if one.by in clients | us and not one.dropped:
            kept = False if is_over(call, one) else one.kept
            yield Promised(day, one.what, one.by in us, one.due and told.day(one.due), kept, row=f"{row}.promises[{i}]")


def _blame(told: Told, log: tuple[Call, ...]) -> Iterator[Entry]:
    """The client's own words about us, not what others say they said; and our own word that the fault was ours."""
    clients, us = told.clients, told.us
    said = [(call, i, one) for call in log for i, one in enumerate(call.statements) if one.about in us and not one.relayed_by]
    for n, (call, i, one) in enumerate(said, start=1):
        row = told.row(f"{call.row}.claims[{i}]")
        if one.by in clients and one.stance == Stance.BLAMES:
            back = next((told.day(later.at) for later, _, two in said[n:] if _takes_back(two, one)), None)
            yield Reproach(told.day(call.at), Whom.US, back, row=row)
        elif one.by in us and one.stance == Stance.ACCEPTS:
            yield OurFault(told.day(call.at), one.because, row=row)


def _takes_back(later: Statement, blame: Statement) -> bool:
    """Whoever no longer knows withdraws it too (domain.md, stance)."""
    return (later.by, later.about) == (blame.by, blame.about) and later.stance in (Stance.CLEARS, Stance.UNKNOWN)
