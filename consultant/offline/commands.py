"""`flask calls`: the calls of a device that cannot send, from the file that was downloaded there."""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import gettext as _
from flask_login import login_user

from consultant.accounts.actions import consultant_by_mark
from consultant.accounts.models import Consultant
from consultant.database import db, is_empty, work_for
from consultant.offline.rules import TAKER, Download, Odd, read_download
from consultant.offline.words import odd_words, outcome

calls_commands = AppGroup("calls", help="Take in calls that were written down on a device.")


class Refused(click.ClickException):
    exit_code = 2


@calls_commands.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(dir_okay=False, path_type=Path))
def import_calls(files: tuple[Path, ...]) -> None:
    """Take in the calls of these files, each for whoever wrote it down; what is in the log already is there once."""
    with current_app.test_request_context():  # the answers are checked by the form of the page
        is_whole = [_take_in(person, download) for person, download in [_read(file) for file in files]]
    if not all(is_whole):
        raise Refused(_("Not everything was taken in, see above."))


def _read(file: Path) -> tuple[Consultant, Download]:
    try:
        found = read_download(file.read_bytes(), datetime.now(UTC))
    except Odd as odd:
        raise Refused(f"{file}: {odd_words(odd)}") from None
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from None
    person = None if is_empty() else consultant_by_mark(found.person)
    if person is None:
        raise Refused(_("%(file)s: Nobody in this database wrote these calls down. Nothing was taken in.", file=file))
    return person, found


def _take_in(person: Consultant, found: Download) -> bool:
    """Whether all is in the log; each call is there as soon as that is said."""
    work_for(person.practice_id, person.id)
    login_user(person)
    is_whole = True
    for one in found.entries:
        said = current_app.extensions[TAKER](one)
        db.session.commit()
        lines = [f"{one.title or _('Call')}: {outcome(said)}", *(f"  {message}" for _id, message in said.get("problems", ()))]
        click.echo("\n".join(lines))
        is_whole = is_whole and said["problem"] is None
    return is_whole
