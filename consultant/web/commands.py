"""`flask prepare` and `flask serve`: what `./run` calls."""

from datetime import UTC, datetime

import click
from flask import Flask, current_app
from flask_babel import gettext as _

from consultant.accounts.actions import sign_up_is_open
from consultant.database import bring_up_to_date, db, forget_used_keys
from consultant.demo.actions import demo_case, load_demo
from consultant.documents.actions import stop_press
from consultant.evidence.files.actions import sweep
from consultant.sending.outbox.actions import keep_sending
from consultant.web.server import is_free, serve


def prepare() -> None:
    """Bring the database to its newest form; the first time, load the demo."""
    bring_up_to_date()
    load_demo(datetime.now(UTC))
    forget_used_keys(datetime.now(UTC) - current_app.permanent_session_lifetime)
    db.session.commit()
    sweep()


def welcome(address: str) -> list[str]:
    """Where it is, how to sign in, and where the demo's report lies."""
    lines = [_("Standoff is at %(address)s", address=address)]
    if sign_up_is_open():
        lines.append(_("To begin, make your practice on the first page."))
    else:
        lines.append(_("Sign in with your e-mail address and password."))
    demo = demo_case()
    if demo:
        lines.append(_("To look around first, press “Open the demo” there: no password, from this machine only."))
        lines.append(_("The demo’s report: %(address)s/cases/%(number)d/reports/1.pdf", address=address, number=demo))
    return [*lines, _("Stop with Ctrl+C.")]


def init_app(app: Flask) -> None:
    @app.cli.command("prepare")
    def prepare_command() -> None:
        """Make or upgrade the database; the first time, load the demo."""
        prepare()

    @app.cli.command("serve")
    def serve_command() -> None:
        """Prepare, then serve on this machine until stopped."""
        settings = current_app.config["SETTINGS"]
        if not is_free(settings.port):
            raise click.ClickException(
                _("Port %(port)d is in use. Stop what runs there, or set STANDOFF_PORT to another one.", port=settings.port)
            )
        prepare()
        click.echo("\n".join(welcome(settings.base_url)))
        stop_press()
        db.session.remove()
        db.engine.dispose()  # the server forks: its process has a press and connections of its own
        serve(current_app._get_current_object(), settings.port, keep_sending)
