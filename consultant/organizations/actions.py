"""The practice's directory of firms."""

from collections.abc import Collection

from consultant.database import add_row, by_name, change_row, db, one_row, remove_row
from consultant.matching.rules import folded
from consultant.organizations.models import Organization
from consultant.parties.models import Party
from consultant.parties.naming.actions import rename
from consultant.parties.rules import Role


def organization_named(name: str, role: Role) -> Organization:
    """The firm of this name, however its letters are set, filed now if it is new."""
    alike = _named(name)
    exactly = next((firm for firm in alike if firm.name == name), None)
    return exactly or next(iter(alike), None) or add_row(Organization(name=name, role=role))


def is_name_taken(name: str) -> bool:
    """Whether a firm has this name, however its letters are set."""
    return bool(_named(name))


def organizations() -> list[Organization]:
    return by_name(db.session.scalars(db.select(Organization)))


def organization(organization_id: int) -> Organization:
    """Raises Missing when the practice has no such firm."""
    return one_row(Organization, id=organization_id)


def add_organization(**facts: object) -> Organization:
    """`facts` are columns of an organization."""
    return add_row(Organization(**facts))


def change_organization(firm: Organization, **facts: object) -> None:
    """Set columns of a firm; with a new name it bears that name in all its cases, and keeps its short names there."""
    name = str(facts["name"])
    if name != firm.name:
        rename(parties_of(firm), name)
    change_row(firm, **facts)


def parties_of(firm: Organization) -> list[Party]:
    """The firm in its cases, newest case first."""
    query = db.select(Party).filter_by(organization_id=firm.id).order_by(Party.case_id.desc(), Party.position)
    return list(db.session.scalars(query))


def remove_organization(firm: Organization) -> None:
    """For one that no case has: what points at it keeps it."""
    remove_row(firm)


def forget_unknown(organization_id: int) -> None:
    """Take a firm out of the directory that no case has any more, and of which nothing but its name is known: a slip of the pen."""
    firm = organization(organization_id)
    if not (firm.is_known or parties_of(firm)):
        remove_organization(firm)


def _named(name: str) -> list[Organization]:
    return list(db.session.scalars(db.select(Organization).filter_by(name_folded=folded(name)).order_by(Organization.id)))


def firms_only_in(case_ids: Collection[int]) -> list[int]:
    """Ids of the firms that these cases have, and no other."""
    here = db.select(Party.organization_id).filter(Party.case_id.in_(case_ids), Party.organization_id.is_not(None))
    elsewhere = db.select(Party.organization_id).filter(Party.case_id.not_in(case_ids), Party.organization_id.is_not(None))
    return sorted(set(db.session.scalars(here)) - set(db.session.scalars(elsewhere)))
