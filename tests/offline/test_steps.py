"""From the first page to a saved call: how many pages, taps and answers it takes, counted by the browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.calls.shop import read
from tests.offline.phone import save

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)

COUNT_TAPS = "addEventListener('pointerdown', (event) => tapped(event.target.textContent.trim()), true)"

# The questions that say that an answer is needed, and have none yet.
UNANSWERED = """() => {
  const isGiven = (one) => (one.matches(".btn-check") ? one.checked : one.value);
  const questions = [...document.querySelectorAll("#call .must")].map((sign) => sign.closest(".field, fieldset"));
  return questions.filter((question) => ![...question.querySelectorAll("input, select, textarea")].some(isGiven))
    .map((question) => question.querySelector("legend, label").firstChild.textContent.trim());
}"""


def counted(page: Page) -> tuple[list[str], list[str]]:
    """From here on: the pages that are loaded, and what is tapped. What is typed comes by the keyboard."""
    loads: list[str] = []
    taps: list[str] = []
    page.expose_function("tapped", lambda words: taps.append(words))
    page.add_init_script(COUNT_TAPS)
    page.goto("/")
    page.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    return loads, taps


def begun(page: Page) -> None:
    expect(page.locator("#call[data-ready]")).to_be_attached()


def chip(page: Page, question: str, words: str) -> None:
    page.locator(f"#{question}").get_by_text(words, exact=True).tap()


def test_a_call_with_blame_and_promise_takes_two_pages_six_taps_and_one_answer(app, owner, shop, open_page):
    page = open_page(owner, viewport=PHONE, has_touch=True)
    loads, taps = counted(page)
    page.locator("#main").get_by_role("link", name="Log a call").tap()
    page.get_by_role("link", name="Till maker").first.tap()
    begun(page)
    page.get_by_label("What they said").press_sequentially("Tested it.")
    chip(page, "blamed", "Card bank")
    chip(page, "promises-0-does", "Call back")
    chip(page, "promises-0-soon", "Tomorrow")
    page.get_by_role("button", name="Save call").tap()
    expect(page.locator("#saved h2")).to_be_visible()
    assert 1 <= len(loads) <= 2, loads
    assert 3 <= len(taps) <= 6, taps
    expect(page.locator("#saved [role=status]")).to_have_text("Sent: it is in the log.")
    (call,) = read(app, owner).calls
    assert (call.parties, call.said, call.statements[0].about) == (("till-maker",), "Tested it.", "card-bank")
    assert call.promises[0].what == "call back" and call.promises[0].due > call.at.date()
    # Nothing is needed but the party.
    loads.clear()
    page.get_by_role("link", name="Log another call").tap()
    page.locator("#main").get_by_role("link", name="Someone else").tap()
    begun(page)
    assert page.evaluate(UNANSWERED) == ["Who is it with?"]
    page.get_by_role("button", name="Save call").tap()
    expect(page.locator("#trouble [data-text]")).to_have_text("Choose who it was with, or write a name.")
    chip(page, "parties", "Card bank")
    save(page)
    assert len(loads) == 2, loads
