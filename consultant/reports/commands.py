"""`flask report`: the client report on the command line."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from flask.cli import with_appcontext

from consultant.casefile.actions import find_case, find_practice
from consultant.casefile.commands import Refused, enter_practice, practice_option, read_file
from consultant.database import Missing
from consultant.documents import words as document_words
from consultant.documents.rules import DocumentError
from consultant.reports import actions
from consultant.reports.editions.rules import Edition
from consultant.reports.paper.actions import report_pdf
from consultant.reports.rules import ReportFacts


@click.command("report")
@practice_option
@click.option("--number", type=int, help="The bytes of this issued report, instead of a draft.")
@click.option("--edition", type=click.Choice([each.value for each in Edition]), help="The paper of a draft; else what suits the client.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.")
@click.argument("target", metavar="CASE|FILE")
@with_appcontext
def report_command(practice: str | None, number: int | None, edition: str | None, output: Path, target: str) -> None:
    """Write a draft of the client report of a case, or of a file without touching any database. Issues nothing."""
    try:
        if os.path.exists(target):
            if number is not None:
                raise Refused("A file has no issued reports: leave --number out.")
            pdf = report_pdf(_on(edition, actions.facts_of_file(read_file(Path(target)))))
        else:
            pdf = _of_case(practice, target, number, edition)
        output.write_bytes(pdf)
    except DocumentError as error:
        raise Refused(document_words.problem(error.problem)) from None
    except OSError as error:
        raise Refused(f"{output}: {error.strerror}") from None


def _of_case(practice: str | None, name: str, number: int | None, edition: str | None) -> bytes:
    enter_practice(practice)
    try:
        case = find_case(name)
    except LookupError as error:
        raise Refused(error.args[0]) from None
    if number is not None:
        try:
            return actions.issued_report(case.id, number).pdf
        except Missing:
            raise Refused(f"Case {case.number} has no report {number}.") from None
    owner = find_practice(practice)
    now = datetime.now(UTC).astimezone(ZoneInfo(owner.zone))
    return report_pdf(_on(edition, actions.facts_of(case, owner, now, draft=True)))


def _on(edition: str | None, facts: ReportFacts) -> ReportFacts:
    return replace(facts, edition=Edition(edition)) if edition else facts
