"""The page of a call on a phone: a slow processor, a slow network or none, in a real browser whose store is on disk."""

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.bench.data import CASE_OF
from tests.bench.served import Visitor, serving
from tests.bench.slow_network import slow_network
from tests.bench.table import Row
from tests.browser import CHROMIUM, PHONE

HERE = f"/cases/{CASE_OF[10]}/calls/new?party=p2"
SAVES, VISITS = 30, 3
SLOWER = 4  # times
MINUTE = 60_000  # milliseconds at the most, for anything that is waited for

# When the page's own scripts said that it can be used, by the clock that starts with the visit.
WATCH_VISIT = """window.interactive = new Promise((done) => new MutationObserver((_, observer) => {
  if (!document.querySelector("#call[data-ready]")) return;
  observer.disconnect();
  done(performance.now());
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] }))"""
# From the tap, by the time of the event itself, to the first task after the frame in which "Saved" is shown.
WATCH_SAVE = """() => {
  const panel = document.getElementById("saved"), { port1, port2 } = new MessageChannel();
  let tapped = 0;
  addEventListener("click", (event) => { tapped = event.timeStamp; }, true);
  new MutationObserver(() => panel.checkVisibility({ visibilityProperty: true })
    && requestAnimationFrame(() => port2.postMessage("painted")))
    .observe(panel, { attributes: true });
  window.savedAfter = new Promise((done) => { port1.onmessage = () => done(performance.now() - tapped); });
}"""


def on_device(data: Path) -> list[Row]:
    with serving("-m", "flask", "--app", "app", "serve", data=data) as (port, _pid):
        firsts = [first_visit(port) for _visit in range(VISITS)]
        seconds, without, saves = later(port)
    return [
        Row("call page on slow 3G, first visit", statistics.median(firsts), 6, "s", told(firsts)),
        Row("the same, second visit", statistics.median(seconds), 1, "s", told(seconds)),
        Row("the same, without a network", statistics.median(without), 1, "s", told(without)),
        Row(f"tap on Save to “Saved”, processor {SLOWER} × slower", statistics.median(saves), 50, "ms", told(saves)),
    ]


def told(found: list[float]) -> str:
    return f"{len(found)} times, {min(found):.2f} to {max(found):.2f}"


@contextmanager
def phone(port: int) -> Iterator[tuple[BrowserContext, Page]]:
    """A browser with an empty store in which the consultant is signed in."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        how = {"executable_path": "/usr/bin/chromium", "args": CHROMIUM, "viewport": PHONE, "base_url": f"http://localhost:{port}"}
        context = playwright.chromium.launch_persistent_context(folder, **how)
        cookies = Visitor(port).sign_in().cookies
        context.add_cookies([{"name": name, "value": value, "url": how["base_url"]} for name, value in cookies.items()])
        context.set_default_timeout(MINUTE)
        yield context, context.pages[0]
        context.close()


def first_visit(port: int) -> float:
    """Seconds over a slow network until the page can be used, with nothing of the program on the phone."""
    with slow_network(port) as network, phone(network.port) as (_context, page):
        page.add_init_script(WATCH_VISIT)
        return opened(page)


def later(port: int) -> tuple[list[float], list[float], list[float]]:
    """Once the phone has all that it keeps: seconds of visits over a slow network, and without one; milliseconds of saves."""
    with slow_network(port) as network, phone(network.port) as (context, page):
        page.add_init_script(WATCH_VISIT)
        network.is_slow = False
        opened(page)
        expect(page.locator("html[data-offline=ready]")).to_be_attached(timeout=5 * MINUTE)
        network.is_slow = True
        slow = [opened(page) for _visit in range(VISITS)]
        context.set_offline(True)
        without = [opened(page) for _visit in range(VISITS)]
        context.set_offline(False)
        network.is_slow = False
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return slow, without, [saved(page, number) for number in range(SAVES)]


def opened(page: Page) -> float:
    page.goto(HERE)
    return page.evaluate("() => window.interactive") / 1_000


def saved(page: Page, number: int) -> float:
    """What was saved before is in the log, and the pocket is packed: nobody writes down a call faster than that."""
    page.goto(HERE)
    expect(page.locator("#call[data-ready]")).to_be_attached()
    expect(page.locator("html[data-offline=ready]")).to_be_attached(timeout=MINUTE)
    page.get_by_label("What they said").fill(f"They will look at it. {number}")
    page.evaluate(WATCH_SAVE)
    page.get_by_role("button", name="Save call").click(delay=100)  # as long as a finger stays
    return page.evaluate("() => window.savedAfter")
