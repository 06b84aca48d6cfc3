"""Draft and issue the client report of a case; what was issued is kept with its facts and bytes, and never changed."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import gettext
from sqlalchemy.exc import IntegrityError

from consultant.accounts.models import Practice
from consultant.assessment.rules import assess
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.cases.rules import CaseRecord, moment
from consultant.database import add_row, change_row, db, one_row
from consultant.documents.actions import REPORTS, missing_glyphs
from consultant.documents.rules import DocumentError
from consultant.languages.actions import speaking
from consultant.matching.rules import same_words
from consultant.options.letters.rules import Lettered, lettered
from consultant.playbooks.actions import built_in, playbook_of
from consultant.playbooks.rules import Playbook
from consultant.reports.glossary.words import explaining
from consultant.reports.models import Report
from consultant.reports.paper.actions import fitted, report_pdf
from consultant.reports.people.rules import full_names
from consultant.reports.readiness.rules import Caution, Obstacle, cautions, obstacles
from consultant.reports.rules import Letterhead, ReportFacts, day_of_file, letterhead_of_file, report_facts
from consultant.reports.since.comparing.rules import since
from consultant.reports.supplied.actions import in_language
from consultant.reports.wording.actions import Wording, wording
from consultant.reports.words import Report as InWords


class NotReady(ValueError):
    """Something must be mended before a report can be issued; `obstacles` says what."""

    def __init__(self, found: tuple[Obstacle, ...]) -> None:
        super().__init__(", ".join(found))
        self.obstacles = found


class AlreadyIssued(ValueError):
    """The report of that number was issued a moment ago."""


@dataclass(frozen=True)
class Preview:
    """The next report as it would be issued now. `unprintable`: characters that would print as their names."""

    facts: ReportFacts
    obstacles: tuple[Obstacle, ...]
    cautions: tuple[Caution, ...]
    in_full: tuple[str, ...]  # names of people of firms that stand in the log, and on no paper
    unprintable: tuple[str, ...]
    wording: Wording  # what the plain-language check found


def reports_of(case_id: int) -> list[Report]:
    """The issued ones in the order of their numbers, without their bytes."""
    return list(db.session.scalars(db.select(Report).filter_by(case_id=case_id).order_by(Report.number)))


def reports_listing(case_id: int, key: str, text: str, option: int | None = None) -> tuple[int, ...]:
    """The issued reports in whose facts this text is an entry; `key` is the list in the case file, such as "options".

    With the row of an `option` also those that put it to the client in other words.
    """
    return tuple(
        report.number
        for report in reports_of(case_id)
        if any(text in (entry.get("what"), entry.get("item")) for entry in report.facts["case"][key])
        or (option and any(row == option for _what, row in report.facts.get("offered", ())))
    )


def first_case_with_report() -> int | None:
    """The number of the case that got the practice's first report."""
    query = db.select(Case.number).join(Report, Report.case_id == Case.id).order_by(Report.id).limit(1)
    return db.session.scalars(query).first()


def issued_report(case_id: int, number: int) -> Report:
    """Raises Missing."""
    return one_row(Report, case_id=case_id, number=number)


def set_free_parts(case: Case, **parts: object) -> None:
    """What the consultant says in the next report: `report_problem`, `view`, `report_note`, `correction`, `with_goodwill`, `edition`."""
    if same_words(str(parts.get("report_problem") or "")) == same_words(case.problem):
        parts["report_problem"] = None  # then the report follows the case
    change_row(case, **parts)


def write_in(case: Case, language: str | None) -> None:
    """The language that its client reads, in all their cases."""
    change_row(case.client, language=language)


def preview(case: Case, practice: Practice, now: datetime) -> Preview:
    """`now` is aware, in the practice's zone; its day is the report's."""
    facts = facts_of(case, practice, now)
    in_full = tuple(full_names(record_of(case)))
    words = wording(case.id, facts, _in_words(facts))
    last = next((_facts_in(report) for report in reports_of(case.id)[-1:]), None)
    return Preview(facts, _obstacles(facts, words), cautions(facts, in_full, last), in_full, missing_glyphs(facts.to_json()), words)


def draft_pdf(case: Case, practice: Practice, now: datetime) -> bytes:
    """The next report, marked as a draft. Raises DocumentError."""
    return report_pdf(facts_of(case, practice, now, draft=True))


