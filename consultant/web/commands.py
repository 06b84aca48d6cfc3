"""`flask prepare` and `flask serve`: what `./run` calls."""

from datetime import UTC, datetime

import click
from flask import Flask, current_app
from flask_migrate import upgrade

from consultant.database import check_sqlite, db
from consultant.demo.actions import load_demo


def prepare() -> None:
    """Bring the database to its newest form; the first time, load the demo."""
    is_new = not db.inspect(db.engine).has_table("practices")
    check_sqlite()
    upgrade()
    if is_new:
        load_demo(datetime.now(UTC))
        db.session.commit()


def init_app(app: Flask) -> None:
    @app.cli.command("prepare")
    def prepare_command() -> None:
        """Make or upgrade the database."""
        prepare()

    @app.cli.command("serve")
    def serve_command() -> None:
        """Make or upgrade the database, then serve on this machine until stopped."""
        from consultant.web.server import serve

        prepare()
        settings = current_app.config["SETTINGS"]
        click.echo(f"Standoff is at {settings.base_url}")
        serve(current_app._get_current_object(), settings.port)
