"""The track record as it is read: the same as from the whole cases, and of this practice's cases only."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from consultant.calls.actions import call_of, record_call, withdraw_call
from consultant.calls.rules import Stance, Withdrawal, standing_log
from consultant.cases.actions import case_numbered, close_case, record_of
from consultant.cases.rules import CaseState, Closing
from consultant.database import db, working_for
from consultant.organizations.actions import organizations
from consultant.organizations.track_record.actions import track_record_of
from consultant.organizations.track_record.rules import Past, track_record
from consultant.promises.rules import Promise
from tests.calls.shop import open_shop
from tests.cases.desk import work
from tests.factories import MONDAY, blames, call, said

NOW = MONDAY + timedelta(days=30)
TILL, CARD = "till-maker", "card-bank"


@pytest.fixture
def three(app, owner, stranger):
    """Three cases of the owner with the same firms, and one of another practice."""
    for person in (owner, owner, owner, stranger):
        number = open_shop(app, person)
        work(app, person, lambda number=number: _log(number))
    work(app, owner, _change)


def _log(number: int) -> None:
    case = case_numbered(number)
    due, far = ((MONDAY + timedelta(days=days)).date() for days in (3, 300))
    for n, hold in enumerate((4, 9, 20)):
        stance = Stance.BLAMES if n % 2 else Stance.CLEARS
        record_call(case.id, call(n, TILL, said(TILL, stance, CARD), Promise(TILL, "call", due), minutes=30, hold_minutes=hold))
    both = (blames(CARD, TILL), Promise(CARD, "x", due), Promise(TILL, "old", far), Promise(TILL, "new", far, True, replaces=1))
    record_call(case.id, call(4, CARD, *both, minutes=9))
    record_call(case.id, call(5, f"{TILL} {CARD}", said(TILL, Stance.BLAMES, CARD, relayed_by=CARD), minutes=10, hold_minutes=10))


def _change() -> None:
    """A correction, a correction that is corrected by another firm, a withdrawal, and a fix."""
    one, two, three = (case_numbered(number) for number in (1, 2, 3))
    first = [entry.id for entry in record_of(one).calls]
    record_call(one.id, call(0, TILL, minutes=60, hold_minutes=50), corrects=call_of(one.id, first[0]))
    record_call(one.id, call(1, CARD, minutes=60, hold_minutes=40), corrects=call_of(one.id, first[1]))
    withdraw_call(call_of(two.id, record_of(two).calls[2].id), Withdrawal("twice"))
    close_case(three, Closing(CaseState.FIXED, MONDAY + timedelta(days=9), TILL))


def _whole(firm_name: str):
    """The same from every whole case of the practice."""
    pasts = []
    for number in (1, 2, 3):
        record = record_of(case_numbered(number))
        (party,) = (party.id for party in record.parties if party.name == firm_name)
        fixed = record.closing.at if record.closing and record.closing.fixed_by == party else None
        pasts.append(Past(number, party, standing_log(record.calls), record.closing.at if record.closing else NOW, fixed))
    return track_record(pasts)


@pytest.mark.parametrize("name", ["Till maker", "Card bank"])
def test_it_is_the_same_as_from_the_whole_cases(app, owner, three, name):
    with app.app_context(), working_for(owner.practice_id, owner.id):
        firm = next(firm for firm in organizations() if firm.name == name)
        read = track_record_of(firm.id, NOW)
        assert read == _whole(name)
        assert read.cases == 3 and read.broken and read.hold


def test_the_numbers_of_the_story(app, owner, three):
    with app.app_context(), working_for(owner.practice_id, owner.id):
        firm = next(firm for firm in organizations() if firm.name == "Till maker")
        read = track_record_of(firm.id, NOW)
        assert (read.calls, read.kept, read.broken, read.reversals, read.days_to_fix, read.fixes) == (10, 3, 9, 3, 9, 1)


def test_it_reads_nothing_but_what_it_needs(app, owner, three):
    """Few queries, however many cases there are, and none of them asks for words that were said."""
    seen = []
    with app.app_context(), working_for(owner.practice_id, owner.id):
        firm = organizations()[0]
        event.listen(db.engine, "before_cursor_execute", lambda *what: seen.append(what[2]))
        track_record_of(firm.id, NOW)
    assert len(seen) == 4
    assert not any("said" in one or "because" in one.replace("withdrawn_because", "") for one in seen)


def test_a_stranger_sees_its_own_cases_only(app, stranger, three):
    with app.app_context(), working_for(stranger.practice_id, stranger.id):
        firm = next(firm for firm in organizations() if firm.name == "Till maker")
        assert replace(track_record_of(firm.id, NOW), by_hour=()).cases == 1
