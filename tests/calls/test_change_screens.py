"""Correcting, withdrawing and moving an entry of the log: what was saved stays, and what counts is the newest."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from consultant.calls.rules import Cause, Channel, Outcome, Stance, standing_log
from consultant.parties.rules import Role
from consultant.promises.rules import Promise
from tests.calls.shop import add_call, answers, open_shop, read, row
from tests.calls.test_log_screens import errors, shown
from tests.cases.desk import open_case
from tests.factories import blames, said
from tests.pages import parsed

AT = datetime(2025, 5, 5, 9, 0, 30, tzinfo=timezone(timedelta(hours=9)))


@pytest.fixture
def stored(app, owner, shop) -> int:
    return add_call(
        app,
        owner,
        blames("till-maker", "card-bank", because="tested", part="line", speaker="engineer"),
        said("card-bank", Stance.CLEARS, "corner-shop", relayed_by="till-maker"),
        Promise("till-maker", "look", date(2025, 5, 7), kept=False),
        Promise("till-maker", "look again", date(2025, 5, 9), replaces=0, moved_because="ill"),
        Promise("card-bank", "deliver", date(2025, 6, 2), due_from=date(2025, 5, 26), due_words="3 to 4 weeks"),
        Promise("sam-field", "call", datetime(2025, 5, 6, 14, 30, 10, tzinfo=UTC), kept=True, kept_on=date(2025, 5, 6)),
        at=AT, channel=Channel.CHAT, minutes=30, hold_minutes=12, said="Two\nlines", spoke_to="Ann", reference="NF1",
        outcome=Outcome.VOICEMAIL, paid=False, cause=Cause.VENDOR, next_step="wait", private_note="rude",
    )  # fmt: skip


def as_shown(page) -> dict[str, list[str]]:
    """What a browser would send back of a page whose form was not touched."""
    names = dict.fromkeys(tag["name"] for tag in parsed(page).select("main form [name]"))
    return {name: shown(page, name) for name in names if name not in ("more", "csrf_token")}


def but_ids(call) -> list[tuple]:
    return [(p.by, p.what, p.due, p.due_from, p.due_words, p.kept, p.kept_on, p.replaces, p.moved_because) for p in call.promises]


def test_a_correction_that_changes_nothing_stores_the_same(app, owner, client, stored):
    address = f"/cases/1/calls/{stored}/correct"
    typed = as_shown(client.get(address)) | {"why": "to be sure"}
    assert client.post(address, data=typed).status_code == 302
    (entry,) = read(app, owner).calls
    (new,) = entry.corrections
    same = ("at", "parties", "channel", "minutes", "hold_minutes", "said", "spoke_to", "reference", "outcome", "paid", "cause", "next_step")
    for name in same:
        assert getattr(new, name) == getattr(entry, name), name
    assert new.statements == entry.statements
    assert but_ids(new) == but_ids(entry)
    assert (new.private_note, new.corrected_because) == ("rude", "to be sure")


def test_the_messages_of_a_correction_stand_in_the_order_of_its_page(client, stored):
    page = client.post(f"/cases/1/calls/{stored}/correct", data={"at": "soon", "minutes": "x"})
    listed = [link["href"] for link in parsed(page).select(".errors a")]
    assert listed[0] == "#why" and listed.index("#minutes") < listed.index("#at")


def test_the_newest_version_counts_and_is_the_one_that_is_corrected_next(app, owner, client, stored):
    address = f"/cases/1/calls/{stored}/correct"
    for minutes in ("40", "50"):
        client.post(address, data=as_shown(client.get(address)) | {"why": "misread", "minutes": minutes})
    assert shown(client.get(address), "minutes") == ["50"]
    (entry,) = read(app, owner).calls
    assert [entry.minutes, *(version.minutes for version in entry.corrections)] == [30, 40, 50]
    assert [call.minutes for call in standing_log((entry,))] == [50]
    page = client.get("/cases/1").text
    assert "Corrected 2 times" in page
    assert "misread" in page


def test_a_promise_that_is_taken_out_leaves_the_others_as_they_were(app, owner, client, stored):
    address = f"/cases/1/calls/{stored}/correct"
    typed = as_shown(client.get(address)) | {"why": "never said", "promises-0-gone": "y", "statements-0-gone": "y"}
    typed["promises-2-words"] = "4 to 5 weeks"
    client.post(address, data=typed)
    (new,) = read(app, owner).calls[0].corrections
    left = [(p.what, p.replaces, p.kept) for p in new.promises]
    assert left == [("look again", None, None), ("deliver", None, None), ("call", None, True)]
    assert (new.promises[1].due_from, new.promises[1].due) == (date(2025, 6, 2), date(2025, 6, 9))
    assert [s.stance for s in new.statements] == [Stance.CLEARS]


def test_a_correction_needs_its_reason_and_keeps_what_was_typed(app, owner, client, stored):
    page = client.post(f"/cases/1/calls/{stored}/correct", data=answers(said="New words", **row("promises", what="call")))
    assert "few words" in errors(page)["why"]
    assert shown(page, "said") == ["New words"]
    assert shown(page, "promises-0-what") == ["call"]
    assert read(app, owner).calls[0].corrections == ()


def test_a_page_that_stood_open_undoes_nothing(app, owner, client, stored):
    address = f"/cases/1/calls/{stored}/correct"
    typed = as_shown(client.get(address)) | {"why": "typo"}
    promise = read(app, owner).calls[0].promises[1].id
    client.post(f"/cases/1/promises/{promise}/move", data={"what": "look", "words": "17 May 2099", "why": "ill"})
    assert "was changed while" in errors(client.post(address, data=typed))["why"]
    assert read(app, owner).calls[0].corrections == ()


def test_a_correction_of_a_call_that_was_withdrawn_meanwhile_keeps_what_was_typed(app, owner, client, stored):
    address = f"/cases/1/calls/{stored}/correct"
    typed = as_shown(client.get(address)) | {"why": "misheard", "said": "Typed for ten minutes"}
    client.post(f"/cases/1/calls/{stored}/withdraw", data={"why": "noted twice"})
    page = client.post(address, data=typed)
    assert "was withdrawn while" in errors(page)["why"]
    assert shown(page, "said") == ["Typed for ten minutes"]
    assert read(app, owner).calls[0].corrections == ()


def test_withdrawn_stays_in_the_log_with_its_reason(app, owner, client, stored):
    address = f"/cases/1/calls/{stored}/withdraw"
    assert "few words" in errors(client.post(address))["why"]
    client.post(address, data={"why": "noted twice"})
    (entry,) = read(app, owner).calls
    assert entry.withdrawn.reason == "noted twice"
    assert (entry.said, standing_log((entry,))) == ("Two\nlines", ())
    page = client.get("/cases/1").text
    assert "counts no more" in page
    assert "noted twice" in page
    for change in ("withdraw", "move"):
        assert client.post(f"/cases/1/calls/{stored}/{change}", data=answers(why="again")).headers["Location"] == "/cases/1"
    assert client.get(f"/cases/1/calls/{stored}/correct").headers["Location"] == "/cases/1"
    assert read(app, owner).calls == (entry,)
    assert "withdrawn already" in client.get("/cases/1").text


def test_moved_to_the_case_it_belongs_to(app, owner, client, stored):
    open_shop(app, owner, "No till", ["Till maker"])
    client.post(f"/cases/1/calls/{stored}/move", data={"to": "2", "why": "wrong case"})
    (here,), there = read(app, owner).calls, read(app, owner, 2)
    assert (here.withdrawn.reason, here.withdrawn.moved_to, standing_log((here,))) == ("wrong case", "no-till", ())
    (moved,) = there.calls
    assert [party.name for party in there.parties] == ["Corner shop", "Sam Field", "Till maker", "Card bank"]
    assert (moved.parties, moved.said, moved.at, moved.private_note) == (("till-maker",), here.said, here.at, "rude")
    assert moved.statements == here.statements
    assert but_ids(moved) == but_ids(here)


def test_moved_to_another_client_the_client_and_the_consultant_are_those_of_that_case(app, owner, client, shop):
    promises = Promise("corner-shop", "pay"), Promise("sam-field", "call")
    stored = add_call(app, owner, *promises, parties="corner-shop", minutes=20, in_effort=True)
    open_case(app, owner, "Elsewhere", client="Café Rosa")
    client.post(f"/cases/1/calls/{stored}/move", data={"to": "2", "why": "wrong case"})
    there = read(app, owner, 2)
    assert [(party.name, party.role) for party in there.parties] == [("Café Rosa", Role.CLIENT), ("Sam Field", Role.CONSULTANT)]
    (moved,) = there.calls
    assert (moved.parties, [promise.by for promise in moved.promises]) == (("café-rosa",), ["café-rosa", "sam-field"])
    assert not moved.in_effort, "its minutes are in no total of that case"


def test_a_text_longer_than_a_form_takes_stays_in_a_correction(app, owner, client, shop):
    stored = add_call(app, owner, blames("till-maker", "card-bank", because="x" * 249))
    address = f"/cases/1/calls/{stored}/correct"
    typed = as_shown(client.get(address)) | {"why": "misread", "minutes": "7"}
    assert client.post(address, data=typed).status_code == 302
    assert read(app, owner).calls[0].corrections[0].statements[0].because == "x" * 249
    typed = as_shown(client.get(address)) | {"why": "misread", "statements-0-because": "y" * 249}
    assert "249 characters" in errors(client.post(address, data=typed))["statements-0-because"]


def test_a_call_moves_to_an_open_case_of_the_practice_only(app, owner, stranger, client, stored):
    open_shop(app, stranger, "Elsewhere’s case")
    page = client.get(f"/cases/1/calls/{stored}/move")
    assert "No other case is open" in page.text
    for to in ("1", "2", "", "x"):
        assert "to" in errors(client.post(f"/cases/1/calls/{stored}/move", data={"to": to, "why": "x"})) or "No other case" in page.text
    assert read(app, owner).calls[0].withdrawn is None


def test_the_words_of_an_entry(client, stored):
    page = client.get("/cases/1").text
    assert "Till maker points to Card bank." in page
    assert "Card bank says it is not Corner shop. Passed on by Till maker." in page
    assert "30 minutes, 12 minutes on hold · Ann · unpaid" in page
    assert "Voicemail" in page
