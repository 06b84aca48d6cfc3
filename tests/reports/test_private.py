"""A word in every private field, looked for in all that leaves the house: the facts, the page, the file and its streams."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest
from flask import render_template

from consultant.assessment.rules import assess
from consultant.calls.rules import Cause, Withdrawal
from consultant.casefile.rules import write_case
from consultant.cases.actions import record_of, take_case
from consultant.cases.rules import CaseRecord, CaseState, Closing, moment
from consultant.clients.actions import add_client
from consultant.options.rules import Advice, Offer, Reaction, Whom, Why
from consultant.organizations.actions import change_organization, organization
from consultant.parties.actions import change_party, party_of
from consultant.parties.rules import Role
from consultant.reports.actions import preview
from consultant.reports.paper.actions import report_html, report_pdf
from consultant.reports.rules import Letterhead, ReportFacts, report_facts
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.sending.mail.words import letter
from consultant.sending.phone.words import phone
from consultant.work.rules import Work, WorkKind
from tests.reports.reading import FILES, case, pages_of

CANARY = "Kanarienvogel"
BACK = date(1987, 6, 5)  # of no other thing
LIMIT = 87_654  # minutes; 1460 hours and 54 minutes


@pytest.fixture
def facts(babel_app) -> ReportFacts:
    of = planted()
    return report_facts(assess(of, moment(of)), Letterhead("Field IT", "555 0142"), number=1, day=date(2025, 5, 14))


def planted() -> CaseRecord:
    """The demo's story with the word wherever the practice writes for its own eyes."""
    of = case(FILES[-1])
    first, second, *others = of.calls
    corrected = replace(first, said=CANARY, corrections=(replace(first, private_note=CANARY, corrected_because=CANARY),))
    withdrawn = replace(first, said=CANARY, withdrawn=Withdrawal(CANARY, moved_to=CANARY))
    moved = tuple(replace(promise, moved_because=CANARY, dropped=CANARY) for promise in second.promises)
    noted = replace(second, private_note=CANARY, next_step=CANARY, promises=moved)
    offers = (Offer(Reaction.REFUSED, reason=CANARY, changed=CANARY, anger_at=Whom.OTHER, why=Why.EXCUSE, taken_back=BACK),)
    calls = [replace(call, paid=False, cause=Cause.OUR_MISTAKE) for call in (corrected, withdrawn, noted, *others)]
    return replace(
        of,
        calls=tuple(calls),
        parties=tuple(replace(party, private_note=CANARY) for party in of.parties),
        options=tuple(replace(option, offers=offers) for option in of.options),
        work=(Work(BACK, 87_653, WorkKind.TRAVEL, CANARY, cause=Cause.GOODWILL),),
        advice=(Advice(date(2025, 5, 5), CANARY, Reaction.BLAMED_US, CANARY, changed=CANARY),),
        roadblocks=(Roadblock("The cellar is wet", RoadblockKind.COST, outside_cause="storm"),),
        revisit=Revisit(never=True, trigger=f"none, {CANARY}", reason=CANARY),
        client=replace(of.client, needs=CANARY, expects=CANARY, wishes=CANARY),
        stop_line=LIMIT,
        usual_stop_line=LIMIT,
        private_note=CANARY,
        notes={"outcome": CANARY, "expected": {CANARY: CANARY}, "source": [CANARY], "assumed": [CANARY]},
    )


def test_nothing_private_is_in_the_facts_or_on_the_page(facts):
    assert CANARY not in facts.to_json() and CANARY not in repr(facts)
    assert CANARY not in report_html(facts)


def test_the_stop_line_is_no_fact(facts):
    assert (facts.record.stop_line, facts.record.usual_stop_line, facts.assessment.stop_line) == (None, None, None)
    assert str(LIMIT) not in facts.to_json() and str(LIMIT) not in report_html(facts)


def test_nothing_private_is_in_the_file(facts):
    pdf = report_pdf(facts)
    assert CANARY not in " ".join(pages_of(pdf))
    with pikepdf.open(BytesIO(pdf)) as file:
        streams = [each.read_bytes() for each in file.objects if isinstance(each, pikepdf.Stream)]
        words = b"".join([pdf, *streams, *(repr(each).encode() for each in file.objects)])
    assert b"Where your case stands" in words  # the title, found the same way
    assert CANARY.encode() not in words and CANARY.encode("utf-16-be") not in words


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # nothing is stored
def test_nothing_private_is_on_the_page_for_a_phone_or_in_the_mail(app):
    of = planted()
    with app.test_request_context():
        facts = report_facts(assess(of, moment(of)), Letterhead("Field IT", "555 0142"), number=1, day=date(2025, 5, 14))
        page, mail = render_template("sending/phone/page.html", page=phone(facts), token=None), letter(facts, "http://x", None)
    for text in (page, mail.subject + mail.body):
        assert "point to each other" in text  # what it is about, found the same way
        assert CANARY not in text and str(LIMIT) not in text


def test_what_the_directory_holds_about_clients_and_firms_is_in_no_paper(practice):
    """Their numbers and notes are the practice's own; of a party only this case's words are printed."""
    who = add_client("Ann", "household", **dict.fromkeys(("phone", "email", "address", "likes", "never_offer", "private_note"), CANARY))
    at = datetime(2025, 5, 5, tzinfo=UTC)
    one = take_case(who, "Sam Field", parties=[("Acme", Role.CARRIER, "The line")], title="T", problem="P", at=at)
    party = party_of(one.id, "acme")
    change_party(party, private_note=CANARY)
    known = dict.fromkeys(("hours", "phone_menu", "web", "private_note"), CANARY)
    change_organization(organization(party.organization_id), name="Acme", numbers=[[CANARY, CANARY]], **known)
    facts = preview(one, practice, at).facts
    assert "Acme" in report_html(facts)
    assert CANARY not in facts.to_json() + repr(facts) + report_html(facts)
    assert CANARY not in write_case(record_of(one))


def test_the_kind_of_a_roadblock_is_no_fact(facts):
    assert facts.record.roadblocks == (Roadblock("The cellar is wet", RoadblockKind.UNKNOWN, outside_cause="storm"),)


def test_how_an_answer_was_given_is_no_fact(facts):
    assert {offer for option in facts.record.options for offer in option.offers} == {Offer(Reaction.DECLINED)}
    assert {(call.paid, call.cause) for call in facts.record.calls} == {(None, Cause.NOT_NOTED)} and facts.record.work == ()
    printed = facts.to_json() + report_html(facts)
    assert [word for word in (Whom.OTHER, Why.EXCUSE, Cause.OUR_MISTAKE, "1987") if word in printed] == []



def test_what_is_out_of_the_way_is_no_fact_until_the_case_is_closed(babel_app):
    of = planted()
    gone = replace(of, roadblocks=(replace(of.roadblocks[0], cleared_on=date(2025, 5, 9)),))
    closed = replace(gone, closing=Closing(CaseState.FIXED, moment(of)))
    letterhead, day = Letterhead("Field IT", "555 0142"), date(2025, 5, 14)
    told = [report_facts(assess(one, moment(one)), letterhead, number=1, day=day).record.roadblocks for one in (gone, closed)]
    assert [len(each) for each in told] == [0, 1]
