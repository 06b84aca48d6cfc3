"""What the program is measured against: the least that Flask and Flask-SQLAlchemy do, behind the same server."""

from pathlib import Path

from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from consultant.config import Settings
from consultant.web.server import serve

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL")  # as safe as the program's own


class Base(DeclarativeBase):
    pass


def plain_app(folder: Path) -> Flask:
    """GET / says hello; POST / inserts one row and commits it."""
    app = Flask("plain")
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{folder / 'plain.sqlite'}"
    db = SQLAlchemy(app, model_class=Base)

    class Note(db.Model):
        id: Mapped[int] = mapped_column(primary_key=True)
        text: Mapped[str] = mapped_column(Text)

    @app.get("/")
    def hello():
        return "hello"

    @app.post("/")
    def insert():
        db.session.add(Note(text=request.form["text"]))
        db.session.commit()
        return "saved", 201

    with app.app_context():
        event.listen(db.engine, "connect", lambda connection, _: [connection.execute(f"PRAGMA {one}") for one in PRAGMAS])
        db.create_all()
    return app


if __name__ == "__main__":
    settings = Settings.from_environment()
    serve(plain_app(settings.data), settings.port)
