"""The facts: allowed in or kept out, the state, the days, and back from text."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from consultant.assessment.rules import assess
from consultant.calls.rules import Stance, Withdrawal
from consultant.cases.rules import CaseState, Closing
from consultant.evidence.rules import Evidence, Pair
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.parties.rules import Party, Role
from consultant.promises.rules import Promise
from consultant.reports.rules import Letterhead, ReportFacts, ReportState, day_of_file, letterhead_of_file, report_facts
from consultant.revisit.rules import Revisit
from tests.casefile.records import records
from tests.factories import blames, call, record, said
from tests.reports.reading import FILES, case, draft

DAY = date(2025, 5, 16)
SENDER = Letterhead("Field IT", "555 0142", "9 am to 5 pm", "1 Mill Lane", "sam@example.org", b"\x89PNG")
NOW = datetime(2025, 5, 16, 12, tzinfo=UTC)


def facts(of, **more) -> ReportFacts:
    return report_facts(assess(of, NOW), SENDER, **{"number": 1, "day": DAY, **more})


def option(reaction: Reaction | None = None, **more) -> Option:
    return Option("Try cable", OptionKind.SWITCH, offers=(Offer(reaction),) if reaction else (), **more)


def closed(state: CaseState) -> Closing:
    return Closing(state, NOW)


def with_a_second(of, role: Role):
    """Kim, beside the client and the consultant of the case."""
    return replace(of, parties=(*of.parties, Party("kim", "Kim", role)))


LATE = Promise("acme", "Call back", due=date(2025, 5, 13))


@pytest.mark.parametrize(
    ("of", "state"),
    [
        (record(call(0, "acme", LATE), options=(option(),), closing=closed(CaseState.FIXED)), ReportState.FIXED),
        (record(call(0, "acme", LATE), options=(option(),), closing=closed(CaseState.NOT_FIXABLE)), ReportState.CANNOT),
        (record(closing=closed(CaseState.HANDED_OVER)), ReportState.CANNOT),
        (record(call(0, "acme", LATE), options=(option(),)), ReportState.LATE),
        (record(call(0, "acme", replace(LATE, by="me"))), ReportState.LATE),
        (with_a_second(record(call(0, "acme", replace(LATE, by="kim"))), Role.CONSULTANT), ReportState.LATE),
        (with_a_second(record(call(0, "acme", replace(LATE, by="kim"))), Role.CLIENT), ReportState.WAITING),
        (record(call(0, "acme", replace(LATE, by="client")), options=(option(),)), ReportState.DECIDE),
        (record(call(0, "acme", replace(LATE, by="client"))), ReportState.WAITING),
        (record(options=(option(Reaction.ACCEPTED), option(Reaction.REFUSED))), ReportState.WAITING),
        (record(options=(option(Reaction.ANGRY),)), ReportState.DECIDE),
    ],
)
def test_the_first_state_that_fits(of, state):
    assert facts(of).state == state


def test_decide_by_as_set_else_a_week_after_the_report():
    assert facts(record(options=(option(),))).decide_by == date(2025, 5, 23)
    later, sooner = option(decide_by=date(2025, 6, 2)), option(decide_by=date(2025, 5, 20))
    assert facts(record(options=(later, sooner))).decide_by == date(2025, 5, 20)
    answered = option(Reaction.ACCEPTED, decide_by=date(2025, 5, 1))
    assert facts(record(options=(later, answered))).decide_by == date(2025, 6, 2)
    passed = option(decide_by=date(2025, 5, 15))
    assert facts(record(options=(passed,))).decide_by == date(2025, 5, 23)
    assert facts(record(options=(option(),)), day=date.max).decide_by == date.max


def test_nothing_is_open_to_choose_in_a_closed_case():
    assert facts(record(options=(option(),), closing=closed(CaseState.FIXED))).undecided == ()


def test_a_file_is_from_its_consultant_on_the_day_of_its_moment():
    dsl, kitchen = case(FILES[-1]), case(FILES[0])
    assert (letterhead_of_file(dsl), day_of_file(dsl)) == (Letterhead("Sam Field"), date(2025, 5, 14))
    assert (letterhead_of_file(kitchen), day_of_file(kitchen)) == (Letterhead(""), date(2008, 7, 29))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_facts_come_back_from_text_and_hold_what_the_case_held(path):
    of = case(path)
    kept = draft(of)
    assert ReportFacts.from_json(kept.to_json()) == kept
    assert kept.assessment.blame.loops == assess(of, kept.assessment.now).blame.loops
    assert [due.row for due in kept.assessment.overdue] == [due.row for due in assess(of, kept.assessment.now).overdue]


@given(records())
@settings(max_examples=60)
def test_any_case_can_be_kept(of):
    for kept in (facts(of, replaces=3, view="v", extra="e"), facts(of, number=None)):
        assert ReportFacts.from_json(kept.to_json()) == kept


def test_a_withdrawn_call_takes_its_words_with_it():
    gone = call(0, "acme", blames("acme", "bell"), withdrawn=Withdrawal("wrong case"))
    proof = Evidence("Sheet", date(2025, 5, 5), supports=(Pair("acme", "bell"),))
    kept = facts(record(gone, evidence=(proof,)))
    assert kept.record.calls == () and kept.record.evidence[0].supports == ()
    assert "wrong case" not in kept.to_json()


def test_a_trigger_that_means_never_stays_behind():
    kept = facts(record(revisit=Revisit(trigger="none, relationship ended")))
    assert kept.record.revisit == Revisit(never=True)


def cleared(*calls, proof: Pair | None) -> bool:
    papers = (Evidence("Test sheet", date(2025, 5, 5), supports=(proof,)),) if proof else ()
    return facts(record(*calls, evidence=papers)).client_cleared


def test_not_your_fault_only_with_proof_and_without_anybody_pointing_to_the_client():
    clears, pair = said("me", Stance.CLEARS, "client"), Pair("me", "client")
    assert cleared(call(0, "client", clears), proof=pair)
    assert not cleared(call(0, "client", clears), proof=None)
    assert not cleared(call(0, "client", clears), call(1, "acme", blames("acme", "client")), proof=pair)
    assert not cleared(call(0, "client", clears), call(1, "client", said("client", Stance.ACCEPTS)), proof=pair)
    assert not cleared(call(0, "client", blames("me", "client")), proof=pair)
    assert not cleared(call(0, "acme", replace(clears, by="bell")), proof=Pair("bell", "client"))


def test_not_your_fault_is_not_said_against_proof():
    words = call(0, "client", said("me", Stance.CLEARS, "client"), said("client", Stance.DENIES))
    fits = Evidence("Test sheet", date(2025, 5, 5), supports=(Pair("me", "client"),))
    for pair in (Pair("me", "client"), Pair("client", "client")):
        against = Evidence("Photo", date(2025, 5, 6), contradicts=(pair,))
        assert facts(record(words, evidence=(fits,))).client_cleared
        assert not facts(record(words, evidence=(fits, against))).client_cleared


def test_only_what_was_said_to_me_finds_the_cause():
    assert facts(record(call(0, "acme", said("acme", Stance.ACCEPTS)))).cause_found
    assert not facts(record(call(0, "acme", said("bell", Stance.ACCEPTS)))).cause_found
