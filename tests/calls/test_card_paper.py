"""The call card on paper: one page whatever was typed, whole for a screen reader, nothing private on it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pdfua import Severity, validate

from consultant.assessment.rules import assess
from consultant.calls.actions import record_call
from consultant.calls.card.actions import print_card
from consultant.calls.card.rules import CallCard, Reach, call_card
from consultant.calls.card.words import paper
from consultant.casefile.rules import read_case
from consultant.cases.actions import case_numbered, change_case
from consultant.cases.rules import moment
from consultant.documents.actions import printable
from consultant.options.actions import add_option
from consultant.options.rules import Option, OptionKind
from consultant.organizations.actions import change_organization, organizations
from consultant.organizations.rules import Number
from consultant.organizations.track_record.rules import TrackRecord
from consultant.parties.actions import change_party, party_of
from consultant.promises.rules import Promise
from consultant.reports.page_one.rules import rooms
from tests.calls.shop import open_shop
from tests.cases.desk import work
from tests.documents.structure import problems
from tests.factories import MONDAY, blames, call, record
from tests.reports.reading import pages_of

SEVEN = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))
PDF = "/cases/1/parties/card.pdf?party=till-maker"


def printed(card: CallCard) -> bytes:
    return print_card([paper(card, room) for room in rooms(printable)], card.now.date())


def card_of(case, party: str, **more) -> CallCard:
    known = {"number": 1, "currency": "EUR", "questions": (), "before": TrackRecord(), "one_cause": ()}
    return call_card(assess(case, moment(case)), party, more.pop("reach", Reach()), **known | more)


@pytest.mark.parametrize("path", SEVEN, ids=lambda path: path.stem)
def test_each_firm_of_the_seven_cases_fits_on_one_page_that_a_screen_reader_reads(babel_app, tmp_path, path):
    case = read_case(path.read_bytes())
    for party in case.parties:
        if party.is_outside:
            pdf = printed(card_of(case, party.id))
            assert len(pages_of(pdf)) == 1 and problems(pdf) == []
            (tmp_path / "card.pdf").write_bytes(pdf)
            assert [one for one in validate(str(tmp_path / "card.pdf")).findings if one.severity >= Severity.WARNING] == []


LONG = {"words": "word " * 800, "digits": "7" * 4_000, "one word": "W" * 4_000, "lines": "\n\n- x" * 900, "Chinese": "供应商说" * 900}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_whatever_was_typed_it_is_one_page(babel_app, text):
    promises = [Promise("acme", text, MONDAY.date(), due_words=text[:200]) for _n in range(9)]
    calls = [call(n, "acme bell", *promises, blames("bell", "acme", because=text), said=text, reference=text[:200]) for n in range(9)]
    case = record(*calls, title=text[:200], options=tuple(Option(text, OptionKind.RELIEF, cost=text) for _n in range(9)))
    parties = tuple(replace(party, name=text[:200], account_number=text[:200]) for party in case.parties)
    reach = Reach(tuple(Number(text[:60], text[:60]) for _n in range(20)), menu=text, hours=text[:200])
    many = card_of(replace(case, parties=parties), "acme", reach=reach, questions=(text[:200],) * 9)
    assert len(pages_of(printed(many))) == 1


def test_more_stands_on_it_when_there_is_room(babel_app):
    short = record(call(0, "acme", said="They will look at the line on Friday, and at the modem after that."))
    assert "at the modem after that" in pages_of(printed(card_of(short, "acme")))[0]


def test_nothing_private_is_on_paper(app, owner, client):
    """All of the case's private fields, the firm's, how it went before and other cases hold a word that must not be there."""
    for title in ("No cards", "ZEBRA elsewhere"):
        open_shop(app, owner, title=title)
    promise = Promise("till-maker", "come", (datetime.now(UTC) - timedelta(days=3)).date())

    def fill() -> None:
        firm = next(firm for firm in organizations() if firm.name == "Till maker")
        change_organization(firm, name=firm.name, private_note="ZEBRA firm", hours="8 to 6")
        for number in (1, 2):
            case = case_numbered(number)
            record_call(case.id, call(0, "till-maker", promise, private_note="ZEBRA call", next_step="ZEBRA step", hold_minutes=7))
            change_party(party_of(case.id, "till-maker"), private_note="ZEBRA party")
        change_case(case_numbered(1), private_note="ZEBRA case", stop_line=1)
        add_option(case_numbered(1).id, Option("Borrow one", OptionKind.RELIEF))

    work(app, owner, fill)
    answer = client.get(PDF)
    (page,) = pages_of(answer.data)
    assert answer.headers["Content-Type"] == "application/pdf" and "8 to 6" in page and "Borrow one" in page
    screen = client.get(PDF.replace(".pdf", "")).text
    for private in ("ZEBRA", "Promises kept", "Usual hold", "unpaid"):
        assert private not in page
    assert "ZEBRA firm" in screen and "Promises kept" in screen


def test_the_client_has_no_paper(app, owner, client):
    open_shop(app, owner)
    assert client.get("/cases/1/parties/card.pdf?party=corner-shop").status_code == 302
    assert client.get("/cases/1/parties/card.pdf?party=nobody").status_code == 404
