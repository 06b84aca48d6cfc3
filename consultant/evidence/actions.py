"""Evidence of a case: read, add, change, take out."""

from collections.abc import Iterable, Sequence

from consultant.calls.actions import entry_ids
from consultant.calls.rules import Call
from consultant.database import add_row, as_row, change_row, one_row, remove_row, rows_of, rows_with
from consultant.evidence import rules
from consultant.evidence.files.actions import remove_attachments_of
from consultant.evidence.models import Evidence, EvidenceLink
from consultant.parties.actions import ids_of
from consultant.parties.models import Keys


def evidence_of(case_id: int, keys: Keys, log: Sequence[Call]) -> tuple[rules.Evidence, ...]:
    """`log` is the case's, as `log_of` gives it."""
    found = rows_with(Evidence, EvidenceLink, EvidenceLink.evidence_id, case_id)
    places = {None: None} | {call.id: place for place, call in enumerate(log)}

    def pairs(links: Iterable[EvidenceLink], supports: bool) -> tuple[rules.Pair, ...]:
        return tuple(rules.Pair(keys[link.by_id], keys[link.about_id]) for link in links if link.supports == supports)

    return tuple(row.to_rule(pairs(links, True), pairs(links, False), places[row.call_id]) for row, links in found.items())


def piece_of(case_id: int, evidence_id: int) -> Evidence:
    """Raises Missing when this case has no such piece of evidence."""
    return one_row(Evidence, id=evidence_id, case_id=case_id)


def add_evidence(case_id: int, evidence: rules.Evidence) -> Evidence:
    row = add_row(as_row(Evidence, evidence, case_id=case_id, call_id=_call_id(case_id, evidence)))
    _link(row, evidence)
    return row


def change_evidence(row: Evidence, new: rules.Evidence) -> None:
    change_row(row, what=new.what, when=new.when, kind=new.kind, text=new.text, call_id=_call_id(row.case_id, new))
    _unlink(row)
    _link(row, new)


def remove_evidence(row: Evidence) -> None:
    """For what was noted by mistake: no report lists it. Its files go with it, but for those of a call or of the baseline."""
    _unlink(row)
    remove_attachments_of(row.case_id, evidence_id=row.id)
    remove_row(row)


def _link(row: Evidence, evidence: rules.Evidence) -> None:
    ids = ids_of(row.case_id)
    for supports, pairs in ((True, evidence.supports), (False, evidence.contradicts)):
        for position, (by, about) in enumerate(pairs):
            who = {"by_id": ids[by], "about_id": ids[about]}
            add_row(EvidenceLink(case_id=row.case_id, evidence_id=row.id, position=position, supports=supports, **who))


def _unlink(row: Evidence) -> None:
    for link in rows_of(EvidenceLink, row.case_id):
        if link.evidence_id == row.id:
            remove_row(link)


def _call_id(case_id: int, evidence: rules.Evidence) -> int | None:
    return None if evidence.call is None else entry_ids(case_id)[evidence.call]
