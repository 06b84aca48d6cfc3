"""`flask password`: the way back when a password is forgotten."""

import sys

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from consultant.accounts import actions
from consultant.accounts.tries.actions import forgive
from consultant.accounts.tries.rules import Door
from consultant.accounts.words import password_fault
from consultant.database import db, is_empty, working_for
from consultant.web.text import has_unshowable


@click.command("password")
@click.argument("email")
@with_appcontext
def password_command(email: str) -> None:
    """Set a new password for whoever signs in with EMAIL. It is asked for, or the first line of standard input."""
    person = None if is_empty() else actions.consultant_by_email(email)
    if not person or not person.password_hash:  # the demo has none
        raise click.ClickException(_("Nobody signs in with %(email)s.", email=email))
    new = _typed()
    if fault := password_fault(new):
        raise click.ClickException(fault)
    if has_unshowable(new):  # a form would take them out, and nobody could sign in
        raise click.ClickException(_("Use characters that can be shown."))
    with working_for(person.practice_id):
        actions.set_password(person, new)
        forgive(Door.PASSWORD, person.email.lower())
    db.session.commit()
    click.echo(_("The password of %(name)s is changed. Wherever they were signed in, they are not any more.", name=person.name))
    if person.off_since:
        click.echo(_("They are switched off: an owner has to let them in again."))


def _typed() -> str:
    if sys.stdin.isatty():
        return click.prompt(_("New password"), hide_input=True, confirmation_prompt=_("The same once more"))
    return sys.stdin.buffer.readline().decode("utf-8", "surrogateescape").rstrip("\r\n")
