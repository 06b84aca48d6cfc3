"""A client's history, as far as the logs of their cases tell it. What has no day counts in no signal."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from consultant.calls.rules import Call, Cause, Stance, Statement, standing_log
from consultant.cases.rules import CaseRecord
from consultant.client_review.history.rules import (
    Answered,
    Contact,
    Entry,
    History,
    Offered,
    OurFault,
    Promised,
    Reproach,
    Spent,
)
from consultant.feedback.rules import GRADED, Grade, Kind
from consultant.options.rules import Advice, Offer, Reaction, Whom
from consultant.parties.rules import Role
from consultant.promises.rules import is_over


def history_of(records: Iterable[CaseRecord]) -> History:
    """All cases of one client. Options of a file are undated, and so is its effort: they are left out."""
    return History(tuple(entry for record in records for entry in _entries(record)))


def _entries(record: CaseRecord) -> Iterator[Entry]:
    log = standing_log(record.calls)
    yield from _offers(record)
    yield from _answers(record)
    yield from _blame(record, log)
    yield from _work(record)
    reached: set[str] = set()
    for call in log:
        yield from _call(record, call, reached)
        reached.update(call.parties if call.reached else ())


def _ids(record: CaseRecord, role: Role) -> set[str]:
    return {party.id for party in record.parties if party.role == role}


def _offers(record: CaseRecord) -> Iterator[Offered]:
    put: list[tuple[str, str, Advice | Offer]] = [
        (f"advice_log[{i}]", one.advice, one) for i, one in enumerate(record.advice)
    ]
    for i, option in enumerate(record.options):
        put += [(f"options[{i}].offers[{n}]", option.what, one) for n, one in enumerate(option.offers)]
    for row, what, one in put:
        if one.at:
            whom = Whom.US if one.reaction == Reaction.BLAMED_US else one.anger_at
            yield Offered(_day(one.at), what, one.reaction, whom, one.why, one.changed, one.taken_back, row=_row(record, row))


def _answers(record: CaseRecord) -> Iterator[Answered]:
    for i, one in enumerate(record.feedback):
        grade = Grade(one.said) if one.kind in GRADED and one.said in set(Grade) else None
        at_end = one.kind in (Kind.KNEW, Kind.BETTER)
        yield Answered(_day(one.at), one.kind, grade, at_end, row=_row(record, f"feedback[{i}]"))


def _call(record: CaseRecord, call: Call, reached: set[str]) -> Iterator[Entry]:
    row, day = _row(record, call.row), _day(call.at)
    with_client = bool(_ids(record, Role.CLIENT) & set(call.parties))
    if with_client and call.reached:
        yield Contact(day, row=row)
    if call.paid is not None:
        yield from _spent(call, day, row, by_vendor=not with_client and (not call.reached or reached.issuperset(call.parties)))
    yield from _promises(record, call, day, row)


def _spent(call: Call, day: date, row: str, by_vendor: bool) -> Iterator[Spent]:
    """What was noted as the cause of unpaid time holds. Else calls again to the same firms or in vain are caused by the vendor.

    So is holding, whatever else of the call was goodwill; but not when we had to call by our own mistake.
    """
    if call.paid:
        held, cause = 0, Cause.NOT_NOTED
    else:
        cause = Cause.VENDOR if by_vendor and call.cause == Cause.NOT_NOTED else call.cause
        held = 0 if cause in (Cause.VENDOR, Cause.OUR_MISTAKE) else min(call.hold_minutes, call.minutes)
    if held:
        yield Spent(day, held, paid=False, cause=Cause.VENDOR, row=f"{row}.hold_minutes")
    if call.minutes > held:
        yield Spent(day, call.minutes - held, paid=bool(call.paid), cause=cause, row=row)


def _work(record: CaseRecord) -> Iterator[Spent]:
    for i, one in enumerate(record.work):
        if one.paid is not None and one.minutes:
            cause = Cause.NOT_NOTED if one.paid else one.cause
            yield Spent(one.on, one.minutes, one.paid, cause, row=_row(record, f"work[{i}]"))


def _promises(record: CaseRecord, call: Call, day: date, row: str) -> Iterator[Promised]:
    """The client's and ours; one that was moved was not kept, one that was dropped says nothing."""
    clients, us = _ids(record, Role.CLIENT), _ids(record, Role.CONSULTANT)
    for i, one in enumerate(call.promises):
        if one.by in clients | us and not one.dropped:
            kept = False if is_over(call, one) else one.kept
            yield Promised(day, one.what, one.by in us, one.due and _day(one.due), kept, row=f"{row}.promises[{i}]")


def _blame(record: CaseRecord, log: tuple[Call, ...]) -> Iterator[Entry]:
    """The client's own words about us, not what others say they said; and our own word that the fault was ours."""
    clients, us = _ids(record, Role.CLIENT), _ids(record, Role.CONSULTANT)
    said = [(call, i, one) for call in log for i, one in enumerate(call.statements) if one.about in us and not one.relayed_by]
    for call, i, one in said:
        row = _row(record, f"{call.row}.claims[{i}]")
        if one.by in clients and one.stance == Stance.BLAMES:
            later = (other.at for other, _, two in said if other.at > call.at and _clears(two, one))
            back = next((_day(at) for at in later), None)
            yield Reproach(_day(call.at), Whom.US, back, row=row)
        elif one.by in us and one.stance == Stance.ACCEPTS:
            yield OurFault(_day(call.at), one.because, row=row)


def _clears(later: Statement, blame: Statement) -> bool:
    return (later.by, later.about, later.stance) == (blame.by, blame.about, Stance.CLEARS)


def _day(moment: datetime | date) -> date:
    """The day as it was where it was noted."""
    return moment.date() if isinstance(moment, datetime) else moment


def _row(record: CaseRecord, path: str) -> str:
    return f"{record.slug}/{path}"
