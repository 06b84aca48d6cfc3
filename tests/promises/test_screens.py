"""What became of a promise, on its pages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from consultant.promises.rules import Promise, open_promises
from tests.calls.shop import add_call, open_shop, read
from tests.calls.test_log_screens import errors, shown
from tests.conftest import on_one_database

BACK = "/cases/1"


@pytest.fixture
def promise(app, owner, shop) -> int:
    add_call(app, owner, Promise("till-maker", "call back", date(2025, 5, 7)))
    return ours(app, owner)[0].id


def ours(app, owner) -> tuple[Promise, ...]:
    return read(app, owner).calls[0].promises


def test_kept_and_open_again(app, owner, client, promise):
    assert client.post(f"/cases/1/promises/{promise}/kept").headers["Location"] == BACK
    (kept,) = ours(app, owner)
    assert kept.kept is True
    assert abs(kept.kept_on - datetime.now(UTC).date()) <= timedelta(1)
    assert "Marked as kept" in client.get(BACK).text
    client.post(f"/cases/1/promises/{promise}/open")
    (again,) = ours(app, owner)
    assert (again.kept, again.kept_on) == (None, None)


@pytest.mark.parametrize("end", ["move", "no-longer-needed"])
@pytest.mark.parametrize("page", ["kept", "not-kept", "open"])
def test_nothing_becomes_of_a_promise_that_is_over(app, owner, client, promise, end, page):
    client.post(f"/cases/1/promises/{promise}/{end}", data={"what": "call back", "words": "17 May 2099", "why": "ill"})
    before = ours(app, owner)
    client.get(BACK)
    assert client.post(f"/cases/1/promises/{promise}/{page}").headers["Location"] == BACK
    assert "settled already" in client.get(BACK).text
    assert ours(app, owner) == before


def test_kept_once_more_it_was_kept_on_the_first_day(app, owner, client, shop):
    add_call(app, owner, Promise("till-maker", "call back", kept=True, kept_on=date(2025, 5, 6)))
    client.post(f"/cases/1/promises/{ours(app, owner)[0].id}/kept")
    assert ours(app, owner)[0].kept_on == date(2025, 5, 6)


def test_not_kept_stays_in_the_list(app, owner, client, promise):
    client.post(f"/cases/1/promises/{promise}/not-kept")
    assert ours(app, owner)[0].kept is False
    assert len(open_promises(read(app, owner).calls, datetime.now(UTC))) == 1


def test_moved_the_old_one_stays(app, owner, client, promise):
    address = f"/cases/1/promises/{promise}/move"
    page = client.get(address)
    assert shown(page, "what") == ["call back"]
    assert "by Wednesday 7 May 2025" in page.text
    client.post(address, data={"what": "call back", "words": "17 May 2099", "why": "engineer ill"})
    old, new = ours(app, owner)
    assert (old.due, old.kept) == (date(2025, 5, 7), False)
    assert (new.by, new.what, new.due, new.replaces, new.moved_because) == ("till-maker", "call back", date(2099, 5, 17), 0, "engineer ill")
    assert "Moved. Till maker: call back, by Sunday 17 May 2099." in client.get(BACK).text


@on_one_database
@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"words": "Fri 31 Juni"}, "words", "cannot read a day"),
        ({"words": ""}, "words", "Say the new day."),
        ({"why": ""}, "why", "few words"),
        ({"what": ""}, "what", "Write what was promised."),
        ({"words": "", "first": "2099-05-01", "day": "2099-05-01"}, "first", "before the last"),
        ({"words": "", "day": "31.12.2099"}, "day", "not a day"),
    ],
)
def test_a_message_stands_at_its_field(app, owner, client, promise, typed, field, message):
    whole = {"what": "call", "words": "17 May 2099", "why": "ill"} | typed
    page = client.post(f"/cases/1/promises/{promise}/move", data=whole)
    assert message in errors(page)[field]
    assert {name: shown(page, name) for name in whole} == {name: [value] for name, value in whole.items()}
    assert len(ours(app, owner)) == 1


def test_all_that_is_wrong_is_said_in_one_round(client, promise):
    page = client.post(f"/cases/1/promises/{promise}/move", data={"what": "", "words": "31 June", "why": ""})
    assert set(errors(page)) == {"what", "words", "why"}


def test_sent_twice_it_moves_once(app, owner, client, promise):
    typed = {"what": "call back", "words": "17 May 2099", "why": "ill"}
    for _ in range(2):
        assert client.post(f"/cases/1/promises/{promise}/move", data=typed).headers["Location"] == BACK
    assert len(ours(app, owner)) == 2
    assert "settled already" in client.get(BACK).text


def test_no_longer_needed(app, owner, client, promise):
    address = f"/cases/1/promises/{promise}/no-longer-needed"
    assert "few words" in errors(client.post(address))["why"]
    client.post(address, data={"why": "came by post"})
    assert ours(app, owner)[0].dropped == "came by post"
    assert open_promises(read(app, owner).calls, datetime.now(UTC)) == ()
    assert "came by post" in client.get(BACK).text


PAGES = ["kept", "not-kept", "open", "move", "no-longer-needed"]


@pytest.mark.parametrize("page", PAGES)
def test_unknown_and_foreign_promises_are_not_there(app, owner, stranger, client, page):
    open_shop(app, stranger)
    add_call(app, stranger, Promise("till-maker", "call back", date(2025, 5, 7)))
    foreign = ours(app, stranger)[0].id
    assert client.post(f"/cases/1/promises/{foreign}/{page}").status_code == 404
    open_shop(app, owner)
    assert client.post(f"/cases/1/promises/{foreign}/{page}").status_code == 404
    assert ours(app, stranger)[0].kept is None


@pytest.mark.parametrize("page", PAGES)
def test_a_promise_of_a_corrected_entry_is_that_of_the_correction(app, owner, client, promise, page):
    id = read(app, owner).calls[0].id
    client.post(f"/cases/1/calls/{id}/correct", data={"parties": "till-maker", "new_role": "vendor", "outcome": "reached",
                "channel": "phone", "at": "2025-05-05T09:00", "why": "typo"})  # fmt: skip
    assert client.post(f"/cases/1/promises/{promise}/{page}").status_code == 404


def test_a_forged_form_is_refused(app, owner, client, promise):
    app.config["WTF_CSRF_ENABLED"] = True
    assert client.post(f"/cases/1/promises/{promise}/kept").status_code == 400
    assert ours(app, owner)[0].kept is None
