"""The practice's directory of firms."""

from consultant.database import add_row, by_name, db
from consultant.organizations.models import Organization
from consultant.parties.rules import Role


def organization_named(name: str, role: Role) -> Organization:
    """The firm of this name, filed now if it is new."""
    known = db.session.scalars(db.select(Organization).filter_by(name=name)).one_or_none()
    return known or add_row(Organization(name=name, role=role))


def organizations() -> list[Organization]:
    return by_name(db.session.scalars(db.select(Organization)))
