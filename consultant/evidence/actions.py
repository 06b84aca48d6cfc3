"""Evidence of a case: read, and add."""

from consultant.database import add_row, as_row, db, rows_of
from consultant.evidence import rules
from consultant.evidence.models import Evidence, EvidenceLink
from consultant.parties.actions import ids_of
from consultant.parties.models import Keys


def evidence_of(case_id: int, keys: Keys) -> tuple[rules.Evidence, ...]:
    links = rows_of(EvidenceLink, case_id)

    def pairs(row: Evidence, supports: bool) -> tuple[rules.Pair, ...]:
        mine = (link for link in links if link.evidence_id == row.id and link.supports == supports)
        return tuple(rules.Pair(keys[link.by_id], keys[link.about_id]) for link in mine)

    return tuple(row.to_rule(pairs(row, True), pairs(row, False)) for row in rows_of(Evidence, case_id))


def add_evidence(case_id: int, evidence: rules.Evidence) -> Evidence:
    ids = ids_of(case_id)
    row = add_row(as_row(Evidence, evidence, case_id=case_id))
    for supports, pairs in ((True, evidence.supports), (False, evidence.contradicts)):
        for position, (by, about) in enumerate(pairs):
            db.session.add(
                EvidenceLink(
                    case_id=case_id, evidence_id=row.id, position=position, by_id=ids[by], about_id=ids[about], supports=supports
                )
            )
    db.session.flush()
    return row
