"""Look at a report's words, and keep some of them as they are with a reason."""

from dataclasses import dataclass
from datetime import datetime

from consultant.accounts.actions import consultant_by_id
from consultant.database import add_row, change_row, db, one_row, remove_row
from consultant.languages.actions import speaking, spoken
from consultant.plain_language.lists.actions import word_list
from consultant.reports.rules import ReportFacts
from consultant.reports.supplied.actions import in_language
from consultant.reports.wording.models import KeptWords
from consultant.reports.wording.rules import Found, Severity, look
from consultant.reports.wording.words import prose
from consultant.reports.words import Report


@dataclass(frozen=True)
class Kept:
    """Words that stay, why, and who decided it when."""

    id: int
    text: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Wording:
    """What is still to be looked at, worst first, and what was kept."""

    errors: tuple[Found, ...]
    warnings: tuple[Found, ...]
    hints: tuple[Found, ...]
    kept: tuple[Kept, ...]


def wording(case_id: int, facts: ReportFacts, report: Report | None = None) -> Wording:
    """`report`: the same facts in words; without it, what only the whole tells is left out."""
    rows = {row.fingerprint: row for row in _rows(case_id)}
    terms = [term for term, _means in report.glossary] if report else []
    with speaking(facts.language):
        told = in_language(facts)
    found = look(told, word_list(spoken(facts.language).language), prose(report) if report else (), terms)
    still = [one for one in found if one.key not in rows]
    of = {severity: tuple(one for one in still if one.finding.severity == severity) for severity in Severity}
    keys = {one.key for one in found}
    return Wording(*of.values(), kept=tuple(_kept(row) for key, row in rows.items() if key in keys))


def found_with(key: str, case_id: int, facts: ReportFacts) -> Found | None:
    """The finding that is not kept yet and has this key."""
    page = wording(case_id, facts)
    return next((one for one in page.errors if one.key == key), None)


def keep_words(case_id: int, found: Found, reason: str) -> None:
    """They stay as they are. Said twice, the newer reason holds."""
    row = next((row for row in _rows(case_id) if row.fingerprint == found.key), None)
    if row:
        change_row(row, reason=reason)
    else:
        add_row(KeptWords(case_id=case_id, fingerprint=found.key, rule=found.finding.rule, text=found.finding.text, reason=reason))


def kept_words_of(case_id: int, kept_words_id: int) -> KeptWords:
    """Raises Missing."""
    return one_row(KeptWords, id=kept_words_id, case_id=case_id)


def take_back(kept: KeptWords) -> None:
    """The list of changes keeps that they stayed, why, and who took it back."""
    remove_row(kept)


def _rows(case_id: int) -> list[KeptWords]:
    return list(db.session.scalars(db.select(KeptWords).filter_by(case_id=case_id).order_by(KeptWords.id)))


def _kept(row: KeptWords) -> Kept:
    person = consultant_by_id(row.changed_by) if row.changed_by else None
    return Kept(row.id, row.text, row.reason, person.name if person else "", row.changed_at)
