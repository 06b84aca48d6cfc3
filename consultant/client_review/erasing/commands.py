"""`flask erase`: what the practice's rule no longer keeps."""

from datetime import datetime
from zoneinfo import ZoneInfo

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from consultant.casefile.actions import find_practice
from consultant.casefile.commands import enter_practice, practice_option
from consultant.client_review.erasing import actions, words
from consultant.database import db
from consultant.evidence.files.actions import delete_unused


@click.command("erase")
@practice_option
@click.option("--yes", "is_sure", is_flag=True, help="Erase it. Without this, nothing is changed.")
@with_appcontext
def erase_command(practice: str | None, is_sure: bool) -> None:
    """Show what is known of clients who left longer ago than the practice keeps it; with --yes, erase it."""
    enter_practice(practice)
    owner = find_practice(practice)
    rule, today = actions.rule_of(owner), datetime.now(ZoneInfo(owner.zone)).date()
    found = actions.due(rule, today)
    lines = [words.line(one, actions.would_go(one.client, rule, today), rule, today) for one in found]
    click.echo("\n".join([words.rule(rule), *lines] if lines else [words.rule(rule), _("Nobody’s time has come.")]))
    if not is_sure or not found:
        click.echo(_("Nothing was changed.") + (" " + _("With --yes it is erased.") if found else ""))
        return
    for one in found:
        actions.erase(one.client, rule, today)
    db.session.commit()
    delete_unused()
    click.echo(_("It is erased. Backups that were made before still hold it."))
