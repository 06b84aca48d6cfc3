"""A whole visit on a phone: signed in with a network, then none at all, and back on line at its end."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from consultant.assessment.rules import Assessment, assess
from consultant.calls.rules import Call
from consultant.cases.rules import CaseRecord
from consultant.promises.rules import Promise
from tests.browser import PHONE
from tests.calls.shop import answers, open_shop, read, row
from tests.conftest import signed_in
from tests.evidence.files.made import photo
from tests.offline.phone import cut, kept, ready, reconnect, save, until_sent
from tests.owner import PASSWORD

# What differs between the databases is in test_entries.py: here the browser is tried.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


@dataclass(frozen=True)
class Talk:
    """One call of the walk, with what is tapped and typed, and its whole minutes; then its photo's colour."""

    party: str
    blames: str
    said: str
    does: str
    soon: str
    hold: int
    talk: int
    colour: str


TALKS = (
    Talk("Till maker", "Card bank", "The reader passed its own test.", "call back", "today", hold=9, talk=3, colour="red"),
    Talk("Card bank", "Till maker", "Nothing reaches us from that till.", "send someone", "Friday", hold=11, talk=2, colour="green"),
    Talk("Line firm", "Till maker", "The line is up since Monday.", "answer in writing", "3 to 4 weeks", hold=4, talk=6, colour="blue"),
)
TESTED = "tested it, works fine"
NOW = datetime.now(UTC) + timedelta(days=1)  # of both cases alike, with one promise overdue
FIRMS = tuple(talk.party for talk in TALKS)
ALL = timedelta(minutes=sum(talk.hold + talk.talk for talk in TALKS))  # the phone's clock is right when the calls are sent


@pytest.fixture
def phone(app, owner, open_page) -> Page:
    """Signed in by its own form, with its clock as far back as the walk will take."""
    open_shop(app, owner, firms=FIRMS)
    page = open_page(None, viewport=PHONE)
    page.clock.install(time=datetime.now(UTC) - ALL)
    page.goto("/")
    page.get_by_label("E-mail").fill(owner.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    ready(page)
    return page


def test_three_calls_of_a_visit_without_a_network_arrive_as_if_there_had_been_one(app, owner, phone):
    cut(phone)
    for number, talk in enumerate(TALKS):
        open_the_case(phone, waiting=number)
        read_the_card(phone, talk.party)
        listen(phone, talk, reloads=number != 1)
        save(phone)
    assert [entry["state"] for entry in kept(phone)] == ["queued"] * 3
    assert read(app, owner).calls == ()
    reconnect(phone)
    until_sent(phone)
    calls_are_all_there(app, owner)
    log_on_line(app, owner)
    assert followed(read(app, owner)) == followed(read(app, owner, 2))
    assert shown(phone, 1) == shown(phone, 2)


def open_the_case(page: Page, waiting: int) -> None:
    page.goto("/")
    page.get_by_role("link", name="Cases").click()
    page.get_by_role("link", name="No cards").click()
    expect(page.get_by_text("Kept on this device: as of")).to_be_visible()
    expect(page.locator("#kept li")).to_have_count(waiting)
    if waiting == 2:
        expect(page.locator("#kept li").first).to_have_text(re.compile(r"^Till maker · written 1\d min ago$"))


def read_the_card(page: Page, party: str) -> None:
    page.get_by_text("Who is in it").click()
    page.get_by_role("link", name=f"Call card of {party}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Before you call {party}")
    page.get_by_role("link", name="Start call and clock").click()


def listen(page: Page, talk: Talk, *, reloads: bool) -> None:
    """On hold first; then what they say, with the page loaded anew in the middle of it."""
    turn(page, "On hold")
    page.clock.fast_forward(talk.hold * 60_000)
    turn(page, "Talking")
    page.get_by_label("What they said").fill(talk.said)
    tap(page, "blamed", talk.blames)
    tap(page, "reasons", TESTED)
    if reloads:
        page.reload()
        expect(page.locator("#begun")).to_be_visible()
        when = page.locator("details:has(#at)")
        expect(when.locator(".meta")).to_contain_text(f"Begun {page.locator('#at-time').input_value()}")
        assert when.get_attribute("open") is None, "nobody typed when it began"
    page.clock.fast_forward(talk.talk * 60_000)
    tap(page, "promises-0-does", talk.does.capitalize())
    tap(page, "promises-0-soon", talk.soon.capitalize())
    page.locator("[name=photos]").set_input_files(
        {"name": f"{talk.colour}.jpg", "mimeType": "image/jpeg", "buffer": photo(colour=talk.colour)}
    )
    expect(page.locator("#photos-kept li")).to_have_count(1)
    if reloads:
        page.reload()
        expect(page.locator("#photos-kept li")).to_have_count(1)
    expect(page.locator("#live [data-split]")).to_contain_text(f"on hold {talk.hold}:")


def turn(page: Page, to: str) -> None:
    expect(page.locator("#call[data-ready]")).to_be_attached()
    page.locator("#live").get_by_text(to, exact=True).click()


def tap(page: Page, question: str, chip: str) -> None:
    page.locator(f"#{question}").get_by_text(chip, exact=True).click()


def calls_are_all_there(app, owner) -> None:
    record = read(app, owner)
    assert [call.said for call in record.calls] == [talk.said for talk in TALKS]
    assert [call.hold_minutes for call in record.calls] == [talk.hold for talk in TALKS]
    assert all(0 <= call.minutes - talk.hold - talk.talk <= 1 for call, talk in zip(record.calls, TALKS, strict=True))
    assert [promise.what for call in record.calls for promise in call.promises] == [talk.does for talk in TALKS]
    assert {call.photos_to_come for call in record.calls} == {0}
    page = signed_in(app, owner).get("/cases/1").text
    assert [page.count(f"{talk.colour}.jpg") > 0 for talk in TALKS] == [True] * 3


def log_on_line(app, owner) -> None:
    """The same in another case, by the plain form."""
    open_shop(app, owner, firms=FIRMS)
    app.config["WTF_CSRF_ENABLED"] = False  # this one is no browser
    client = signed_in(app, owner)
    for talk, call in zip(TALKS, read(app, owner).calls, strict=True):
        promised = row("promises", does=talk.does, soon=talk.soon)
        typed = answers(parties=call.parties[0], said=talk.said, blamed=call.statements[0].about, reasons=TESTED, **promised)
        typed |= {"at": call.at.strftime("%Y-%m-%dT%H:%M"), "minutes": str(call.minutes), "hold_minutes": str(call.hold_minutes)}
        assert client.post("/cases/2/calls/new", data=typed).status_code == 302


def followed(record: CaseRecord) -> Assessment:
    """What follows from the log, whichever rows hold it, and to the minute, as the plain form knows when a call began."""
    calls = tuple(replace(call, id=None, at=call.at.replace(second=0, microsecond=0), promises=unnumbered(call)) for call in record.calls)
    return replace(assess(replace(record, calls=calls), NOW), record=None)


def unnumbered(call: Call) -> tuple[Promise, ...]:
    return tuple(replace(promise, id=None) for promise in call.promises)


def shown(page: Page, number: int) -> list[str]:
    """The picture and the next steps on the page of a case."""
    page.goto(f"/cases/{number}")
    return [page.locator(part).inner_text() for part in (".c-picture", ".panel.next")]
