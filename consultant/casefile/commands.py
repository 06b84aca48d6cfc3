"""`flask case`: cases come in as files and go out as files, and anyone can ask what holds for one."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy.exc import SQLAlchemyError

from consultant.assessment.rules import assess
from consultant.audit.actions import note
from consultant.audit.rules import LABEL, Act, cut
from consultant.casefile.actions import find_case, find_practice, import_record
from consultant.casefile.rules import LARGEST_FILE, CaseFileError, read_case, write_case
from consultant.casefile.words import assessment_json, assessment_lines
from consultant.cases.actions import record_of
from consultant.cases.rules import CaseRecord, moment
from consultant.database import bring_up_to_date, db, is_empty, work_for

case_commands = AppGroup("case", help="Read and write cases as files, and ask what holds.")
practice_option = click.option("--practice", metavar="NAME", help="The practice; by default the only one that is not the demo.")


class Refused(click.ClickException):
    """Ends the command with a message and exit status 2."""

    exit_code = 2


def read_file(path: Path) -> CaseRecord:
    """The case in a file; what is wrong with it ends the command."""
    try:
        with path.open("rb") as file:
            return read_case(file.read(LARGEST_FILE + 1))
    except CaseFileError as error:
        raise Refused(f"{path}: {error}") from None
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from None


def named_record(target: str, practice: str | None) -> CaseRecord:
    """CASE or FILE: an existing path is a file and needs no database, else it is a case's number or slug."""
    if os.path.exists(target):  # unlike Path.exists, also answers for a name too long to be one
        return read_file(Path(target))
    return stored_record(target, practice)


def stored_record(name: str, practice: str | None) -> CaseRecord:
    enter_practice(practice)
    try:
        return record_of(find_case(name))
    except LookupError as error:
        raise Refused(error.args[0]) from None


def enter_practice(name: str | None) -> None:
    """Work for this practice from here on, in nobody's name; on a new machine the database is made first."""
    if is_empty():
        bring_up_to_date()
    try:
        work_for(find_practice(name).id, None)
    except LookupError as error:
        raise Refused(error.args[0]) from None


@case_commands.command("import")
@practice_option
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
def import_files(practice: str | None, files: tuple[Path, ...]) -> None:
    """Import case files: all of them, or none when one is broken or cannot be stored."""
    records = [(file, read_file(file)) for file in files]
    enter_practice(practice)
    try:
        cases = [import_record(record, at=datetime.now(UTC)) for _, record in records]
        stored = [f"{file}: {case.number} {case.slug}" for (file, _), case in zip(records, cases, strict=True)]
        db.session.commit()
    except SQLAlchemyError as error:
        db.session.rollback()
        raise Refused(f"The database could not keep it, nothing was imported: {str(error).partition(chr(10))[0]}") from None
    click.echo("\n".join(stored))


@case_commands.command("export")
@practice_option
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of to the terminal.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--private", is_flag=True, help="With the private notes.")
@click.argument("case")
def export_case(practice: str | None, output: Path | None, force: bool, private: bool, case: str) -> None:
    """Export a case, by its number or slug."""
    if output and output.is_file() and not force:
        raise Refused(f"{output} is there already. Give another name, or --force to write over it.")
    content = write_case(stored_record(case, practice), private=private).encode()
    if output is None:
        click.echo(content, nl=False)
    else:
        try:
            output.write_bytes(content)
        except OSError as error:
            raise Refused(f"{output}: {error.strerror}") from None
    row = find_case(case)
    note(Act.EXPORTED, "cases", row_id=row.id, case_id=row.id, label=cut(row.title, LABEL))
    db.session.commit()


@case_commands.command("assess")
@practice_option
@click.option("--json", "as_json", is_flag=True, help="All that holds, for programs.")
@click.argument("target", metavar="CASE|FILE")
def assess_case(practice: str | None, as_json: bool, target: str) -> None:
    """Say what holds for a case, or for a file without touching any database."""
    record = named_record(target, practice)
    assessment = assess(record, moment(record, datetime.now(UTC)))
    if as_json:
        click.echo(json.dumps(assessment_json(assessment), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(assessment_lines(assessment)))
