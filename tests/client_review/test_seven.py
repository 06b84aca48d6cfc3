"""The seven real cases, each alone: all are thin, so the guards must hold."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from consultant.calls.rules import Cause, Outcome, Stance
from consultant.casefile.rules import read_case
from consultant.cases.rules import CaseState, Closing
from consultant.client_review.history.cases.rules import history_of
from consultant.client_review.history.rules import Answered, CameBack, Contact, History, Offered, OurFault, Promised, Reproach, Spent
from consultant.client_review.proposal.rules import Verdict, propose
from consultant.client_review.rules import Agreed
from consultant.feedback.rules import Answer, Kind
from consultant.options.rules import Advice, Offer, Option, OptionKind, Reaction, Whom, Why
from consultant.promises.rules import Promise
from consultant.work.rules import Work, WorkKind
from tests.factories import MONDAY, blames, call, record, said

FILES = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_one_case_alone_is_never_enough(path):
    case = read_case(path.read_bytes())
    history = history_of([case])
    today = max((one.on for one in history.entries), default=date(2013, 1, 1))
    assert propose(history, today, Agreed("USD", 60, Decimal(80))).verdict == Verdict.NOT_ENOUGH


def of(path):
    return history_of([read_case(next(file for file in FILES if path in file.name).read_bytes())])


def test_what_a_log_tells_of_its_client():
    fired = of("19-accounts")
    assert [(one.reaction.value, one.on.day) for one in fired.of(Offered)] == [("refused with a reason", 11), ("angry", 12)]
    assert [one.row for one in fired.of(Contact)] == [f"accounts-server-move-fired/calls[{n}]" for n in range(4)]
    assert of("02-kitchen").of(Contact) == of("08-adsl").of(Contact) == ()  # vendor calls say nothing about the client


def test_what_is_charged_to_a_vendor_and_what_was_said_about_us():
    case = record(
        call(0, "acme", minutes=40, hold_minutes=30, paid=False),
        call(1, "acme", minutes=20, hold_minutes=5, paid=False),
        call(2, "client", blames("client", "me"), Promise("me", "write", kept=True), minutes=10, paid=True),
        call(3, "client", said("client", Stance.CLEARS, "me"), said("me", Stance.ACCEPTS)),
        call(4, "acme", blames("client", "me", relayed_by="acme")),
    )
    found = history_of([case])
    vendor, goodwill = Cause.VENDOR, Cause.NOT_NOTED
    spent = [(one.minutes, one.paid, one.cause) for one in found.of(Spent) if one.paid is not None]
    assert sorted(spent) == sorted([(30, False, vendor), (10, False, goodwill), (20, False, vendor), (10, True, goodwill)])
    assert [(one.on.day - MONDAY.day, one.taken_back.day - MONDAY.day) for one in found.of(Reproach)] == [(2, 3)]
    assert [one.ours for one in found.of(Promised)] == [True] and len(found.of(OurFault)) == 1
    assert found == History(tuple(reversed(found.entries)))


@pytest.mark.parametrize("stance", [Stance.CLEARS, Stance.UNKNOWN])
def test_blame_is_taken_back_by_the_next_word_about_us(stance):
    """In the same breath too; and by one who no longer knows."""
    took, blame = said("client", stance, "me"), blames("client", "me")
    back = [[one.taken_back for one in history_of([record(*calls)]).of(Reproach)] for calls in (
        [call(0, "client", blame, took)], [call(0, "client", blame), call(0, "client", took)], [call(0, "client", took, blame)],
    )]  # fmt: skip
    assert back == [[MONDAY.date()], [MONDAY.date()], [None]]


def test_what_a_client_wrote_and_when_they_heard_from_us():
    """An attempt of ours is an answer; a report that was put right is one of an unknown day."""
    days = [MONDAY + timedelta(days=n) for n in range(6)]
    wrote = [Answer(days[0], 1, Kind.CHOSE, "Radio"), Answer(days[1], 1, Kind.CLEAR, "partly"), Answer(days[1], 1, Kind.CLEAR, "yes")]
    wrote += [Answer(days[1], 1, Kind.WRONG, "No", corrected="Yes", corrected_in=2), Answer(days[5], 1, Kind.WRONG, "No")]
    tried = replace(call(0, "client", at=days[4]), outcome=Outcome.NO_ANSWER)
    found = history_of([record(call(0, "client"), call(0, "acme", at=days[2]), tried, feedback=tuple(wrote))]).of(Answered)
    answered = days[4].date()
    assert [one.answered_on for one in found] == [answered, answered, None, None, None]


def test_what_was_noted_about_anger_a_no_and_unpaid_time_holds():
    angry = Offer(Reaction.ANGRY, MONDAY, anger_at=Whom.VENDOR, taken_back=date(2025, 5, 9))
    no, blame = Advice(MONDAY, "Wait", Reaction.DISMISSED, why=Why.EXCUSE), Advice(MONDAY, "Wait", Reaction.BLAMED_US)
    causes = [Cause.GOODWILL, Cause.OUR_MISTAKE, Cause.VENDOR]
    case = record(
        *(call(n, "acme", minutes=40, hold_minutes=30, paid=False, cause=cause) for n, cause in enumerate(causes)),
        call(3, "acme", minutes=40, hold_minutes=30, paid=True, cause=Cause.GOODWILL),
        options=(Option("Radio", OptionKind.RELIEF, offers=(angry,)),),
        advice=(no, blame),
        work=(
            Work(date(2025, 5, 10), 90, WorkKind.TRAVEL, paid=False, cause=Cause.GOODWILL),
            Work(date(2025, 5, 10), 20, WorkKind.OTHER, paid=True, cause=Cause.GOODWILL),
            Work(date(2025, 5, 10), 30, WorkKind.OTHER),
        ),
    )
    found = history_of([case])
    told = [(one.anger_at, one.why, one.taken_back) for one in found.of(Offered)]
    assert told == [(Whom.NOT_NOTED, Why.EXCUSE, None), (Whom.US, Why.NOT_NOTED, None), (Whom.VENDOR, Why.NOT_NOTED, date(2025, 5, 9))]
    assert [(one.minutes, one.paid, one.cause) for one in found.of(Spent)] == [
        (10, False, Cause.GOODWILL), (30, False, Cause.VENDOR), (40, False, Cause.OUR_MISTAKE), (40, False, Cause.VENDOR),
        (40, True, Cause.NOT_NOTED), (90, False, Cause.GOODWILL), (20, True, Cause.NOT_NOTED), (30, None, Cause.NOT_NOTED),
    ]  # fmt: skip


def test_who_comes_with_a_new_case_after_an_earlier_one_was_closed_came_back():
    def case(slug, *calls, closed=None):
        return record(*calls, slug=slug, closing=closed and Closing(CaseState.FIXED, MONDAY + timedelta(closed)))

    def heard(day, who="client"):
        return call(0, who, at=MONDAY + timedelta(day))

    cases = [
        case("5", heard(30)),
        case("1", heard(0), closed=9),
        case("2", heard(9)),  # the day of the closing: one visit, told in two cases
        case("3", heard(10, "acme"), heard(12), heard(13), closed=20),
        case("4", heard(12)),  # on one day they came back once
        case("6", heard(40, "acme")),  # nothing was heard of them
        case("7"),
    ]
    back = history_of(cases).of(CameBack)
    assert [(one.on - MONDAY.date(), one.row) for one in back] == [(timedelta(12), "3/calls[1]"), (timedelta(30), "5/calls[0]")]
    assert history_of([case("3", heard(12), closed=1)]).of(CameBack) == ()  # their own


def test_a_day_is_that_of_the_practice():
    """Past midnight there, though not where it was noted."""
    late = call(0, "client", minutes=5, paid=True, at=MONDAY.replace(hour=23))
    assert {one.on for one in history_of([record(late)], ZoneInfo("Pacific/Auckland")).entries} == {MONDAY.date() + timedelta(1)}


def test_a_call_of_which_nobody_is_noted_is_no_firms_doing():
    (spent,) = history_of([record(call(0, "", minutes=30, paid=False))]).of(Spent)
    assert spent.cause == Cause.NOT_NOTED
