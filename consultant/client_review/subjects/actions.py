"""All clients with the state of what is noted of them, in one query."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, Subquery

from consultant.accounts.models import Practice
from consultant.cases.models import Case
from consultant.client_review.models import ClientReview
from consultant.client_review.money.models import ExpectedWork, Invoice, Payment
from consultant.client_review.rules import Agreed
from consultant.client_review.subjects.rules import Subject
from consultant.client_review.terms.actions import as_terms, terms_of
from consultant.client_review.terms.models import ReviewTerms
from consultant.client_review.terms.rules import Terms
from consultant.clients.limits.models import LimitEvent
from consultant.clients.limits.rules import Limit, as_held
from consultant.clients.models import Client
from consultant.clients.recommending.models import Recommendation
from consultant.database import by_name, db

THESE = db.bindparam("clients", expanding=True)


def agreed_of(who: Client, practice: Practice) -> Agreed:
    """What the practice and the client go by."""
    return _agreed(who.limits, terms_of(practice))


def _agreed(limits: Mapping[str, Any], terms: Terms) -> Agreed:
    minutes = as_held(limits).get(Limit.MINUTES) if limits else None
    since = minutes.since.date() if minutes and minutes.since else None
    return Agreed(terms.currency, minutes.minutes if minutes else None, terms.hour, terms.worths(), unpaid_since=since)


def subjects(practice: Practice, *client_ids: int) -> list[Subject]:
    """By name; of all clients where none is named."""
    rows = db.session.execute(_query(bool(client_ids)), {"clients": client_ids})
    found = by_name(rows)
    terms = as_terms(found[0].ReviewTerms if found else None, practice)
    return [_subject(row, practice, terms) for row in found]


@cache
def _query(some: bool) -> Select[Any]:
    """Made once: that takes longer than the database takes to answer it for one client."""
    states = [_state(model, some) for model in (Case, LimitEvent, Recommendation, Invoice, Payment, ExpectedWork, ClientReview)]
    columns = [column for state in states for column in (state.c.rows, state.c.most, state.c.latest)]
    query = db.select(Client.id, Client.name, Client.limits, Client.left_on, Client.changed_at, ReviewTerms, *columns)
    query = query.outerjoin(ReviewTerms, ReviewTerms.practice_id == Client.practice_id)
    for state in states:
        query = query.outerjoin(state, state.c.client_id == Client.id)
    return query.filter(Client.id.in_(THESE)) if some else query


def _subject(row: Any, practice: Practice, terms: Terms) -> Subject:
    id, name, limits, left_on, changed_at, _terms, cases, *state = row
    *others, _reviews, reviewed, reviewed_at = state
    last = (reviewed, reviewed_at) if reviewed else None
    return Subject(id, name, _agreed(limits, terms), cases or 0, left_on, (practice.zone, changed_at, cases, *others), last)


def _state(model: Any, some: bool) -> Subquery:
    """How many rows there are, the highest number, and when one was changed last. A case counts what is written into it,
    and a recommendation is told with the name of who came."""
    client = Invoice.client_id if model is Payment else model.client_id
    most = db.func.sum(Case.version) if model is Case else db.func.max(model.id)
    query = db.select(client.label("client_id"), db.func.count(model.id).label("rows"), most.label("most"))
    latest = Client.changed_at if model is Recommendation else model.changed_at
    query = query.add_columns(db.func.max(latest).label("latest")).group_by(client)
    query = query.join(Invoice, Invoice.id == Payment.invoice_id) if model is Payment else query
    query = query.join(Client, Client.id == Recommendation.whom_id) if model is Recommendation else query
    return (query.filter(client.in_(THESE)) if some else query).subquery()
