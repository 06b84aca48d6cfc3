"""Rule 8: outage, waiting, minutes."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from consultant.assessment.rules import assess
from consultant.calls.rules import Outcome
from consultant.cases.rules import Effort
from consultant.clocks.rules import PartyClock
from consultant.promises.rules import Promise
from consultant.work.rules import Work, WorkKind
from tests.factories import MONDAY, call, record

NOW = MONDAY + timedelta(days=10)


def clocks(*calls, **more):
    return assess(record(*calls, **more), NOW).clocks


def test_outage_runs_from_the_fault_to_restored_or_now():
    assert clocks().outage is None
    assert clocks(fault_since=MONDAY).outage == timedelta(days=10)
    assert clocks(fault_since=MONDAY, restored_at=MONDAY + timedelta(hours=5)).outage == timedelta(hours=5)


def test_outage_is_never_negative():
    assert clocks(fault_since=NOW + timedelta(days=1)).outage == timedelta()


def test_waiting_on_all_who_promised_since_the_first_of_them_did():
    told = clocks(
        call(1, "bell", Promise("bell", "call back", date(2025, 5, 30))),
        call(2, "acme", Promise("acme", "look", date(2025, 5, 7)), Promise("client", "pay"), Promise("me", "ask")),
        call(3, "core"),
    )
    assert told.waiting_on == ("bell", "acme", "client", "me")
    assert told.waiting_since == MONDAY + timedelta(days=1)


def test_else_waiting_on_the_firm_last_reached():
    told = clocks(call(1, "acme"), call(2, "client"), call(3, "bell", outcome=Outcome.NO_ANSWER))
    assert (told.waiting_on, told.waiting_since) == (("acme",), MONDAY + timedelta(days=1))
    assert clocks(call(1, "client")).waiting_on == ()


def test_a_conference_call_counts_once_in_all_and_for_each_party():
    told = clocks(call(0, "acme", minutes=5, hold_minutes=1), call(1, "acme bell", minutes=30, hold_minutes=10))
    assert (told.calls, told.minutes, told.hold_minutes) == (2, 35, 11)
    assert told.per_party == (PartyClock("acme", 2, 35, 11), PartyClock("bell", 1, 30, 10))


CALLS = [call(0, "acme", minutes=5, paid=True), call(1, "acme", minutes=7, paid=False), call(2, "acme", minutes=11)]
WORK = tuple(Work(MONDAY.date(), n, WorkKind.TRAVEL, paid=paid) for n, paid in ((9, True), (40, False), (80, None)))
EFFORT = Effort(paid_minutes=100, unpaid_minutes=200, billed_amount=Decimal(0), currency="GBP")


@pytest.mark.parametrize(
    ("case", "billed"),
    [
        (record(*CALLS), (5, 7)),
        (record(*CALLS, effort=EFFORT), (105, 207)),
        (record(*(replace(c, in_effort=True) for c in CALLS), effort=EFFORT), (100, 200)),
        (record(*CALLS, effort=EFFORT, from_file=True), (100, 200)),
        (record(*CALLS, work=WORK), (14, 47)),
        (record(*CALLS, work=(*WORK, *(replace(one, in_effort=True) for one in WORK)), effort=EFFORT), (114, 247)),
        (record(*CALLS, work=WORK, effort=EFFORT, from_file=True), (100, 200)),
    ],
    ids=["calls alone", "calls after the file's total", "calls within the total", "a file", "work", "work after the total", "its file"],
)
def test_paid_and_unpaid_minutes_stay_apart(case, billed):
    told = assess(case, NOW).clocks
    assert (told.paid_minutes, told.unpaid_minutes) == billed
