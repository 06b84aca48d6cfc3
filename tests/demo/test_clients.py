"""The demo's clients with a year behind them: enough for a quarter's review, in which no two are of one kind."""

from datetime import UTC, date, datetime

from consultant.client_review.actions import known_of
from consultant.client_review.history.actions import history_of
from consultant.client_review.proposal.rules import Verdict
from consultant.client_review.signals.rules import Code
from consultant.clients.actions import clients
from consultant.database import db, working_for
from consultant.demo.clients.rules import read_known
from tests.conftest import on_one_database

KEEP, LIMIT, LET_GO, NOT_ENOUGH = Verdict
LED = {
    "Bright Path Architects": (KEEP, Code.KEEPS_LIMITS),
    "Delta Print Shop": (LIMIT, Code.PAYS_LATE),
    "Hill Street Bakery": (KEEP, Code.WORTH),
    "Ivy Lane Salon": (LET_GO, Code.NEEDS_NOT),
    "Marlow Street Garage": (LIMIT, Code.WEARS_THIN),
    "North Pier Dental": (KEEP, Code.WORTH),
    "Otter Creek Campsite": (NOT_ENOUGH, None),
    "Walter Quinn": (KEEP, Code.WORTH),
}


@on_one_database
def test_what_is_proposed_for_them(app, demo):
    today = datetime.now(UTC).date()
    with app.test_request_context(), working_for(demo.practice_id, demo.id):
        practice = db.session.merge(demo).practice
        found = {who.name: known_of(who, practice, today)[0] for who in clients() if who.name in LED}
        newest = max(one.on for who in clients() for one in history_of(who, practice).entries)
    assert {name: (one.verdict, one.led and one.led.code) for name, one in found.items()} == LED
    assert [one.values["brought"] for one in found["Walter Quinn"].keep if one.code == Code.WORTH] == [2]
    assert [one.code for one in found["North Pier Dental"].mend] == [Code.OURS]  # there is something to mend first
    assert newest <= today


def test_they_move_by_whole_weeks():
    call = {"at": datetime(2026, 11, 20, 9, tzinfo=UTC), "minutes": 5, "paid": True, "said": "Hello"}
    case = {"slug": "a-case", "title": "A case", "problem": "A fault", "firms": [], "calls": [call]}
    told = {"name": "Ann", "kind": "household", "cases": [case], "owners": {"invoices": [{"on": date(2026, 11, 20)}]}}
    known = read_known(told, date(2027, 1, 5))
    assert known.cases[0].calls[0].at.date() == known.owners["invoices"][0]["on"] == date(2027, 1, 1)
    assert known.cases[0].effort.paid_minutes == 5
