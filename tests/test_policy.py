"""Every page in a real browser: none breaks its own policy, none asks anybody else for anything."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import addresses

TELL = "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # a page is the same on both
# Past its scripts. A form whose every button says something is sent by its first one: without any, nobody can send it.
SEND = """form => {
  form.noValidate = true;
  const buttons = [...form.elements].filter((one) => one.matches("button"));
  const button = buttons.find((one) => !one.name) || buttons[0];
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.submit();
}"""


@pytest.fixture
def open_browser(open_page, base):
    """Opens a page for somebody, or for a guest; it notes all that goes wrong in `problems`."""

    def start(person) -> Page:
        page = open_page(person)
        page.problems = []
        page.add_init_script(TELL)
        page.on("console", lambda message: page.problems.append(f"{page.url}: {message.text}") if message.type == "error" else None)
        page.on("pageerror", lambda error: page.problems.append(f"{page.url}: {error}"))
        page.on("request", lambda request: note_foreign(page, request.url, base))
        return page

    return start


def note_foreign(page: Page, url: str, base: str) -> None:
    if urlsplit(url).scheme != "data" and not url.startswith(base + "/"):
        page.problems.append(f"{page.url} asks {url}")


def look_at(page: Page, addresses) -> int:
    """Open each, then send its form as it stands; how many pages there were."""
    for where in addresses:
        assert page.goto(where).headers["content-type"].startswith("text/html"), where
        form = page.locator("form:has(> [name=once])").first
        if form.count():
            with page.expect_navigation():
                form.evaluate(SEND)
    return len(addresses)


def test_no_page_breaks_the_policy_or_asks_elsewhere(app, owner, filled, open_browser):
    page = open_browser(owner)
    assert look_at(page, addresses(app, filled, "member", "owner")) > 25
    guest = open_browser(None)
    assert look_at(guest, addresses(app, filled, "anyone", "guest-link")) >= 3
    assert page.problems + guest.problems == []


def test_what_breaks_the_policy_is_noticed(open_browser, owner):
    page = open_browser(owner)
    page.goto("/you")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/x.png'}))")
    page.wait_for_function("document.images[0].complete")
    assert any("style-src" in problem for problem in page.problems)
    assert any("img-src" in problem for problem in page.problems)
