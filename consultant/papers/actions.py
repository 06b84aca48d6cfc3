"""Papers beside the client's report: their facts, and the press."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from consultant.accounts.models import Practice
from consultant.assessment.rules import assess
from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.cases.rules import moment
from consultant.database import add_row, change_row, db, remove_row
from consultant.documents.actions import REPORTS, print_on_one_page, print_paper
from consultant.documents.rules import Copy
from consultant.papers.models import PaperAnswers
from consultant.papers.rules import PaperName
from consultant.reports.actions import letterhead_of
from consultant.reports.editions.rules import Edition
from consultant.reports.rules import ReportFacts, report_facts

STYLES = {Edition.LETTER: ("letter_size.css",), Edition.LARGE: ("client_report/large.css",)}
SAMPLES_ARE_OF = date(2026, 3, 2)


def facts_of(case: Case, practice: Practice, now: datetime) -> ReportFacts:
    """All that a paper of this case may tell: what the client's report may, and nothing private. `now` is aware."""
    record = record_of(case)
    more = {"number": None, "day": now.date(), "edition": case.client.edition}
    return report_facts(assess(record, moment(record, now)), letterhead_of(practice), **more)


def printed(
    name: PaperName,
    trials: Sequence[Any],
    day: date,
    resources: Mapping[str, bytes] | None = None,
    copies: Sequence[Copy] = (),
    edition: Edition = Edition.A4,
) -> bytes:
    """The tagged PDF. A paper of one page is the first of `trials` that fits, from the longest; of any other there is one trial.
    In large print each is as long as its longest trial. Raises DocumentError.
    """
    more = STYLES.get(edition, ())
    if name.is_one_page and edition != Edition.LARGE:
        return print_on_one_page(name, trials, day, more)
    return print_paper(name, trials[0], day, resources, copies, more)


def sample(name: PaperName) -> bytes:
    """What the paper looks like, without any case. Raises DocumentError."""
    paper = json.loads((REPORTS / name / "sample.json").read_text("utf-8"))
    return printed(name, [paper], SAMPLES_ARE_OF)


def answers_of(case_id: int, paper: PaperName, about: str = "") -> dict[str, Any] | None:
    """What was written for a paper; None before it was."""
    row = _answers(case_id, paper, about)
    return row.answers if row else None


def keep_answers(case_id: int, paper: PaperName, about: str, answers: dict[str, Any]) -> None:
    """In place of what was written before."""
    row = _answers(case_id, paper, about)
    if row:
        change_row(row, answers=answers)
    else:
        add_row(PaperAnswers(case_id=case_id, paper=paper, about=about, answers=answers))


def forget_answers(case_id: int, about: str) -> None:
    """What was written about a party goes with it: another one may come under the same key."""
    for row in db.session.scalars(db.select(PaperAnswers).filter_by(case_id=case_id, about=about)):
        remove_row(row)


def _answers(case_id: int, paper: PaperName, about: str) -> PaperAnswers | None:
    return db.session.scalars(db.select(PaperAnswers).filter_by(case_id=case_id, paper=paper, about=about)).one_or_none()
