"""The list of cases: a fixed handful of queries, however many cases there are."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import Select

from consultant.calls.actions import is_standing
from consultant.calls.models import Call
from consultant.cases.listing.models import CaseWords
from consultant.cases.listing.rules import PAGE, CaseRow, Listed
from consultant.cases.models import Case
from consultant.cases.rules import CaseState
from consultant.clients.models import Client
from consultant.database import LARGEST, db, replace_beside, rows_beside
from consultant.matching.rules import folded
from consultant.parties.models import Party


def list_cases(*, text: str = "", state: CaseState | None = None, client_id: int | None = None, page: int = 1) -> Listed[CaseRow]:
    """Cases newest first. `text` is looked for in titles and in the names of clients and parties, each word by itself."""
    wanted = _wanted(text, state, client_id)
    found = db.session.scalars(wanted.with_only_columns(db.func.count(Case.id))).one()
    if (page - 1) * PAGE >= found:
        return Listed((), found, page)
    query = wanted.join(Client, Client.id == Case.client_id)
    query = query.with_only_columns(Case.id, Case.number, Case.title, Client.name, Client.left_on, Case.state)
    here = db.session.execute(query.order_by(Case.number.desc()).limit(PAGE).offset((page - 1) * PAGE)).all()
    last = _last_contacts([row.id for row in here])
    rows = (CaseRow(row.number, row.title, row.name, row.state, last.get(row.id), row.left_on) for row in here)
    return Listed(tuple(rows), found, page)


def _wanted(text: str, state: CaseState | None, client_id: int | None) -> Select[Any]:
    query = db.select(Case)
    if state:
        query = query.filter(Case.state == state)
    if client_id is not None:
        query = query.filter(Case.client_id == min(client_id, LARGEST))
    words = [CaseWords.words.contains(word, autoescape=True) for word in folded(text).split()]
    return query.filter(Case.id.in_(db.select(CaseWords.case_id).filter(*words))) if words else query


@event.listens_for(Session, "after_flush")
def _keep_words(session: Session, *_: Any) -> None:
    """Whoever changes a title or a name, and however: the case is found by it."""
    rows = [*session.new, *session.dirty, *session.deleted]
    cases = {row.case_id for row in rows if isinstance(row, Case | Party)}
    clients = {row.id for row in rows if isinstance(row, Client)}
    if not cases and not clients:
        return
    query = db.select(Case.id, Case.practice_id, Case.title, Client.name).join(Client, Client.id == Case.client_id)
    found = rows_beside(session, query.filter(db.or_(Case.id.in_(cases), Case.client_id.in_(clients))))
    parties = db.select(Party.case_id, Party.name, Party.short_name).filter(Party.case_id.in_(case.id for case in found))
    names = defaultdict(list)
    for case_id, *called in rows_beside(session, parties.order_by(Party.id)):
        names[case_id] += filter(None, called)
    replace_beside(
        session,
        CaseWords.case_id,
        [
            {
                "practice_id": case.practice_id,
                "case_id": case.id,
                "words": folded("\n".join([case.title, case.name, *names[case.id]])),
                "changed_at": datetime.now(UTC),
            }
            for case in found
        ],
    )


def _last_contacts(case_ids: list[int]) -> dict[int, datetime]:
    """The start of each case's newest call: corrections in place of what they correct, without withdrawn entries."""
    call = aliased(Call)
    newest = (
        db.select(call.id)
        .where(call.case_id == Case.id, *is_standing(call))
        .order_by(call.started_at.desc(), call.id.desc())
        .limit(1)
        .correlate(Case)
        .scalar_subquery()
    )
    query = db.select(Call.case_id, Call.at).join(Case, Case.id == Call.case_id).where(Case.id.in_(case_ids), Call.id == newest)
    return dict(db.session.execute(query).all())
