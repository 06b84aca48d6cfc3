"""A phone that changes hands: nobody sees or sends what another one wrote, and nothing is lost at a sign-out."""

import pytest
from playwright.sync_api import expect

from tests.calls.shop import open_shop, read
from tests.conftest import signed_in
from tests.offline.phone import HERE, SECONDS, cut, kept, ready, reconnect, save, until_sent, write

# What differs between the databases is in test_entries.py: here the browser is tried.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


def log_without_network(page, said: str) -> None:
    cut(page)
    page.goto(f"{HERE}?party=till-maker")
    write(page, said)
    save(page)


def test_signing_out_with_unsent_calls_asks_first(app, owner, phone):
    phone.goto("/you")
    ready(phone)
    cut(phone)
    other = phone.context.new_page()
    log_without_network(other, "Not sent")
    other.close()
    reconnect_quietly(phone)
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.locator("#unsent-ask")).to_be_visible()
    expect(phone.locator("#unsent-ask [data-count]")).to_have_text("1")
    assert phone.evaluate("caches.keys()") != []
    phone.get_by_role("button", name="Send them, then sign out").click()
    expect(phone.locator("#unsent-ask [data-failed]")).to_contain_text("Not all were sent.")
    phone.get_by_role("button", name="Keep them here and sign out").click()
    expect(phone.get_by_role("button", name="Sign in")).to_be_visible()
    assert [name for name in phone.evaluate("caches.keys()") if name.startswith("pocket")] == [], "the pocket goes with the sign-out"
    cut(phone)
    phone.goto("/cases")
    expect(phone.get_by_text("No page is kept here for reading.")).to_be_visible()
    expect(phone.locator("#here")).to_be_hidden()
    assert read(app, owner).calls == ()


def reconnect_quietly(page) -> None:
    """The network is back, and the server still does not take any call."""
    page.context.route("**/outbox/entries", lambda route: route.fulfill(status=503, body="later"))
    reconnect(page)


def test_a_second_person_sees_and_sends_nothing_of_the_first(app, owner, stranger, phone):
    open_shop(app, stranger)
    log_without_network(phone, "Private to Sam")
    phone.context.clear_cookies(name="standoff")
    reconnect(phone)
    client = signed_in(app, stranger)
    client.get("/")
    phone.context.add_cookies([{"name": "standoff", "value": client.get_cookie("standoff").value, "url": phone.url.split("/cases")[0]}])
    phone.goto("/outbox")
    expect(phone.locator("#unsent-none")).to_be_visible(timeout=SECONDS)
    ready(phone)
    assert kept(phone) == []
    assert "Private to Sam" not in phone.content()
    assert read(app, owner).calls == () and read(app, stranger).calls == ()
    assert len([name for name in phone.evaluate("caches.keys()") if name.startswith("pocket")]) == 1, "the pocket of the first one is gone"


def test_the_first_one_sends_after_signing_in_again(app, owner, phone):
    log_without_network(phone, "Waits for Sam")
    cookies = phone.context.cookies()
    phone.context.clear_cookies(name="standoff")
    reconnect(phone)
    expect(phone.locator("#net")).to_contain_text("Sign in to send 1", timeout=SECONDS)
    phone.context.add_cookies(cookies)
    until_sent(phone)
    assert [call.said for call in read(app, owner).calls] == ["Waits for Sam"]


def test_no_page_in_the_pocket_holds_a_token(phone):
    pages = phone.evaluate(
        """async () => {
          const name = (await caches.keys()).find((one) => one.startsWith("pocket-"));
          const cache = await caches.open(name), found = {};
          for (const key of await cache.keys()) found[key.url] = await (await cache.match(key)).text();
          return found;
        }"""
    )
    assert any("/cases/1/parties/card" in address for address in pages) and len(pages) >= 8
    assert [address for address, page in pages.items() if "csrf_token" in page or 'name="once"' in page] == []
