"""Both sides in the same form, nobody's full name, and no firm named without its own words (lint_rules.md L07, L26, L29)."""

from dataclasses import replace
from datetime import date

import pytest

from consultant.assessment.rules import assess
from consultant.calls.rules import Outcome, Stance
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence, Pair
from consultant.options.rules import Reaction
from consultant.reports.people.rules import by_first_names, full_names
from consultant.reports.readiness.rules import Caution, Obstacle, cautions, obstacles
from consultant.reports.readiness.words import to_do
from consultant.reports.rules import Letterhead, ReportFacts, report_facts
from consultant.reports.words import report
from consultant.revisit.rules import Revisit
from tests.factories import blames, call, party, record, said
from tests.reports.reading import FILES, case, draft
from tests.reports.words import NOW, option, plain, printed

pytestmark = pytest.mark.usefixtures("babel_app")


def facts(of) -> ReportFacts:
    return report_facts(assess(of, NOW), Letterhead("Field IT", "555 0142"), number=1, day=NOW.date())


def to_mend(*calls, **more) -> tuple:
    of = facts(record(*calls, revisit=Revisit(never=True), **more))
    return (*obstacles(of, names_print=True), *cautions(of))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_statement_has_its_speaker_day_channel_and_number(path):
    of = draft(case(path))
    shown = plain(report(of))
    told = sum(len(row.told) for row in shown.who_says.rows)
    assert all(row.who and row.day and row.proof[0] and row.proof[1].startswith("Number: ") for row in shown.who_says.rows)
    assert all(len(row.proof) == 3 or row.who == "Me" for row in shown.who_says.rows)
    assert told <= sum(len(one.statements) for one in of.record.calls)
    for entry in shown.appendix.entries:
        assert "Number: " in entry.lines[0] and entry.heading


def test_what_nobody_checked_is_said_of_every_party_alike():
    calls = (
        call(0, "acme", blames("acme", "bell")),
        call(1, "bell", blames("bell", "acme")),
        call(2, "client", said("me", Stance.CLEARS, "client"), said("client", Stance.DENIES)),
    )
    proofs = (Evidence("Test sheet", date(2025, 5, 7), supports=(Pair("bell", "acme"),), contradicts=(Pair("client", "client"),)),)
    rows = printed(record(*calls, evidence=proofs)).who_says.rows
    assert [row.proof[2:] for row in rows] == [("Not checked.",), ("A proof fits it.",), (), ("A proof does not fit it.",)]


SIDES = {
    "both told me": ((call(0, "acme", blames("acme", "bell")), call(1, "bell", blames("bell", "acme"))), ()),
    "one was never called": ((call(0, "acme", blames("acme", "bell")),), (Caution.UNASKED,)),
    "one did not answer": ((call(0, "acme", blames("acme", "bell")), call(1, "bell", outcome=Outcome.NO_ANSWER)), ()),
    "one was reached, and no word is noted": ((call(0, "acme", blames("acme", "bell")), call(1, "bell")), (Obstacle.UNHEARD,)),
    "one was only quoted": ((call(0, "acme", said("bell", Stance.DENIES)), call(1, "bell")), (Obstacle.UNHEARD,)),
    "one was only cleared": ((call(0, "acme", said("acme", Stance.CLEARS, "bell")), call(1, "bell")), ()),
    "the client is no firm": ((call(0, "acme", blames("acme", "client")),), ()),
}


@pytest.mark.parametrize("side", SIDES)
def test_no_firm_is_named_without_its_own_words(side):
    calls, found = SIDES[side]
    assert to_mend(*calls) == found


def test_in_a_closed_case_nobody_is_left_to_ask():
    calls = call(0, "acme", blames("acme", "bell")), call(1, "bell")
    assert to_mend(*calls, closing=Closing(CaseState.NOT_FIXABLE, NOW)) == (Caution.NEVER_HEARD,)


def test_paper_says_whose_view_is_missing_and_the_screen_names_them():
    calls = call(0, "acme", blames("acme", "bell"), blames("acme", "core")), call(1, "bell", outcome=Outcome.NO_ANSWER), call(2, "core")
    of = record(*calls)
    lines = " ".join(printed(of).who_says.contacts)
    assert "I asked Bell for its view. I had no reply by 16 May 2025." in lines
    assert "What Core says about the cause is not noted." in lines
    assert "about the cause, or that you asked and had no reply" in to_do(Obstacle.UNHEARD, facts(of))
    assert "Note what Core said" in to_do(Obstacle.UNHEARD, facts(of))


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ("Dana Miller, support desk", "Dana, support desk"),
        ("Mr John Smith", "John"),
        ("Mr John Smith; John Smith", "John; John"),
        ("John Smith; Mr. John Smith", "John; John"),
        ("Senior Engineer Dana Miller (ID 4471)", "Senior Engineer Dana (ID 4471)"),
        ("Jean-Luc de la Tour", "Jean-Luc"),
        ("Ana María López-Ruiz; ventas", "Ana; ventas"),
        ("Lou and Dana Miller", "Lou and Dana"),
        *((kept, kept) for kept in ("Dana, support desk", "Mr Smith", "Repair Team", "Second Line", "NTT West", "オペレータ", "")),
    ],
)
def test_people_of_a_firm_stand_on_paper_by_first_name_or_desk(noted, shown):
    names = full_names(record(call(0, "acme", spoke_to=noted)))
    assert by_first_names(noted, names) == shown


def test_a_full_name_is_nowhere_in_the_facts_and_said_beside_the_draft():
    one = call(0, "acme", blames("acme", "bell", speaker="Dana Miller"), spoke_to="Dana Miller", said="Dana Miller will look.")
    of = record(one, call(1, "client", spoke_to="Rosa Reyes"))
    told = facts(of)
    assert "Miller" not in told.to_json() and "Dana will look." in told.to_json() and "Rosa Reyes" in told.to_json()
    assert Caution.IN_FULL in cautions(told, full_names(of))
    assert to_do(Caution.IN_FULL, told, full_names(of)).endswith("you noted more: Dana Miller.")


def test_a_view_that_was_written_for_other_options_is_to_be_read_again():
    last = replace(facts(record(options=(option("Cable"), option("Wait")))), view="Take A first.")
    now = replace(facts(record(options=(option("Cable", Reaction.TRIED), option("Wait")))), view=last.view, replaces=1)
    assert Caution.OLD_VIEW in cautions(now, last=last)
    assert not {Caution.OLD_VIEW} & {*cautions(now), *cautions(last, last=last), *cautions(replace(now, view="Wait."), last=last)}
    assert to_do(Caution.OLD_VIEW, now).startswith("Your view was written for report 1. Read it again")


def test_a_full_name_is_found_after_a_line_break_in_two_lines_and_in_the_free_parts():
    said_so = "I asked.\nDana Miller will look.\tDana  Miller called.\nDana\nMiller: yes."
    of = record(call(0, "acme", spoke_to="Dana Miller", said=said_so))
    free = dict.fromkeys(("view", "extra", "correction"), "Ask\nDana Miller.")
    told = report_facts(assess(of, NOW), Letterhead(""), number=1, day=NOW.date(), **free)
    assert told.record.calls[0].said == "I asked.\nDana will look.\tDana called.\nDana: yes."
    assert (told.view, told.extra, told.correction) == ("Ask\nDana.",) * 3


def test_a_firm_with_the_name_of_a_person_keeps_it():
    of = record(call(0, "acme", spoke_to="Dana Miller"))
    assert full_names(replace(of, parties=(*of.parties, party("dana", "Dana Miller Plumbing")))) == {}
