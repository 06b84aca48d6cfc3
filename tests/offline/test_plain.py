"""Without a script the page of a call is a plain form: all of it is logged, and only the device keeps nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.calls.shop import read
from tests.conftest import signed_in
from tests.evidence.files.made import photo

# What differs between the databases is in test_entries.py: here the browser is tried.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


@pytest.fixture
def plain(shop, owner, open_page) -> Page:
    return open_page(owner, viewport=PHONE, java_script_enabled=False)


def tap(page: Page, question: str, chip: str) -> None:
    page.locator(f"#{question}").get_by_text(chip, exact=True).click()


def test_all_of_a_call_is_logged_without_a_script(app, owner, plain):
    log_with_everything(plain)
    just_listen(plain)
    log_without_a_case(plain)
    full, heard = read(app, owner).calls
    (said,), (promise,) = full.statements, full.promises
    assert (said.by, said.about, said.relayed_by, said.because) == ("card-bank", "line-firm", "till-maker", "known issue, their words")
    assert (promise.by, promise.what, promise.due_words) == ("till-maker", "call back", "3 to 4 weeks")
    assert (full.minutes, full.hold_minutes, full.spoke_to, full.reference) == (12, 9, "Dana", "T-1")
    assert (heard.parties, heard.said, heard.listening) == (("corner-shop",), "It is all too much.", True)
    assert read(app, owner, 2).calls[0].said == "Who are you?"
    page = signed_in(app, owner).get("/cases/1").text
    assert "till.jpg" in page and "still on the phone" not in page


def log_with_everything(page: Page) -> None:
    page.goto("/cases/1/calls/new?party=till-maker")
    expect(page.locator("#live")).to_be_hidden()
    expect(page.locator("#net")).to_have_text("Sent at once")
    page.get_by_text("A firm or a person who is not in this case yet").first.click()
    page.get_by_label("Someone new", exact=True).fill("Line firm")
    page.get_by_label("What they said").fill("She says that the bank says it is the line.")
    tap(page, "blamed", "Someone new, named above")
    page.get_by_text("Passed on from someone else?").click()
    page.get_by_label("Who is said to have said it?").select_option("Card bank")
    tap(page, "reasons", "known issue")
    page.get_by_label("Because, in their words").fill("their words")
    tap(page, "promises-0-does", "Call back")
    tap(page, "promises-0-soon", "3 to 4 weeks")
    page.get_by_label("Their reference number").fill("T-1")
    page.get_by_label("You spoke to").fill("Dana")
    page.get_by_label("Minutes in all").fill("12")
    page.get_by_label("Of these, minutes on hold").fill("9")
    page.locator("[name=photos]").set_input_files({"name": "till.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.get_by_role("button", name="Save call").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")


def just_listen(page: Page) -> None:
    page.goto("/calls/new")
    page.get_by_role("link", name="Just listening").click()
    expect(page.locator("#blamed, #promises")).to_have_count(0)
    page.get_by_label("What they said").fill("It is all too much.")
    page.get_by_role("button", name="Save call").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")


def log_without_a_case(page: Page) -> None:
    page.goto("/calls/new")
    page.get_by_label("Someone else").fill("BrightNet")
    page.get_by_role("button", name="Call them").click()
    page.get_by_label("What they said").fill("Who are you?")
    page.get_by_role("button", name="Save call").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Log a call")
