"""The list of cases: a fixed handful of queries, however many cases there are."""

from collections import defaultdict

from sqlalchemy.orm import aliased

from consultant.calls.models import Call
from consultant.cases.listing.rules import PAGE, CaseList, CaseRow, holds
from consultant.cases.models import Case
from consultant.cases.rules import CaseState
from consultant.clients.actions import clients
from consultant.database import db
from consultant.parties.models import Party


def list_cases(*, text: str = "", state: CaseState | None = None, client_id: int | None = None, page: int = 1) -> CaseList:
    """Cases newest first. `text` is looked for in titles and in the names of clients and parties."""
    names = {client.id: client.name for client in clients()}
    found = _found(text, state, client_id, names)
    here = found[(page - 1) * PAGE : page * PAGE]
    last = _last_contacts([case.id for case in here])
    rows = (CaseRow(case.number, case.title, names[case.client_id], case.state, last.get(case.id)) for case in here)
    return CaseList(tuple(rows), len(found), page)


def _found(text: str, state: CaseState | None, client_id: int | None, names: dict[int, str]) -> list[Case]:
    if client_id is not None and client_id not in names:
        return []
    query = db.select(Case).order_by(Case.number.desc())
    if state:
        query = query.filter_by(state=state)
    if client_id is not None:
        query = query.filter_by(client_id=client_id)
    cases = list(db.session.scalars(query))
    if not text.strip():
        return cases
    # Compared here: SQLite knows letter case in ASCII only.
    parties = defaultdict(list)
    for party in db.session.scalars(db.select(Party)):
        parties[party.case_id] += [party.name, party.short_name or ""]
    return [case for case in cases if holds(text, [case.title, names[case.client_id], *parties[case.id]])]


def _last_contacts(case_ids: list[int]) -> dict[int, object]:
    """The start of each case's newest call: corrections in place of what they correct, without withdrawn entries."""
    call, first, later = aliased(Call), aliased(Call), aliased(Call)
    entry = db.func.coalesce(call.corrects_id, call.id)
    newest = (
        db.select(call.id)
        .where(
            call.case_id == Case.id,
            call.withdrawn_because.is_(None),
            ~db.exists().where(first.id == entry, first.withdrawn_because.is_not(None)),
            ~db.exists().where(later.corrects_id == entry, later.id > call.id),
        )
        .order_by(call.started_at.desc(), call.id.desc())
        .limit(1)
        .correlate(Case)
        .scalar_subquery()
    )
    query = db.select(Call).join(Case, Case.id == Call.case_id).where(Case.id.in_(case_ids), Call.id == newest)
    return {row.case_id: row.at for row in db.session.scalars(query)}
