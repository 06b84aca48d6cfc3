"""`flask mail send`: for a machine on which `./run` does not run, such as one with a server of its own."""

from datetime import UTC, datetime
from functools import partial

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import gettext as _

from consultant.sending.outbox.actions import send_due

mail_commands = AppGroup("mail", help="Mails that wait to be sent.")


@mail_commands.command("send")
def send_command() -> None:
    """Send the mails whose time has come, once; call it again every few minutes."""
    box = current_app.config["SETTINGS"].mail
    if box is None:
        raise click.ClickException(_("STANDOFF_MAIL_HOST is not set: there is no mail server to send through."))
    click.echo(_("Mails that were tried: %(number)d", number=send_due(box, partial(datetime.now, UTC))))
