"""Reads the open cases that an organization is in: the parts that it looks after there, and when the trouble began."""

from zoneinfo import ZoneInfo

from consultant.cases.models import Case
from consultant.cases.one_cause.rules import OneCause, Trouble, maybe_one_cause
from consultant.cases.rules import CaseState
from consultant.database import db
from consultant.parties.models import Part, Party


def one_cause_of(case: Case, organization_id: int | None = None) -> tuple[OneCause, ...]:
    """Other open cases of the practice in which this organization looks after the same part, and that began about then.

    Without an organization: any of this case's.
    """
    if not case.is_open:
        return ()
    looks_after = db.select(Party.organization_id).join(Part, Part.party_id == Party.id).filter(Party.case_id == case.id)
    wanted = Party.organization_id.in_(looks_after) if organization_id is None else Party.organization_id == organization_id
    query = db.select(Case.number, Case.title, Case.fault_since, Case.opened_at, Part.name, Party.organization_id)
    query = query.join(Party, db.and_(Party.id == Part.party_id, Party.case_id == Part.case_id)).join(Case, Case.id == Party.case_id)
    query = query.filter(wanted, Case.state == CaseState.OPEN)
    zone = ZoneInfo(case.practice.zone)
    found = [
        Trouble(row.number, row.title, row.fault_since or row.opened_at.astimezone(zone), row.organization_id, row.name)
        for row in db.session.execute(query)
    ]
    return maybe_one_cause([one for one in found if one.case == case.number], [one for one in found if one.case != case.number])
