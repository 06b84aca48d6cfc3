"""Clients of the demo whom a review tells apart."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from flask import Flask, current_app

from consultant.casefile.actions import import_record
from consultant.clients.actions import add_client
from consultant.clients.limits.actions import set_limit
from consultant.clients.limits.rules import Limit, as_terms
from consultant.clients.models import Client
from consultant.clients.notes.rules import Detail, Reach
from consultant.clients.recommending.actions import note_recommended
from consultant.database import db
from consultant.demo.clients.rules import Known, Told, read_known

KEEP = "how what only owners see of the demo is kept"


def init_app(app: Flask, keep: Callable[[int, Told], None]) -> None:
    """Nothing here may know that part of the program: the factory hands in what stores it, for a client by their id."""
    app.extensions[KEEP] = keep


def add_known_clients(at: datetime) -> None:
    """Each with their cases, limits, and what only owners see. `at` is aware, in the practice's zone."""
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        _add(read_known(tomllib.loads(path.read_text("utf-8")), at.date()))


def _add(known: Known) -> None:
    kinds = {"reach_by": Reach, "detail": Detail}
    who = add_client(**{name: kinds.get(name, str)(told) for name, told in known.facts.items()})
    for limit in known.limits:
        _limit(who, dict(limit))
    for one in known.sent:
        note_recommended(_named(one["whom"]), who.id, one["on"])
    for record in known.cases:
        import_record(record, at=record.calls[0].at)
    current_app.extensions[KEEP](who.id, known.owners)


def _named(name: str) -> Client:
    """Of the demo's disputes, which are there already."""
    return db.session.scalars(db.select(Client).filter_by(name=name)).one()


def _limit(who: Client, told: Told) -> None:
    told = dict(told)
    set_limit(who, Limit(told.pop("limit")), as_terms({name: value for name, value in told.items() if name != "on"}), at=told["on"])
