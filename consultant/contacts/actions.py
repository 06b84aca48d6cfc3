"""All contacts of the practice, in a fixed handful of queries."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Row

from consultant.cases.listing.rules import PAGE, Listed
from consultant.cases.models import Case
from consultant.cases.rules import CaseState
from consultant.clients.actions import clients
from consultant.contacts.rules import Contact, Kind, find
from consultant.database import by_name, db
from consultant.matching.rules import folded
from consultant.organizations.actions import organizations
from consultant.organizations.rules import Number
from consultant.parties.models import Party
from consultant.referrals.models import Referral


def list_contacts(text: str = "", kind: Kind | None = None, page: int = 1) -> Listed[Contact]:
    """By name. `text` is looked for in names, numbers, addresses and private notes."""
    cases = db.session.execute(db.select(Case.id, Case.number, Case.client_id, Case.state)).all()
    found = by_name(find([*_clients(cases), *_organizations(cases), *_people(cases)], text, kind))
    return Listed(tuple(found[(page - 1) * PAGE : page * PAGE]), len(found), page)


def _clients(cases: Sequence[Row]) -> Iterator[Contact]:
    count = Counter(case.client_id for case in cases)
    still = Counter(case.client_id for case in cases if case.state == CaseState.OPEN)
    for who in clients():
        phones = (Number(who.phone),) if who.phone else ()
        more = tuple(filter(None, [who.email, who.address, who.likes, who.never_offer, who.private_note]))
        yield Contact(Kind.CLIENT, who.id, who.name, who.kind, phones, count[who.id], still[who.id], who.left_on, more)


def _organizations(cases: Sequence[Row]) -> Iterator[Contact]:
    open_cases = {case.id for case in cases if case.state == CaseState.OPEN}
    places: dict[int | None, set[int]] = {}
    called: dict[int | None, set[str]] = {}
    for id, case_id, short_name in db.session.execute(db.select(Party.organization_id, Party.case_id, Party.short_name)):
        places.setdefault(id, set()).add(case_id)
        called.setdefault(id, set()).add(short_name or "")
    for firm in organizations():
        within = places.get(firm.id, set())
        more = (*called.get(firm.id, ()), *filter(None, [firm.hours, firm.phone_menu, firm.web, firm.private_note]))
        yield Contact(Kind.ORGANIZATION, firm.id, firm.name, firm.role, firm.phones, len(within), len(within & open_cases), more=more)


def _people(cases: Sequence[Row]) -> Iterator[Contact]:
    """Each once, as the newest referral has them."""
    numbers = {case.id: case.number for case in cases}
    newest = {folded(row.to): row for row in db.session.scalars(db.select(Referral).order_by(Referral.id))}
    for row in newest.values():
        yield Contact(Kind.PERSON, numbers[row.case_id], row.to, row.contact or "", more=(row.why,))
