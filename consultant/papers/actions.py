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
from consultant.documents.actions import REPORTS, print_on_one_page, print_paper
from consultant.papers.rules import PaperName
from consultant.reports.actions import letterhead_of
from consultant.reports.rules import ReportFacts, report_facts

SAMPLES_ARE_OF = date(2026, 3, 2)


def facts_of(case: Case, practice: Practice, now: datetime) -> ReportFacts:
    """All that a paper of this case may tell: what the client's report may, and nothing private. `now` is aware."""
    return report_facts(assess(record := record_of(case), moment(record, now)), letterhead_of(practice), number=None, day=now.date())


def printed(name: PaperName, trials: Sequence[Any], day: date, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The tagged PDF. A paper of one page is the first of `trials` that fits, from the longest; of any other there is one trial.

    Raises DocumentError.
    """
    if name.is_one_page:
        return print_on_one_page(name, trials, day)
    (paper,) = trials
    return print_paper(name, paper, day, pictures)


def sample(name: PaperName) -> bytes:
    """What the paper looks like, without any case. Raises DocumentError."""
    paper = json.loads((REPORTS / name / "sample.json").read_text("utf-8"))
    return printed(name, [paper], SAMPLES_ARE_OF)
