"""A letter of complaint: what was written for it is kept with the case; printed alone, or with all that proves it behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from consultant.accounts.models import Practice
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.languages.actions import speaking
from consultant.papers.actions import answers_of, facts_of, keep_answers, printed
from consultant.papers.complaint.rules import Complaint, read_complaint, write_complaint
from consultant.papers.complaint.sheets.words import copies
from consultant.papers.complaint.words import DAYS_TO_ANSWER, Matter, complaint_letter
from consultant.papers.enclosures.actions import enclosures_of
from consultant.papers.rules import PaperName
from consultant.papers.schemes.actions import schemes
from consultant.reports.supplied.actions import in_language


@dataclass(frozen=True)
class Pack:
    """A letter and the bytes of what comes behind it."""

    matter: Matter
    resources: Mapping[str, bytes]


def complaint_about(case: Case, party: str) -> Complaint | None:
    """What was written; None before it was."""
    answers = answers_of(case.id, PaperName.COMPLAINT, party)
    return read_complaint(answers) if answers else None


def begun(case: Case, now: datetime) -> Complaint:
    """What a letter begins with."""
    return Complaint(wrong=case.problem, answer_by=_usual_day(now))


def to_write(case: Case, written: Complaint | None, now: datetime) -> Complaint:
    """What the page asks about: what was written, with a new day in the place of one that has passed."""
    if written is None:
        return begun(case, now)
    return replace(written, answer_by=_usual_day(now)) if written.is_too_late(now.date()) else written


def _usual_day(now: datetime) -> date:
    return now.date() + timedelta(days=DAYS_TO_ANSWER)


def keep_complaint(case: Case, party: str, complaint: Complaint) -> None:
    keep_answers(case.id, PaperName.COMPLAINT, party, write_complaint(complaint))


def pack_of(case: Case, practice: Practice, party: str, complaint: Complaint, now: datetime) -> Pack:
    """The letter with its proofs, whose files are looked at."""
    facts = facts_of(case, practice, now)
    chosen = [
        (row.id, proof)
        for row, proof in zip(record_of(case).evidence, facts.record.evidence, strict=True)
        if complaint.takes(row.id)
    ]
    files, resources = enclosures_of(case.id, [id for id, _proof in chosen])
    scheme = next((one for one in schemes() if one.key == complaint.scheme), None)
    proofs = tuple((proof, files.get(id, ())) for id, proof in chosen)
    return Pack(Matter(facts, party, complaint, scheme, proofs, case.priced_in), resources)


def letter_pdf(pack: Pack, with_proof: bool) -> bytes:
    """In the language that was chosen for it, else in the client's. Raises DocumentError."""
    matter = pack.matter
    more = (pack.resources, copies(matter.proofs)) if with_proof else ()
    with speaking(matter.complaint.language or matter.facts.language):
        told = replace(matter, facts=in_language(matter.facts))
        return printed(PaperName.COMPLAINT, [complaint_letter(told, with_proof)], matter.facts.day, *more)
