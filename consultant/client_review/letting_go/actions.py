"""What is left to do before a client is let go; say that a step is done, or not after all."""

from dataclasses import dataclass
from datetime import date, datetime

from consultant.baseline.models import BaselineItem
from consultant.baseline.rules import State
from consultant.cases.models import Case
from consultant.client_review.letting_go.models import PartingStep
from consultant.client_review.letting_go.rules import Found, Line, Step, checklist
from consultant.client_review.models import ClientReview
from consultant.client_review.proposal.rules import Verdict
from consultant.clients.actions import cases_of
from consultant.clients.models import Client
from consultant.database import add_row, db, remove_row, rows_of
from consultant.referrals.models import Referral
from consultant.today.actions import due_items
from consultant.today.rules import Item, Kind

DATED = (Kind.PROMISE, Kind.REVISIT, Kind.EVENT, Kind.LEFT)


@dataclass(frozen=True)
class Parting:
    """`cases` are the open ones, or else the newest, if there is any: what the letter is made from."""

    lines: tuple[Line, ...]
    cases: tuple[Case, ...]
    not_back: dict[int, int]  # items that are not put back, by the number of their open case
    dates: tuple[Item, ...]


def decision_to_part(who: Client) -> ClientReview | None:
    """The last decision, if it is to let them go."""
    query = db.select(ClientReview).filter_by(client_id=who.id).order_by(ClientReview.id.desc()).limit(1)
    last = db.session.scalars(query).first()
    return last if last and last.verdict == Verdict.LET_GO else None


def parting_of(who: Client, decision: ClientReview, now: datetime) -> Parting:
    """`now` is aware, in the practice's zone."""
    cases = cases_of(who)
    still = [case for case in cases if case.is_open]
    not_back = {case.number: count for case in still if (count := _not_back(case.id))}
    numbers = {case.number for case in cases}
    dates = tuple(item for item in due_items(now) if item.case in numbers and item.kind in DATED)
    referrals = len(rows_of(Referral, *(case.id for case in still or cases[:1])))
    found = Found(sum(not_back.values()), len(dates), referrals, len(still))
    return Parting(checklist(found, _ticked(decision)), tuple(still or cases[:1]), not_back, dates)


def _not_back(case_id: int) -> int:
    return sum(row.to_rule().state in (State.UNCHECKED, State.NOT_YET) for row in rows_of(BaselineItem, case_id))


def _ticked(decision: ClientReview) -> dict[Step, date]:
    return {row.step: row.done_on for row in _rows(decision)}


def _rows(decision: ClientReview) -> list[PartingStep]:
    return list(db.session.scalars(db.select(PartingStep).filter_by(review_id=decision.id)))


def tick(decision: ClientReview, step: Step, on: date) -> None:
    """It is done; what was said before stays."""
    if step not in _ticked(decision):
        add_row(PartingStep(review_id=decision.id, step=step, done_on=on))


def untick(decision: ClientReview, step: Step) -> None:
    for row in _rows(decision):
        if row.step == step:
            remove_row(row)