def letterhead_of(practice: Practice) -> Letterhead:
    return Letterhead(practice.name, practice.phone, practice.hours, practice.address, practice.email, practice.logo)


def sample_pdf(practice: Practice) -> bytes:
    """A made-up report under this practice's letterhead, as a draft. Raises DocumentError."""
    sample = ReportFacts.from_json((REPORTS / "client_report" / "sample.json").read_text("utf-8"))
    return report_pdf(replace(sample, letterhead=letterhead_of(practice), number=None, replaces=None))


def issue_report(case: Case, practice: Practice, now: datetime, number: int | None = None) -> Report:
    """Number the report, print it and keep it. Raises NotReady, DocumentError.

    With `number`, the one that was asked for: AlreadyIssued when that one is there. Nothing is written before the PDF is
    made, so that nobody else has to wait for it.
    """
    facts = facts_of(case, practice, now)
    if number and number != facts.number:
        raise AlreadyIssued
    found = _obstacles(facts, wording(case.id, facts))
    if found:
        raise NotReady(found)
    pdf = report_pdf(facts)
    try:
        kept = _keep(case, facts, pdf, now)
        change_row(case, correction=None)  # said once
        return kept
    except IntegrityError:
        db.session.rollback()
        raise AlreadyIssued from None


def _keep(case: Case, facts: ReportFacts, pdf: bytes, now: datetime) -> Report:
    return add_row(
        Report(
            case_id=case.id,
            number=facts.number,
            date=facts.day,
            issued_at=now,
            facts=json.loads(facts.to_json()),
            pdf=pdf,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
    )


def facts_of_file(record: CaseRecord) -> ReportFacts:
    """A draft from a case file alone."""
    assessment = assess(record, moment(record))
    facts = report_facts(assessment, letterhead_of_file(record), number=None, day=day_of_file(record))
    return _explaining(facts, built_in().get(record.playbook or ""))


def facts_of(case: Case, practice: Practice, now: datetime, draft: bool = False) -> ReportFacts:
    """Of the next report."""
    record = record_of(case)
    earlier = next(iter(reports_of(case.id)[-1:]), None)
    last = earlier and earlier.number
    facts = report_facts(
        assess(record, moment(record, now)),
        letterhead_of(practice),
        number=None if draft else (last or 0) + 1,
        day=now.date(),
        replaces=last,
        problem=case.report_problem,
        view=case.view,
        extra=case.report_note,
        correction=case.correction if earlier else None,
        with_goodwill=case.with_goodwill,
        edition=case.edition or case.client.edition,
    )
    before = _facts_in(earlier) if earlier else None
    facts = replace(facts, offered=_offered(before, facts, record))
    if before:
        facts = replace(facts, since=since(before, facts))
    return _explaining(facts, playbook_of(case))


def _offered(before: ReportFacts | None, facts: ReportFacts, record: CaseRecord) -> tuple[Lettered, ...]:
    """What the report before put to the client, then what this one does for the first time, each with its row."""
    said = (before.offered or tuple(Lettered(option.what) for option in before.undecided)) if before else ()
    asked, pairs = facts.undecided, zip(record.options, facts.record.options, strict=True)
    return lettered(said, [replace(shown, id=option.id) for option, shown in pairs if any(shown is one for one in asked)])


def _facts_in(report: Report) -> ReportFacts:
    return ReportFacts.from_json(json.dumps(report.facts))


def _explaining(facts: ReportFacts, book: Playbook | None) -> ReportFacts:
    """With the words of the case's playbook, in the client's language where they are the house's own."""
    with speaking(facts.language):
        words = [(gettext(word.term), gettext(word.means)) for word in book.words] if book else []
        return replace(facts, words=explaining(in_language(facts), words).words)


def _obstacles(facts: ReportFacts, words: Wording) -> tuple[Obstacle, ...]:
    names = (*(party.name for party in facts.record.parties), facts.record.client.name)
    return obstacles(facts, names_print=not missing_glyphs(*names), words_fit=not words.errors)


def _in_words(facts: ReportFacts) -> InWords | None:
    """None for a report that can't be printed."""
    try:
        return fitted(facts)
    except DocumentError:
        return None
