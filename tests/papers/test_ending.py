"""Papers at the end: one page each whatever was typed, what was written is kept, and the way to each is where one looks for it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from consultant.assessment.rules import assess
from consultant.baseline.actions import add_baseline_item
from consultant.baseline.rules import BaselineItem
from consultant.calls.actions import record_call
from consultant.cases.actions import case_numbered, change_case, close_case
from consultant.cases.rules import CaseState, Closing, moment
from consultant.documents.actions import printable
from consultant.options.actions import add_option
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.papers.actions import printed
from consultant.papers.closing_note.rules import ClosingNote
from consultant.papers.closing_note.words import closing_note
from consultant.papers.handoff.words import handoff
from consultant.papers.parting.rules import Bill, Parting
from consultant.papers.parting.words import parting
from consultant.papers.rules import PaperName, as_plain, as_typed
from consultant.parties.actions import change_party, party_of
from consultant.parties.rules import Part
from consultant.promises.rules import Promise
from consultant.referrals.actions import add_referral
from consultant.referrals.rules import Referral
from consultant.reports.page_one.rules import rooms
from consultant.reports.rules import Letterhead, report_facts
from consultant.revisit.rules import Revisit
from consultant.troubleshooting.rules import Test
from tests.calls.shop import open_shop
from tests.cases.desk import errors, shown, work
from tests.factories import MONDAY, blames, call, record
from tests.pages import parsed
from tests.reports.reading import pages_of

TILL = "till-maker"


@pytest.mark.parametrize("text", ["word " * 800, "W" * 4_000, "供应商说" * 900], ids=["words", "one word", "Chinese"])
def test_whatever_was_typed_each_is_one_page(babel_app, text):
    said = blames("bell", "acme", because=text), Promise("acme", text, due_words=text[:200])
    names = [text[:190] + id for id in ("acme", "bell", "core")]
    case = record(
        *(call(n, "acme bell", *said, reference=text[:200]) for n in range(9)),
        title=text[:200],
        problem=text,
        parts=tuple(Part(text[:190] + str(n), "acme") for n in range(9)),
        tests=tuple(Test(text[:3_900] + str(n), result=text[:3_900], put_back=True) for n in range(9)),
        baseline=tuple(BaselineItem(text[:3_900], back=n % 2 == 0, stopgap=text[:3_900], tested_on=MONDAY.date()) for n in range(9)),
        referrals=tuple(Referral(text[:200], text[:200], text[:3_900], text[:200]) for _n in range(5)),
        revisit=Revisit(MONDAY.date(), text[:200]),
        closing=Closing(CaseState.FIXED, datetime(2025, 5, 20, tzinfo=UTC), "acme", text[:200]),
    )  # fmt: skip
    parties = tuple(replace(party, name=name) for party, name in zip(case.parties[2:], names, strict=True))
    case = replace(case, parties=(*case.parties[:2], *(replace(party, account_number=text[:200]) for party in parties)))
    head = Letterhead(text[:200], text[:60], text[:200], email=text[:100])
    facts = report_facts(assess(case, moment(case)), head, number=None, day=date(2025, 5, 20))
    pages = {
        PaperName.HANDOFF: lambda room: handoff(facts, facts.record.referrals[0], room),
        PaperName.PARTING: lambda room: parting(facts, Parting(text + "\n" + text, text, Bill.SENT, text[:200]), room),
        PaperName.CLOSING_NOTE: lambda room: closing_note(facts, ClosingNote(MONDAY.date(), *[text[:200]] * 3), room),
    }
    for paper, words in pages.items():
        assert len(pages_of(printed(paper, [words(room) for room in rooms(printable)], facts.day))) == 1, paper


@pytest.fixture
def shop(app, owner) -> None:
    """A case in which every private field holds a word that no paper may hold."""
    open_shop(app, owner)

    def fill() -> None:
        case = case_numbered(1)
        change_case(case, private_note="ZEBRA", needs="ZEBRA", wishes="ZEBRA", expects="ZEBRA", stop_line=87_654)
        change_party(party_of(case.id, TILL), private_note="ZEBRA", account_number="77345")
        promise = Promise(TILL, "call back", date(2099, 5, 1))
        said = blames(TILL, "card-bank", because="red lamp")
        record_call(case.id, call(0, TILL, said, promise, reference="T-9", private_note="ZEBRA", next_step="ZEBRA"))
        add_option(case.id, Option("Cash", OptionKind.RELIEF, offers=(Offer(Reaction.REFUSED, reason="ZEBRA"),)))
        add_baseline_item(case.id, BaselineItem("Cards work", True, tested_on=date(2025, 5, 9)))
        add_baseline_item(case.id, BaselineItem("The fax", stopgap="Use mine"))
        add_referral(case.id, Referral("Wirewise", "the wires in the wall", "My notes", "555 0177"))

    work(app, owner, fill)


def paper(client, where: str) -> str:
    (page,) = pages_of(client.get(where).data)
    assert "ZEBRA" not in page and "87654" not in page and "87,654" not in page
    return page


def test_the_card_for_who_goes_on(client, shop):
    (link,) = (one["href"] for one in parsed(client.get("/cases/1")).select("#referrals a") if one.get_text() == "Print the hand-off card")
    page = paper(client, link)
    for wanted in ("For: Wirewise", "the wires in the wall", "My notes", "No cards.", "“red lamp”", "Till maker told me on 5 May 2025"):
        assert wanted in page
    assert "77345" not in page and client.get(link.replace("/1/card", "/999/card")).status_code == 404


def test_the_parting_letter(client, shop):
    here = "/cases/1/parting"
    assert all(parsed(client.get(where)).select_one(f'a[href="{here}"]') for where in ("/cases/1", "/cases/1/close"))
    typed = {"handed_over": "The box\nSign-ins, by name", "still_do": "Cancel the line", "bill": "none", "bill_words": ""}
    assert client.post(here, data=typed).location == here
    assert (shown(client.get(here), "still_do"), shown(client.get(here), "bill")) == ("Cancel the line", "none")
    page = paper(client, f"{here}.pdf")
    for wanted in (
        "Cards work. Tested 9 May 2025.", "Not back: “The fax”. Until then: Use mine.", "Handed over: The box.", "Sign-ins, by name.",
        "Till maker promised: call back. By 1 May 2099.", "Wirewise: 555 0177.", "Cancel the line.", "There is no bill.", "Thank you",
    ):  # fmt: skip
        assert wanted in page, wanted


def test_the_closing_note(app, owner, client, shop):
    def close() -> None:
        change_case(case_numbered(1), restored_at=datetime(2025, 5, 19, 9, tzinfo=UTC))
        close_case(case_numbered(1), Closing(CaseState.FIXED, datetime(2025, 5, 20, tzinfo=UTC), TILL, "the till"))

    here = "/cases/1/closing-note"
    assert not any(parsed(client.get(where)).select_one(f'a[href="{here}"]') for where in ("/cases/1", "/cases/1/close"))
    assert client.get(f"{here}.pdf").location == here and f"{here}.pdf" not in client.get(here).text
    work(app, owner, close)
    assert parsed(client.get("/cases/1")).select_one(f'a[href="{here}"]')
    assert "tested_on" in errors(client.post(here, data={"tested_on": "2999-01-01"}))
    assert client.post(here, data={"tested_on": "2025-05-20", "watch_for": "a red lamp", "call_when": "it blinks"}).location == here
    page = paper(client, f"{here}.pdf")
    for wanted in (
        "Till maker fixed it on 19 May 2025.", "The part: the till.", "Tested on: 20 May 2025.", "its number for this: T-9",
        "your account number: 77345", "Watch for: a red lamp.", "Call me when: it blinks.", "What could be better?",
    ):  # fmt: skip
        assert wanted in page, wanted


def test_what_is_written_comes_back_as_it_was():
    assert ClosingNote(**as_typed(as_plain(vars(written := ClosingNote(date(2025, 5, 9), "a"))))) == written
    assert ClosingNote(**as_typed(as_plain(vars(ClosingNote())))) == ClosingNote()
