"""The demo practice, apart from everybody's own work: four disputes of last week, and eight clients with a year behind them."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from consultant.accounts.actions import add_practice, demo_consultant, demo_was_here
from consultant.accounts.models import Consultant, Practice
from consultant.casefile.actions import import_record
from consultant.casefile.rules import read_case
from consultant.database import db, take_turn, working_for
from consultant.demo.clients.actions import add_known_clients
from consultant.demo.rules import shift_weeks, weeks_to_move
from consultant.reports.actions import first_case_with_report, issue_report

CASES = Path(__file__).parent / "cases"
STORY = "dsl.json"


def load_demo(at: datetime) -> None:
    """Make the demo practice as of this moment, unless it is or was there, and issue the first report of its own story."""
    take_turn(db.session)  # of two starts at the same moment, the second finds it made
    if demo_was_here():
        return
    practice = Practice(
        name="Sam Field",
        phone="555 0142",
        hours="9am to 5pm on weekdays",
        email="sam@example.com",
        address="12 Harbour Street\nSpringfield",
        zone="America/New_York",
        currency="USD",
        is_demo=True,
        created_at=at,
    )
    owner = add_practice(practice, Consultant(name="Sam Field", email="demo@localhost", is_owner=True))
    with working_for(practice.id, owner.id):
        for path in sorted(CASES.glob("*.json")):
            record = read_case(path.read_bytes())
            case = import_record(shift_weeks(record, weeks_to_move(record, at.date())), at=at)
            if path.name == STORY:
                issue_report(case, practice, at.astimezone(ZoneInfo(practice.zone)))
        add_known_clients(at.astimezone(ZoneInfo(practice.zone)))


def demo_case() -> int | None:
    """The number of the demo's own story, whose first report is issued; None without a demo."""
    person = demo_consultant()
    if person is None:
        return None
    with working_for(person.practice_id):
        return first_case_with_report()
