"""`flask backup` and `flask restore`."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from consultant.backup import actions, words
from consultant.backup.rules import ENDING, BackupError
from consultant.casefile.commands import Refused
from consultant.config import Settings


@click.command("backup")
@click.argument("out", type=click.Path(path_type=Path))
@with_appcontext
def backup_command(out: Path) -> None:
    """Write all there is (database, files, keys) to the new file OUT.zip, or into the folder OUT; others may work meanwhile."""
    settings, now = current_app.config["SETTINGS"], datetime.now(UTC)
    if out.is_dir():
        out = out / f"standoff-{now:%Y-%m-%d-%H%M%S}{ENDING}"
    elif not out.exists() and out.suffix != ENDING:  # such as a memory stick that is not put in
        raise click.ClickException(words.no_folder(str(out), ENDING))
    try:
        contents = actions.back_up(settings, out, now, words.about())
    except (BackupError, OSError, SQLAlchemyError) as error:
        raise _refused(error, out, settings) from None
    click.echo(words.made(contents, str(out), out.stat().st_size))
    if gone := actions.lacking(contents):
        click.echo(words.lacking(gone, str(settings.data)), err=True)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def restore_command(file: Path) -> None:
    """Fill an empty data folder and an empty database from the backup FILE."""
    os.umask(0o077)
    settings = current_app.config["SETTINGS"]
    try:
        with actions.unmade(current_app.config["MADE_BY_START"]):
            contents = actions.restore(settings, file)
    except (BackupError, OSError, SQLAlchemyError) as error:
        raise _refused(error, file, settings) from None
    click.echo(words.restored(contents))


def _refused(error: Exception, file: Path, settings: Settings) -> Refused:
    if isinstance(error, BackupError):
        return Refused(words.refused(error, str(file), str(settings.data), settings.database_name))
    if isinstance(error, OSError):
        return Refused(f"{file}: {error.strerror}")
    return Refused(words.not_kept(settings.database_name, str(error).partition("\n")[0]))
