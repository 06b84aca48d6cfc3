"""A client or firm has one name in all its cases; in a case, no two have the same."""

from collections import defaultdict
from collections.abc import Iterable

from consultant.cases.models import Case
from consultant.database import change_row, db, rows_of
from consultant.matching.rules import folded
from consultant.parties.models import Party


def rename(parties: Iterable[Party], name: str) -> None:
    """Their short names stay: sentences and the picture go on with those."""
    for party in parties:
        change_row(party, name=name)


def names_beside(parties: list[Party]) -> dict[str, list[int]]:
    """The folded names of everybody else in their cases, each with the numbers of those cases."""
    own, cases = {party.id for party in parties}, {party.case_id for party in parties}
    numbers = dict(db.session.execute(db.select(Case.id, Case.number).filter(Case.id.in_(cases))).all())
    found = defaultdict(list)
    for other in rows_of(Party, *cases):
        if other.id not in own:
            for name in {folded(other.name), folded(other.called)}:
                found[name].append(numbers[other.case_id])
    return found
