"""In a browser: from the issued report to the client's answer on the consultant's first page, and to a link that is over."""

from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tests.browser import PHONE

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # a page is the same on both


def test_a_client_opens_the_link_chooses_and_says_what_is_wrong(app, owner, sent, open_page, base):
    desk, phone = open_page(owner), open_page(None, viewport=PHONE, java_script_enabled=False)
    address = link(desk, sent, base)
    phone.goto(address)
    phone.get_by_role("button", name="Choose B").click()
    expect(phone.get_by_text("You chose this.")).to_be_in_viewport()
    phone.get_by_label("Tell me what is wrong").fill("The modem is black.")
    phone.get_by_role("button", name="Send what is wrong").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Thank you. I have what you wrote.")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    desk.goto("/")
    news = desk.get_by_role("region", name="New from your clients")
    expect(news).to_contain_text("chose option B")
    expect(news).to_contain_text("is wrong: The modem is black.")

    other = link(desk, sent, base)
    assert phone.goto(other).status == 200
    desk.goto(f"{sent}/send")
    desk.get_by_role("button", name="Revoke").nth(1).click()  # the newest stands first
    expect(desk.get_by_role("status")).to_contain_text("opens nothing any more")
    assert phone.goto(address).status == 404
    gone = phone.get_by_role("heading", level=1).inner_text()
    with time_machine.travel(datetime(2099, 1, 1, tzinfo=UTC), tick=False):  # at the end: sessions are over too
        assert phone.goto(other).status == 404
    expect(phone.get_by_role("heading", level=1)).to_have_text(gone)


def link(desk: Page, sent: str, base: str) -> str:
    """A new one, as the consultant makes it."""
    desk.goto(f"{sent}/send")
    desk.get_by_role("link", name="Make a link").click()
    desk.get_by_role("button", name="Make a link").click()
    address = desk.get_by_label("Link until").input_value()
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.get_by_role("button", name="Copy the link").click()
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == address
    return address.replace("http://localhost", base)
