"""The conference cockpit: who is on the line, the one question, the agreement as one call, and the agenda on one page."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from consultant.assessment.rules import assess
from consultant.calls.actions import record_call
from consultant.calls.conference.actions import print_agenda
from consultant.calls.conference.rules import Cockpit, cockpit
from consultant.calls.conference.words import agenda, question
from consultant.calls.rules import Channel, Outcome, Stance, Statement
from consultant.casefile.rules import read_case
from consultant.cases.actions import case_numbered, change_case
from consultant.cases.rules import moment
from consultant.documents.actions import printable
from consultant.evidence.rules import Pair
from consultant.parties.actions import change_party, party_of
from consultant.parties.words import Voice
from consultant.promises.rules import Promise
from consultant.reports.page_one.rules import rooms
from consultant.troubleshooting.rules import PossibleResult, Test
from tests.calls.shop import open_shop, read, row
from tests.cases.desk import errors, work
from tests.documents.structure import problems
from tests.factories import MONDAY, blames, call, record, said
from tests.pages import parsed
from tests.reports.reading import pages_of

NOW = MONDAY + timedelta(days=2)
HERE = "/cases/1/conference"
LOOP = (call(0, "acme", blames("acme", "bell", because="red lamp")), call(1, "bell", blames("bell", "acme")))
SEVEN = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))


def found(*calls, asked: tuple[str, ...] = (), **more) -> Cockpit:
    return cockpit(assess(record(*calls, **more), NOW), asked)


def test_those_who_point_to_each_other_are_on_the_line_in_the_order_of_the_case():
    turned = (replace(LOOP[1], at=MONDAY - timedelta(days=1)), LOOP[0])
    assert found(*turned).line == found(*LOOP).line == ("acme", "bell")
    assert found(*LOOP).others == ("client", "core")
    assert found(call(0, "acme")).line == ()


def test_who_is_asked_for_is_on_the_line_and_each_has_its_own_words():
    speakers = found(*LOOP, asked=("core", "acme")).speakers
    assert [(one.party, len(one.said), one.was_reached) for one in speakers] == [("acme", 1, True), ("core", 0, False)]
    for unknown in (("nobody",), ("acme", "me")):
        with pytest.raises(KeyError):
            found(*LOOP, asked=unknown)


def test_the_one_question_is_the_best_test_then_what_does_not_fit_then_the_border(babel_app):
    denied = (*LOOP, call(1.5, "bell", said("bell", Stance.DENIES)))
    swap = Test("Swap the modem", results=(PossibleResult("works", contradicts=(Pair("bell", "acme"),)),))
    other = Test("Ask the post", results=(PossibleResult("yes", contradicts=(Pair("core", "acme"),)),))
    voice = Voice.on_screen(record().parties)
    assert question(found(*denied, tests=(other, swap)).question, voice) == (
        "What does this test show, while all are on the line? “Swap the modem”"
    )
    assert question(found(*denied).question, voice) == "Is it Bell or not, and which test shows that?"
    assert found(*LOOP).question.code == "border"
    assert found(call(0, "acme"), asked=("acme", "bell")).question.code == "next"


def test_only_what_those_on_the_line_say_does_not_fit():
    calls = (*LOOP, call(1.5, "bell", said("bell", Stance.DENIES)), call(1.6, "core", said("core", Stance.CLEARS, "bell")))
    assert [about for about, _said in found(*calls, asked=("acme", "bell")).differ] == ["bell"]
    assert found(*calls, asked=("acme", "client")).differ == ()


@pytest.fixture
def shop(app, owner) -> int:
    """Two firms that point to each other."""
    number = open_shop(app, owner)
    till, bank = "till-maker", "card-bank"
    calls = [call(0, till, blames(till, bank, because="ZIGZAG")), call(1, bank, blames(bank, till))]
    work(app, owner, lambda: [record_call(case_numbered(number).id, one) for one in calls])
    return number


def page(client, where: str = HERE) -> BeautifulSoup:
    return parsed(client.get(where))


def test_the_next_step_leads_to_it_and_it_shows_both_firms_alike(client, shop):
    link = page(client, "/cases/1").select_one(".panel.next a.btn-primary")
    assert (link.get_text(strip=True), link["href"]) == ("Prepare the call", f"{HERE}?party=till-maker&party=card-bank")
    soup = page(client, link["href"])
    assert soup.h1.get_text() == "Till maker and Card bank on one call"
    assert [entry.b.get_text() for entry in soup.select("#own + ul > li")] == ["Till maker", "Card bank"]
    assert [chosen["value"] for chosen in soup.select("[id^=statements][id$=-by] [selected]")] == ["till-maker", "card-bank"]


def test_somebody_is_brought_in_and_left_out_by_a_link(client, shop):
    chips = {chip.get_text(strip=True): chip["href"] for chip in page(client).select("nav.chips a")}
    assert list(chips) == ["Bring in Corner shop"]
    more = page(client, chips["Bring in Corner shop"])
    assert more.h1.get_text() == "Corner shop, Till maker and Card bank on one call"
    assert "Leave out Card bank" in more.get_text()


def test_one_alone_is_no_conference_and_who_is_unknown_is_not_found(client, shop):
    assert "Choose at least two of them." in page(client, f"{HERE}?party=till-maker").get_text()
    assert client.get("/cases/1/conference.pdf?party=till-maker").location == f"{HERE}?party=till-maker"
    for unknown in ("nobody", "%00", "sam-field", "+new"):
        assert client.get(f"{HERE}?party={unknown}").status_code == 404
        assert client.get(f"/cases/1/conference.pdf?party={unknown}").status_code == 404


AGREED = dict(
    parties=["till-maker", "card-bank"], said="A test on Friday.", reference="C-1", minutes="30", at="2025-05-05T09:00",
    **row("statements", 0, by="till-maker", stance="does not know"),
    **row("statements", 1, by="card-bank", stance="accepts fault", because="found it"),
    **row("promises", 0, by="card-bank", what="mend it", words="9 May"),
)  # fmt: skip


def test_what_is_agreed_is_one_call_with_all_of_them(app, owner, client, shop):
    assert client.post(HERE, data=AGREED).headers["Location"] == "/cases/1"
    stored = read(app, owner).calls
    assert len(stored) == 3
    agreed = next(one for one in stored if one.reference == "C-1")
    assert (agreed.parties, agreed.said, agreed.minutes) == (("till-maker", "card-bank"), "A test on Friday.", 30)
    assert agreed.statements == (
        Statement("till-maker", None, Stance.UNKNOWN),
        Statement("card-bank", "card-bank", Stance.ACCEPTS, "found it"),
    )
    assert [(one.by, one.what, one.due) for one in agreed.promises] == [("card-bank", "mend it", date(2025, 5, 9))]
    assert agreed.reached


def test_nobody_new_gets_in_by_an_answer_that_the_page_does_not_ask(app, owner, client, shop):
    client.post(HERE, data=AGREED | {"new_name": "Ghost", "new_called": "y", "outcome": "no answer", "channel": "chat", "new_role": "bank"})
    agreed = next(one for one in read(app, owner).calls if one.reference == "C-1")
    assert (len(agreed.parties), agreed.outcome, agreed.channel) == (2, Outcome.REACHED, Channel.PHONE)
    assert "Ghost" not in [party.name for party in read(app, owner).parties]


def test_rows_that_nobody_filled_say_nothing(app, owner, client, shop):
    rows = row("statements", 0, by="till-maker") | row("statements", 1, by="card-bank")
    silent = {"parties": ["till-maker", "card-bank"], "at": "2025-05-05T09:00"} | rows
    client.post(HERE, data=silent)
    assert max(read(app, owner).calls, key=lambda one: one.id).statements == ()


def test_what_is_missing_is_said_at_its_field_and_all_that_was_typed_stays(client, shop):
    odd = AGREED | row("statements", 0, because="no reason") | row("statements", 0, stance="") | row("promises", 0, by="")
    answer = client.post(HERE, data=odd)
    assert set(errors(answer)) == {"statements-0-stance", "promises-0-by"}
    soup = parsed(answer)
    assert soup.select_one("#statements-0-because")["value"] == "no reason" and soup.select_one("#promises-0-what")["value"] == "mend it"


def test_one_more_row_keeps_what_was_typed(client, shop):
    soup = parsed(client.post(HERE, data=AGREED | {"more": "statements"}))
    assert soup.select_one("#statements-2-because") and soup.select_one("#statements-1-because")["value"] == "found it"


def printed(case, *asked: str) -> bytes:
    assessment = assess(case, moment(case, NOW))
    return print_agenda([agenda(cockpit(assessment, asked), assessment, room) for room in rooms(printable)], assessment.now.date())


@pytest.mark.parametrize("path", SEVEN, ids=lambda path: path.stem)
def test_everybody_of_the_seven_cases_on_one_page_that_a_screen_reader_reads(babel_app, path):
    case = read_case(path.read_bytes())
    pdf = printed(case, *(party.id for party in case.parties if party.is_outside))
    assert len(pages_of(pdf)) == 1 and problems(pdf) == []


@pytest.mark.parametrize("text", ["word " * 800, "W" * 4_000, "供应商说" * 900], ids=["words", "one word", "Chinese"])
def test_whatever_was_typed_it_is_one_page(babel_app, text):
    ids = ["acme", "bell", "core", "dell", "echo", "fox", "golf", "hill"]
    promises = [Promise(by, text, due_words=text[:200]) for by in ids for _n in range(4)]
    claims = [blames(by, about, because=text) for by in ids for about in ids if by != about]
    tests = tuple(Test(text + str(n), result=text) for n in range(5))
    case = record(call(0, " ".join(ids), *claims, *promises), parties="client me " + " ".join(ids), title=text[:200], tests=tests)
    names = tuple(replace(party, name=text[:200] + party.id) for party in case.parties)
    assert len(pages_of(printed(replace(case, parties=names), *ids))) == 1


def test_the_agenda_may_be_read_by_all_of_them(app, owner, client, shop):
    def fill() -> None:
        case = case_numbered(1)
        change_case(case, private_note="ZEBRA", needs="ZEBRA", wishes="ZEBRA", stop_line=1)
        change_party(party_of(case.id, "till-maker"), private_note="ZEBRA", account_number="77345123")
        record_call(case.id, call(2, "card-bank", private_note="ZEBRA", next_step="ZEBRA", said="ZEBRA"))

    work(app, owner, fill)
    (text,) = pages_of(client.get("/cases/1/conference.pdf").data)
    assert "ZIGZAG" in text and "ZEBRA" not in text and "77345" not in text
