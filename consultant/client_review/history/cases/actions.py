"""What the logs of clients' cases tell, read for many clients at once: of each table what a history needs, in one query.

What makes entries of it is the rule that takes whole cases too; a test holds both ways of reading against each other.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import tzinfo
from functools import cache
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import aliased

from consultant.cases.models import Case
from consultant.cases.rules import CaseRecord, CaseState, ClientOfCase, Closing
from consultant.client_review.history.cases.logs.actions import THESE, logs_of_clients
from consultant.client_review.history.cases.rules import history_of
from consultant.client_review.history.rules import Entry
from consultant.database import db
from consultant.feedback.models import Answer
from consultant.feedback.rules import Answer as Told
from consultant.options import rules
from consultant.options.models import Offer, Option
from consultant.parties.models import Party
from consultant.parties.rules import OUR_SIDE
from consultant.parties.rules import Party as Somebody
from consultant.work.models import Work
from consultant.work.rules import Work as Worked

ByCase = dict[int, list[Any]]
OF_CASES = ClientOfCase("", "")


def entries_of_cases(client_ids: Collection[int], zone: tzinfo) -> dict[int, tuple[Entry, ...]]:
    """By client, on the days of `zone`; a row begins with the number of its case: "12/calls[3]"."""
    logs, (offered, advised) = logs_of_clients(client_ids), _offers(client_ids)
    answers, work = _answers(client_ids), _work(client_ids)
    records: dict[int, list[CaseRecord]] = defaultdict(list)
    for client, case, number, closing, parties in _cases(client_ids):
        noted = {"options": offered[case], "advice": advised[case], "feedback": answers[case], "work": work[case]}
        told = {name: tuple(found) for name, found in noted.items()}
        records[client].append(CaseRecord(str(number), "", OF_CASES, "", None, parties, calls=logs.get(case, ()), closing=closing, **told))
    return {client: history_of(found, zone).entries for client, found in records.items()}


def _cases(client_ids: Collection[int]) -> Iterator[tuple[int, int, int, Closing | None, tuple[Somebody, ...]]]:
    """Client, case, its number, its closing, and who in it is the client or one of us."""
    found: dict[tuple[int, int, int, Closing | None], list[Somebody]] = defaultdict(list)
    for client, case, number, state, closed_at, party, role in db.session.execute(_our_side(), {"clients": client_ids}):
        closing = None if state == CaseState.OPEN or closed_at is None else Closing(state, closed_at)
        found[client, case, number, closing] += [Somebody(str(party), "", role)] if party else []
    return ((*case, tuple(parties)) for case, parties in found.items())


@cache
def _our_side() -> Select[Any]:
    query = db.select(Case.client_id, Case.id, Case.number, Case.state, Case.closed_at, Party.id, Party.role)
    return query.outerjoin(Party, db.and_(Party.case_id == Case.id, Party.role.in_(OUR_SIDE))).filter(THESE)


def _offers(client_ids: Collection[int]) -> tuple[ByCase, ByCase]:
    """What was put to the client of each case: options, each in its place among those of its case, and advice."""
    offered: dict[int, dict[int, tuple[str, list[rules.Offer]]]] = defaultdict(dict)
    advised: ByCase = defaultdict(list)
    for offer, what, number in db.session.execute(_offered(), {"clients": client_ids}):
        if offer.option_id is None:
            advised[offer.case_id].append(offer.to_advice())
        else:
            offered[offer.case_id].setdefault(number, (what, []))[1].append(offer.to_offer())
    return defaultdict(list, {case: list(_in_place(found)) for case, found in offered.items()}), advised


@cache
def _offered() -> Select[Any]:
    earlier = aliased(Option)
    before = db.or_(earlier.position < Option.position, db.and_(earlier.position == Option.position, earlier.id < Option.id))
    place = db.select(db.func.count(earlier.id)).where(earlier.case_id == Option.case_id, before).scalar_subquery()
    query = db.select(Offer, Option.what, place).outerjoin(Option, Option.id == Offer.option_id)
    return query.join(Case, Case.id == Offer.case_id).filter(THESE).order_by(Offer.position, Offer.id)


def _in_place(found: dict[int, tuple[str, list[rules.Offer]]]) -> Iterator[rules.Option]:
    """An option that was never put to the client keeps the places of the others."""
    for number in range(max(found) + 1):
        what, offers = found.get(number, ("", []))
        yield rules.Option(what, rules.OptionKind.LIVE_WITH, offers=tuple(offers))


def _answers(client_ids: Collection[int]) -> ByCase:
    return _by_case(Answer, ("at", "report", "kind", "said", "letter", "corrected"), client_ids, Told)


def _work(client_ids: Collection[int]) -> ByCase:
    return _by_case(Work, ("on", "minutes", "kind", "what", "paid", "cause"), client_ids, Worked)


def _by_case(model: Any, columns: tuple[str, ...], client_ids: Collection[int], made: Callable[..., object]) -> ByCase:
    """What is made of these columns."""
    found: ByCase = defaultdict(list)
    for case, *facts in db.session.execute(_columns(model, columns), {"clients": client_ids}):
        found[case].append(made(*facts))
    return found


@cache
def _columns(model: Any, columns: tuple[str, ...]) -> Select[Any]:
    query = db.select(model.case_id, *(getattr(model, name) for name in columns)).order_by(model.id)
    return query.join(Case, Case.id == model.case_id).filter(THESE)
