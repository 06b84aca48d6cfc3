"""The call card: what stands on it, worked out from the log; its page; and that nothing private gets into its words for paper."""

from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from consultant.assessment.rules import assess
from consultant.calls.actions import record_call
from consultant.calls.card.rules import Reach, call_card
from consultant.calls.card.words import paper, sheet
from consultant.calls.rules import Outcome, Stance
from consultant.cases.actions import case_numbered, close_case
from consultant.cases.one_cause.rules import OneCause
from consultant.cases.rules import CaseState, Closing
from consultant.options.rules import Offer, Option, OptionKind, Reaction
from consultant.organizations.actions import change_organization, organizations
from consultant.organizations.rules import Number
from consultant.organizations.track_record.rules import TrackRecord
from consultant.parties.actions import change_party, note_part, party_of
from consultant.parties.rules import Part
from consultant.promises.rules import Promise
from consultant.reports.page_one.rules import rooms
from tests.calls.shop import open_shop
from tests.cases.desk import work
from tests.factories import MONDAY, blames, call, record, said
from tests.pages import parsed

NOW = MONDAY + timedelta(days=10)
CARD = "/cases/1/parties/card?party=till-maker"


def card(*calls, now=NOW, **more):
    case = record(*calls, **more)
    found = (OneCause(9, "Secret other case", MONDAY, ("line",)),)
    reach = Reach(note="Secret note")
    return call_card(
        assess(case, now), "acme", reach, number=1, currency="EUR", questions=("Is the lamp on?",), before=TrackRecord(), one_cause=found
    )


def by(days: int, what: str = "look at it", **more) -> Promise:
    return Promise("acme", what, (MONDAY + timedelta(days=days)).date(), **more)


def test_without_a_call_it_says_for_whom_and_what_it_is_about(babel_app):
    words = sheet(card())
    assert (words.calling, words.then) == ("I am calling for Client.", ("It is about this: ‘Internet cuts out’.",))
    assert words.lines == ()


def test_what_is_late_is_said_first(babel_app):
    promised = call(0, "acme", by(20, "come"), by(2, "call back"), by(1, "send a log", kept=True))
    words = sheet(card(promised, call(1, "acme", said("acme", Stance.DENIES))))
    assert words.then == ("On Monday 5 May 2025 you promised: ‘call back’, by Wednesday 7 May 2025. It has not happened.",)
    assert (words.lines[0].margin, words.lines[0].heading, words.lines[0].is_late) == ("8 days late", "Acme promised: call back", True)


def test_a_promise_that_is_not_late_is_asked_about(babel_app):
    (then,) = sheet(card(call(0, "acme", by(20)))).then
    assert then.endswith("Does that still hold?")


@pytest.mark.parametrize(
    ("stance", "about", "told"),
    [
        (Stance.BLAMES, "bell", "it is Bell."),
        (Stance.BLAMES, "me", "it is me."),
        (Stance.CLEARS, "bell", "it is not Bell."),
        (Stance.DENIES, "acme", "it is not on your side."),
        (Stance.ACCEPTS, "acme", "it is on your side."),
    ],
)
def test_their_own_words_are_said_back_to_them(babel_app, stance, about, told):
    (then,) = sheet(card(call(0, "acme", said("acme", stance, about)))).then
    assert then == f"On Monday 5 May 2025 you told me: {told}"


def test_what_others_say_of_them_is_there_and_what_they_say_of_others_only_as_their_own(babel_app):
    calls = call(0, "acme", blames("acme", "bell", because="red lamp")), call(1, "bell", blames("bell", "acme", because="wire"))
    assert [(line.heading, line.quote) for line in sheet(card(*calls)).lines] == [
        ("Last time they said", ""), ("Acme points to Bell.", "red lamp"), ("Bell points to Acme.", "wire"),
    ]  # fmt: skip


def test_tries_since_the_last_call_are_counted(babel_app):
    missed = [call(n, "acme", outcome=Outcome.NO_ANSWER) for n in (1, 2)]
    found = card(call(0, "acme", reference="A-1"), *missed)
    assert (found.tried, found.last.at, found.references) == (2, MONDAY, (("A-1", MONDAY),))
    assert card(*missed).last is None
    assert sheet(found).lines[0].heading == "2 tries that reached nobody"


def test_references_are_the_newest_each_once():
    calls = [call(n, "acme", reference=f"R-{n % 7}") for n in range(10)]
    assert [given for given, _at in card(*calls, call(11, "bell", reference="other")).references] == ["R-2", "R-1", "R-0", "R-6", "R-5"]


def test_what_the_client_agreed_to_is_fine_and_what_is_open_is_not(babel_app):
    def option(what: str, *reactions: Reaction) -> Option:
        return Option(what, OptionKind.RELIEF, cost="40 a month", offers=tuple(map(Offer, reactions)))

    words = sheet(card(options=(option("Borrow one", Reaction.ACCEPTED), option("Buy one"), option("Wait", Reaction.DECLINED))))
    assert words.fine[1:] == ("Agreed with the client: Borrow one",)
    assert words.not_fine[1:] == ("The client has not decided yet: Buy one (cost: 40 a month)",)


