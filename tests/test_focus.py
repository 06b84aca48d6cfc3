"""On a phone and at 400 %, what the keyboard reaches is in sight, above the save bar and the navigation (WCAG 2.4.11)."""

import threading

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from tests.cases.desk import open_case
from tests.conftest import PASSWORD

PATHS = ["/cases/1", "/cases/1/calls/new", "/cases/new", "/you/letterhead", "/cases/1/report"]
HIDDEN = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const over = [...document.querySelectorAll(".bar, .tabs")].filter(
    bar => !bar.contains(at) && ["fixed", "sticky"].includes(getComputedStyle(bar).position));
  const seen = over.map(bar => bar.getBoundingClientRect()).filter(bar => bar.top < innerHeight);
  return seen.some(bar => box.top >= bar.top - 1 && box.bottom <= bar.bottom + 1) ? at.outerHTML.slice(0, 90) : null;
}"""


@pytest.fixture
def address(app, owner, settings):
    open_case(app, owner, firms=("Till maker",))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.port}"
    server.shutdown()


@pytest.mark.parametrize("size", [(390, 844), (320, 256)])
def test_what_is_focused_is_in_sight(address, size):
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        page.goto(f"{address}/sign-in")
        page.get_by_label("E-mail").fill("sam@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/")
        hidden = [fault for path in PATHS for fault in _tab_through(page, address + path)]
        browser.close()
    assert hidden == []


def _tab_through(page, address: str) -> list[str]:
    page.goto(address)
    found = []
    for _step in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        found += filter(None, [page.evaluate(HIDDEN)])
    return [f"{address}: {one}" for one in found]
