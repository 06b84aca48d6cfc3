"""A small dispute in the database, and a browser's way to write about it."""

from datetime import UTC, datetime

from consultant.calls.actions import record_call
from consultant.cases.actions import case_numbered, record_of, take_case
from consultant.cases.rules import CaseRecord
from consultant.clients.actions import client_named
from consultant.database import db, working_for
from consultant.parties.rules import Role
from tests.factories import call

NEW = "/cases/1/calls/new"


def open_shop(app, person, title: str = "No cards", firms=("Till maker", "Card bank")) -> int:
    """The number of a new case of the person's practice: a client, the consultant, and these firms."""
    with app.app_context(), working_for(person.practice_id, person.id):
        who = client_named("Corner shop", "small business")
        parties = [(name, Role.VENDOR, None) for name in firms]
        case = take_case(who, person.name, parties=parties, title=title, problem="No cards.", at=datetime.now(UTC))
        db.session.commit()
        return case.number


def add_call(app, person, *what, parties: str = "till-maker", **more) -> int:
    """The database id of a call that is stored in case 1."""
    with app.app_context(), working_for(person.practice_id, person.id):
        row = record_call(case_numbered(1).id, call(0, parties, *what, **more))
        db.session.commit()
        return row.id


def read(app, person, number: int = 1) -> CaseRecord:
    with app.app_context(), working_for(person.practice_id, person.id):
        return record_of(case_numbered(number))


def answers(**typed: object) -> dict[str, object]:
    """What a browser sends for the least that one can write: who it was with, and what stands chosen already."""
    return {
        "parties": "till-maker",
        "new_role": "vendor",
        "outcome": "reached",
        "channel": "phone",
        "at": "2025-05-05T09:00",
        **typed,
    }


def row(name: str, index: int = 0, **typed: object) -> dict[str, object]:
    """The answers of one row, by their names in the form."""
    return {f"{name}-{index}-{field}": value for field, value in typed.items()}
