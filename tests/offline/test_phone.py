"""On a phone without a network: from open to reload to on line, every call arrives once, in order."""

import re
import time

import pytest
from playwright.sync_api import Route, expect

from tests.calls.shop import read
from tests.offline.phone import HERE, SECONDS, answer_once, cut, kept, ready, reconnect, save, until_sent, write

# What differs between the databases is in test_entries.py: here the browser is tried.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


SETTLED = "navigator.serviceWorker.getRegistration().then((one) => !one.installing && !one.waiting && one.active.state === 'activated')"

KEPT_PAGE = "(address) => caches.match(address).then((page) => page.text())"


def stored(app, owner) -> list[str]:
    return [call.said for call in read(app, owner).calls]


def test_three_calls_without_a_network_arrive_once_and_in_order(app, owner, phone):
    phone.goto("/cases/1/edit")
    phone.get_by_label("A short name for the case").fill("Changed a moment ago")
    phone.get_by_role("button", name="Save").last.click()
    phone.wait_for_url(re.compile("/cases/1([?#]|$)"))
    ready(phone)
    cut(phone)
    phone.goto("/cases")
    expect(phone.get_by_text("Changed a moment ago").first).to_be_visible()
    phone.goto("/cases/1")
    expect(phone.get_by_text("Kept on this device: as of")).to_be_visible()
    expect(phone).to_have_title(re.compile("^Changed a moment ago"))
    for number in (1, 2, 3):
        phone.goto(f"{HERE}?party=till-maker")
        write(phone, f"No. {number}", blamed="Card bank")
        phone.reload()
        expect(phone.get_by_label("What they said")).to_have_value(f"No. {number}")
        save(phone)
    assert [entry["state"] for entry in kept(phone)] == ["queued"] * 3
    phone.goto("/cases/1")
    expect(phone.locator("#kept li")).to_have_count(3)
    assert stored(app, owner) == []
    reconnect(phone)
    until_sent(phone)
    assert stored(app, owner) == ["No. 1", "No. 2", "No. 3"]
    calls = read(app, owner).calls
    assert [(said.by, said.about) for call in calls for said in call.statements] == [("till-maker", "card-bank")] * 3
    until(lambda: "No. 3" in phone.evaluate(KEPT_PAGE, "/cases/1"))


def test_a_call_that_is_changed_before_it_leaves_arrives_once_as_it_is_then(app, owner, phone):
    cut(phone)
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "As it was")
    save(phone)
    phone.get_by_role("button", name="Change it").click()
    phone.get_by_label("What they said").fill("As it is")
    phone.reload()
    expect(phone.get_by_label("What they said")).to_have_value("As it is")
    save(phone)
    assert [entry["state"] for entry in kept(phone)] == ["queued"]
    reconnect(phone)
    until_sent(phone)
    assert stored(app, owner) == ["As it is"]


def test_a_beginning_that_was_typed_stays_when_the_call_is_changed(app, owner, phone):
    cut(phone)
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "Yesterday's call")
    phone.get_by_text("When, and how").click()
    phone.locator("#at").fill("2025-05-05")
    phone.locator("#at-time").fill("09:30")
    save(phone)
    phone.goto("/outbox")
    phone.get_by_role("link", name="Change", exact=True).click()
    write(phone, "Yesterday's call, once more")
    save(phone)
    reconnect(phone)
    until_sent(phone)
    (call,) = read(app, owner).calls
    assert (call.said, call.at.isoformat()) == ("Yesterday's call, once more", "2025-05-05T09:30:00+01:00")


def test_each_tab_keeps_its_own_text_and_goes_on_with_it(app, owner, phone):
    cut(phone)
    other = phone.context.new_page()
    for page, said in ((phone, "In the first tab"), (other, "In the second")):
        page.goto(f"{HERE}?party=till-maker")
        write(page, said)
    for page in (phone, other, phone):
        page.reload()
        expect(page.locator("#begun")).to_be_visible()
    expect(phone.get_by_label("What they said")).to_have_value("In the first tab")
    expect(other.get_by_label("What they said")).to_have_value("In the second")
    save(phone)
    other.close()
    phone.goto(f"{HERE}?party=card-bank")
    expect(phone.get_by_label("What they said")).to_have_value("In the second")
    save(phone)
    reconnect(phone)
    until_sent(phone)
    assert stored(app, owner) == ["In the first tab", "In the second"]


def test_a_page_that_was_only_opened_is_not_gone_on_with_for_another_firm(phone):
    phone.goto(f"{HERE}?party=till-maker")
    expect(phone.locator("#call[data-ready]")).to_be_attached()
    phone.goto(f"{HERE}?party=card-bank")
    expect(phone.locator("#call[data-ready]")).to_be_attached()
    chosen = [box.get_attribute("value") for box in phone.locator("[name=parties]:checked").all()]
    assert chosen == ["card-bank"]
    expect(phone.locator("#begun")).to_be_hidden()


def test_a_newer_program_breaks_no_page_that_was_kept_by_the_older_one(phone, monkeypatch):
    older = shells(phone)
    phone.route("**/pocket", lambda route: route.abort())
    monkeypatch.setattr("consultant.web.assets.scripts_version", lambda: "newer")
    # As the browser does when it finds time; on a page at rest: under a debugger
    # a worker that is asked something while it makes room never starts again.
    phone.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
    until(lambda: set(shells(phone)) - set(older))
    opens_without_a_network(phone)
    phone.unroute("**/pocket")
    reconnect(phone)
    phone.goto("/")
    ready(phone)
    assert len(shells(phone)) == 1 and shells(phone) != older
    opens_without_a_network(phone)


def shells(page) -> list[str]:
    return [name for name in page.evaluate("caches.keys()") if name.startswith("shell-")]


def until(holds) -> None:
    end = time.monotonic() + SECONDS / 1000
    while not holds():
        assert time.monotonic() < end


def opens_without_a_network(page) -> None:
    until(lambda: page.evaluate(SETTLED))
    cut(page)
    page.goto(HERE)
    expect(page.locator("#call[data-ready]")).to_be_attached(timeout=SECONDS)


def test_what_a_restored_backup_has_lost_goes_out_again(app, owner, phone):
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "Not in the backup")
    save(phone)
    until_sent(phone)
    came = answer_once(phone, "**/outbox/entries", lambda route: route.continue_())
    forgetful = answer_once(phone, "**/outbox/who?*", forget_all)
    with phone.expect_response("**/outbox/entries"):
        phone.goto("/outbox")
    expect(phone.locator("#unsent-none")).to_be_visible(timeout=SECONDS)
    assert len(forgetful) >= 1 and len(came) == 1
    assert stored(app, owner) == ["Not in the backup"]


def forget_all(route: Route) -> None:
    """The server answers as after a restore: it has nothing of this device."""
    answer = route.fetch()
    route.fulfill(response=answer, json=answer.json() | {"received": []})