def test_the_words_for_paper_hold_nothing_private(babel_app):
    found = card(call(0, "acme", private_note="Secret"), parties="client me acme", private_note="Secret")
    assert "Secret" not in repr(sheet(found))
    assert found.private.notes == ("Secret note",)


def test_room_shortens_every_recorded_text(babel_app):
    found = card(call(0, "acme", by(2, "word " * 99), said="word " * 99), title="word " * 99)
    tight = rooms(str)[-1]
    assert all(len(text.split()) <= tight.words + 6 for line in sheet(found, tight).lines for text in (line.heading, line.text, line.quote))


def test_a_number_is_whole_however_little_room_there_is(babel_app):
    number, account, given = "+49 (0)30 1234 5678 90 ext. 123", "DE12 3456 7890 1234 5678 90 X", "R-1 22 333 4444 5 6 7"
    found = card(call(0, "acme", reference=given))
    party = replace(found.party, account_number=account)
    page = paper(replace(found, party=party, reach=Reach((Number(number),))), rooms(str)[-1])
    assert ["".join(fact.given[0].groups) for fact in page.facts if fact.big] == [number, account, given]
    assert ("".join(page.account), "".join(page.reference)) == (account, given)


@pytest.fixture
def shop(app, owner) -> int:
    return open_shop(app, owner)


def shown(client, where: str = CARD) -> BeautifulSoup:
    return parsed(client.get(where))


def test_the_page_has_the_number_the_way_and_the_start(app, owner, client, shop):
    def known() -> None:
        firm = next(firm for firm in organizations() if firm.name == "Till maker")
        facts = {"numbers": [["+49 30 123", "faults"]], "hours": "8 to 6", "phone_menu": "2, then 4", "private_note": "Ask Jo"}
        change_organization(firm, name=firm.name, **facts)
        change_party(party_of(case_numbered(1).id, "till-maker"), account_number="8004117302")

    assert "Note how to reach them" not in shown(client, "/cases/1/calls/new?party=till-maker").get_text()
    (way,) = (link for link in shown(client).select("a") if link.get_text() == "Note how to reach them")
    assert "Phone numbers" in client.get(way["href"]).text
    work(app, owner, known)
    page = shown(client)
    assert "Note how to reach them" not in page.get_text()
    assert page.h1.get_text() == "Before you call Till maker"
    assert page.select_one("a.tel")["href"] == "tel:+4930123"
    assert [group.get_text() for group in page.select_one(".pairs .ref.big > span").parent.select("span")] == ["8004", "117", "302"]
    assert all(text in page.get_text() for text in ("2, then 4", "8 to 6", "Ask Jo", "No call with them yet, in any case."))
    assert page.select_one("a.btn-primary")["href"] == "/cases/1/calls/new?party=till-maker"


def test_another_case_with_the_same_trouble_is_named(app, owner, client, shop):
    open_shop(app, owner, title="Also no cards")
    for number in (1, 2):
        work(app, owner, lambda number=number: note_part(case_numbered(number).id, Part("Line", "till-maker")))
    page = shown(client)
    assert "Maybe one cause with another case" in page.get_text() and page.select_one('a[href="/cases/2"]').get_text() == "Also no cards"


def test_what_was_promised_elsewhere_counts_in_how_it_went(app, owner, client, shop):
    open_shop(app, owner)
    promised = call(0, "till-maker", Promise("till-maker", "come", MONDAY.date()), hold_minutes=9)
    work(app, owner, lambda: record_call(case_numbered(2).id, promised))
    text = " ".join(shown(client).get_text(" ").split())
    assert "Promises kept 0 of 1 Usual hold 9 minutes Changed their word Never From 1 call in 1 case. Too few to judge by." in text


def test_the_client_has_no_card_but_a_page_the_consultant_neither(client, shop):
    assert client.get("/cases/1/parties/card?party=corner-shop").headers["Location"] == "/cases/1/parties/contact?party=corner-shop"
    assert client.get("/cases/1/parties/card?party=sam-field", follow_redirects=True).status_code == 404
    for unknown in ("", "?party=nobody", "?party=%00"):
        assert client.get(f"/cases/1/parties/card{unknown}").status_code == 404


def test_the_case_and_today_lead_to_it(app, owner, client, shop):
    work(app, owner, lambda: record_call(case_numbered(1).id, call(0, "till-maker", Promise("till-maker", "come", MONDAY.date()))))
    for where in ("/cases/1", "/", "/organizations/1"):
        assert shown(client, where).select_one(f'a[href="{CARD}"]'), where


def test_a_closed_case_starts_no_call(app, owner, client, shop):
    assert shown(client).select_one("a.btn-primary")
    work(app, owner, lambda: close_case(case_numbered(1), Closing(CaseState.FIXED, NOW)))
    assert not shown(client).select_one("a.btn-primary")
