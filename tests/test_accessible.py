"""Every page in a real browser: axe finds nothing, the keyboard reaches all in order and in sight, twice as large text fits,
and none breaks its own policy or asks anybody else for anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, addresses

LOOK = (Path(__file__).parent / "look.js").read_text() + Axe().axe_script  # for a window: sent once, not with each page
ASKS = "form:has(> [name=once])"
ANSWERS = "input:not([type=hidden]), select, textarea"
UNFOLD = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
MAGNIFIED = {"width": 320, "height": 256}
NARROW = (390, 320, 195)  # the last is a phone of 390 with text at 200 %
MAIN = (
    "/",
    "/cases",
    "/cases/1",
    "/calls/new",
    "/cases/1/calls/new",
    "/cases/1/parties/card?party=lakeside",
    "/cases/1/conference",
    "/cases/new",
    "/cases/1/report",
    "/contacts",
    "/you",
    "/you/letterhead",
    "/you/people",
)

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # a page looks the same on both


@pytest.fixture
def look(app, owner, watched_page):
    """Opens a window in which nothing moves by itself, with `look` of look.js and `axe` in each page."""

    def start(person, **settings) -> Page:
        page = watched_page(person, reduced_motion="reduce", **{"viewport": PHONE, **settings})
        page.add_init_script(LOOK)
        return page

    return start


def each_page(page: Page, where: list[str]) -> Iterator[str]:
    """Opens each page, and then each form with every answer spoiled; says which it is."""
    for one in where:
        assert page.goto(one).headers["content-type"].startswith("text/html"), one
        yield one
        form = page.locator(ASKS).first
        if not form.count() or not form.locator(ANSWERS).count():
            continue
        with page.expect_navigation():
            page.locator(ASKS).first.evaluate("form => look.spoil(form)")
        assert page.locator(".errors").count(), f"{one} takes anything"
        yield f"{one}, with errors"


def windows(app, filled, look, owner) -> Iterator[tuple[Page, list[str]]]:
    """Somebody who is signed in, and a guest, each with their pages."""
    for person, audiences in ((owner, ("member", "owner")), (None, ("anyone", "guest-link"))):
        yield look(person), addresses(app, filled, *audiences)


def axe(page: Page, options: dict) -> list[str]:
    """What axe finds in the whole page: where a bar floats, a size depends on what happens to lie under it."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": PHONE["width"], "height": max(height, PHONE["height"])})
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def narrow(page: Page) -> Iterator[str]:
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        yield from (f"at {width}, {fault}" for fault in page.evaluate("[...look.cut(), ...look.overlaps()]"))
    page.set_viewport_size(PHONE)


def in_the_dark(page: Page) -> list[str]:
    """Only colours differ in the dark."""
    page.emulate_media(color_scheme="dark")
    found = axe(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return found


def test_every_page_is_accessible_fits_a_narrow_screen_and_keeps_to_its_policy(app, owner, filled, look):
    faults, seen = [], []
    for page, where in windows(app, filled, look, owner):
        for name in each_page(page, where):
            focus_faults = focus_after_errors(page) if name.endswith("errors") else []
            page.evaluate(UNFOLD)
            found = focus_faults + axe(page, ALL) + [f"dark: {fault}" for fault in in_the_dark(page)] + list(narrow(page))
            faults += [f"{name}: {fault}" for fault in found]
            seen.append(name)
        faults += page.problems
    assert not faults, "\n".join(faults)
    assert len(seen) > 70


def focus_after_errors(page: Page) -> list[str]:
    """The list of errors has the focus, in sight, and each of its links hands it to a field in sight."""
    at = page.evaluate("document.activeElement.className")
    lost = [] if "errors" in at.split() else [f"the focus is at {at or 'nothing'}"]
    return lost + page.evaluate("look.follow()")


@pytest.mark.parametrize("viewport", [PHONE, DESK, MAGNIFIED], ids=["phone", "desk", "desk at 400 %"])
def test_the_keyboard_reaches_all_in_the_order_of_the_page_and_in_sight(app, owner, filled, look, viewport):
    page = look(owner, viewport=viewport)
    faults = []
    for where in MAIN:
        page.goto(where)
        page.evaluate(UNFOLD)
        faults += [f"{where}: {fault}" for fault in walk(page)]
    assert not faults, "\n".join(faults)


def walk(page: Page) -> list[str]:
    """Tab from the top of the page to its end."""
    faults, stops = [], []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate("look.stop()")
        if stop and stops and stop["index"] == stops[-1]["index"]:
            continue  # the next part of a date
        if not stop or stop["index"] in {one["index"] for one in stops}:
            break
        faults += stop["faults"]
        stops.append(stop)
    missed = page.evaluate("reached => look.missed(reached)", [stop["index"] for stop in stops])
    return faults + missed + page.evaluate("stops => look.disorder(stops)", stops)


def press(page: Page, where: str, name: str) -> None:
    page.goto(where)
    page.evaluate(UNFOLD)
    button = page.get_by_role("button", name=name).first
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_action_that_reloads_hands_the_focus_to_what_it_changed(app, owner, filled, look):
    page = look(owner)
    press(page, "/cases/1/tests/new", "Add one more result")
    expect(page.locator("#results-2-result")).to_be_focused()
    page.keyboard.type("It works")
    assert page.locator("#results-2-result").input_value() == "It works", "whoever types on types into the new row"
    with page.expect_navigation():
        page.get_by_role("button", name="Save the test").click()
    assert "a change" in focused(page)
    assert page.evaluate("look.follow()") == [] and "#" in page.url
    with page.expect_navigation():
        page.get_by_role("button", name="Save the test").click()
    assert "a change" in focused(page) and "#" not in page.url
    press(page, "/you/letterhead", "Save the letterhead")
    assert focused(page) == "Your letterhead is saved."
    press(page, "/cases/1", "Mark kept")
    assert focused(page).startswith("Marked as kept")
    press(page, "/cases/1/roadblocks/1", "Save")
    assert focused(page).startswith("In the way")


def focused(page: Page) -> str:
    """What the element with the focus says; nothing when it is lost."""
    return page.evaluate("document.activeElement === document.body ? '' : document.activeElement.innerText")
