"""A phone in a real browser: its network is cut and comes back, and calls are written down on it."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

HERE = "/cases/1/calls/new"
SECONDS = 20_000  # milliseconds at the most, for anything that is waited for


def ready(page: Page) -> None:
    """The worker answers for this page, and the pocket is packed."""
    expect(page.locator("html[data-offline=ready]")).to_be_attached(timeout=SECONDS)


def cut(page: Page) -> None:
    page.context.set_offline(True)


def reconnect(page: Page) -> None:
    page.context.set_offline(False)


def write(page: Page, said: str, party: str = "Till maker", **chips: str) -> None:
    """On the page of a call: who, what was said, and chips by the question they belong to; then it is saved here."""
    expect(page.locator("#call[data-ready]")).to_be_attached()
    expect(page.get_by_role("checkbox", name=party, exact=True).first).to_be_checked()  # it was tapped on the page before
    page.get_by_label("What they said").fill(said)
    for group, chip in chips.items():
        page.locator(f"#{group.replace('_', '-')}").get_by_text(chip, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save call").click()
    expect(page.locator("#saved h2")).to_be_visible()


def kept(page: Page) -> list[dict]:
    """All entries on this device, in their order, as plain data."""
    return page.evaluate(
        """async () => {
          const name = `standoff-${document.documentElement.dataset.person}`;
          const database = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
          const store = database.transaction("entries").objectStore("entries");
          const all = await new Promise((done) => { const r = store.getAll(); r.onsuccess = () => done(r.result); });
          database.close();
          return all.sort((one, other) => one.sequence - other.sequence);
        }"""
    )


def until_sent(page: Page) -> None:
    """Sends by the button, and waits until nothing is left."""
    page.goto("/outbox")
    expect(page.locator("#unsent-acts:not([hidden]), #unsent-none:not([hidden])")).to_be_visible(timeout=SECONDS)
    page.locator("#send-now").dispatch_event("click")
    expect(page.locator("#unsent-none")).to_be_visible(timeout=SECONDS)


def answer_once(page: Page, address: str, answer: Callable[[Route], None]) -> list[str]:
    """The next request to this address is answered so; the others go to the server. The list grows with each that came."""
    came: list[str] = []

    def take(route: Route) -> None:
        came.append(route.request.url)
        answer(route) if len(came) == 1 else route.continue_()

    page.context.route(address, take)
    return came
