"""What only a script puts on the screen is as accessible as any page: axe, light and dark, twice as large text, and thumbs."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.calls.shop import read
from tests.evidence.files.made import photo
from tests.offline.phone import HERE, SECONDS, cut, ready, reconnect, save, write
from tests.test_accessible import ALL, LOOK, UNFOLD, axe, in_the_dark, narrow

# What differs between the databases is in test_entries.py: here the browser is tried.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)

FULL = "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') } }"
THUMB = 44  # CSS pixels


@pytest.fixture
def phone(shop, owner, open_page) -> Page:
    page = open_page(owner, viewport=PHONE, reduced_motion="reduce")
    page.add_init_script(LOOK)
    page.goto("/")
    ready(page)
    return page


def faults(page: Page, state: str, least: int = 24) -> list[str]:
    """What is wrong with the screen as it stands now; `least`: pixels of its smallest button."""
    page.evaluate(UNFOLD)
    found = axe(page, ALL) + [f"dark: {fault}" for fault in in_the_dark(page)] + list(narrow(page))
    return [f"{state}: {fault}" for fault in found + page.evaluate("least => look.small(least)", least)]


def test_the_page_of_a_call_while_it_runs(phone):
    found = []
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "It is the bank", blamed="Card bank", promises_0_does="Call back", promises_0_soon="Friday")
    phone.locator("#live").get_by_text("On hold", exact=True).click()
    phone.locator("[name=photos]").set_input_files({"name": "till.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    expect(phone.locator("#photos-kept li")).to_have_count(1)
    expect(phone.locator(".understood")).to_have_text(re.compile(r"^By Friday \d+ \w+ 20\d\d\.$"))
    expect(phone.locator("#blamed").get_by_text("Till maker", exact=True)).to_be_hidden()
    found += faults(phone, "on hold", THUMB)
    phone.get_by_role("button", name="Add one more promise").click()
    expect(phone.locator("#promises-1-what")).to_have_value("")
    phone.locator("#promises-1-what").fill("send it in writing")
    phone.reload()
    expect(phone.locator("#begun")).to_be_visible()
    expect(phone.locator("#promises-1-what")).to_have_value("send it in writing")
    phone.locator("#live").get_by_text("Talking", exact=True).click()
    found += faults(phone, "gone on with, talking", THUMB)
    tap_nobody(phone)
    found += faults(phone, "nobody chosen", THUMB)
    phone.locator("#parties").get_by_text("Till maker", exact=True).click()
    phone.evaluate(FULL)
    phone.get_by_role("button", name="Save call").click()
    expect(phone.get_by_role("button", name="Send it at once")).to_be_visible()
    found += faults(phone, "no room", THUMB)
    assert not found, "\n".join(found)


def test_files_that_are_not_taken_are_named_and_can_be_taken_out(app, owner, phone):
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "With odd files")
    files = phone.locator("[name=photos]")
    expect(files).to_have_attribute("data-largest", "25000000")
    files.evaluate("element => { element.dataset.largest = 30000 }")
    sent = {"letter.docx": b"PK\3\4\0", "till.jpg": b"\xff\xd8\xff\0", "scan.pdf": b"%PDF-" + bytes(30000)}
    files.set_input_files([{"name": name, "mimeType": "", "buffer": data} for name, data in sent.items()])
    expect(phone.locator("#photos-trouble")).to_contain_text("Too large, and not taken: “scan.pdf”.")
    expect(phone.locator("#photos-kept li")).to_have_count(2)
    found = faults(phone, "too large", THUMB)
    save(phone)
    said = re.compile("in the log. Not taken: .*“letter.docx”: A file of this kind")
    expect(phone.locator("#saved [role=status]")).to_contain_text(said, timeout=SECONDS)
    phone.goto("/outbox")
    expect(phone.locator("#unsent [data-problems] li")).to_have_count(2)
    assert all(name in phone.locator("#unsent").inner_text() for name in ("letter.docx", "till.jpg"))
    found += faults(phone, "files not taken")
    for left in (1, 0):
        with phone.expect_response("**/outbox/photos?*"):
            phone.get_by_role("button", name="Take this file out").first.click()
        expect(phone.locator("#unsent [data-problems] li")).to_have_count(left)
    expect(phone.locator("#unsent-none")).to_be_visible()
    assert read(app, owner).calls[0].photos_to_come == 0
    assert not found, "\n".join(found)


def tap_nobody(page: Page) -> None:
    page.locator("#parties").get_by_text("Till maker", exact=True).click()
    page.get_by_role("button", name="Save call").click()
    expect(page.locator("#trouble")).to_be_visible()


def test_what_is_saved_waits_and_is_refused(phone):
    found = []
    phone.goto("/cases/1/edit")
    cut(phone)
    phone.get_by_label("What is the problem?").first.fill("Typed without a network")
    phone.get_by_role("button", name="Save").last.click()
    expect(phone.locator("#no-network")).to_contain_text("There is no network")
    expect(phone.get_by_label("What is the problem?").first).to_have_value("Typed without a network")
    found += faults(phone, "a plain form")
    phone.goto("/cases/1")
    expect(phone.get_by_text("What has this sign needs the network.")).to_be_visible()
    expect(phone.get_by_role("link", name="Write a report needs the network", exact=True)).to_be_visible()
    expect(phone.get_by_role("link", name="Today", exact=True)).to_be_visible()
    found += faults(phone, "kept page")
    phone.goto("/you/letterhead")
    expect(phone.locator("#here").get_by_role("link")).to_have_count(4)
    expect(phone.locator("#nothing")).to_be_hidden()
    found += faults(phone, "away")
    for said, hold in (("Refused", "9"), ("", "1")):
        phone.goto(f"{HERE}?party=till-maker")
        write(phone, said)
        phone.get_by_label("Minutes in all").fill("5")
        phone.get_by_label("Of these, minutes on hold").fill(hold)
        save(phone)
    found += faults(phone, "saved", THUMB)
    phone.goto(HERE)
    expect(phone.locator("#call[data-ready]")).to_be_attached()
    phone.get_by_label("What they said").fill("Half a sentence")
    phone.goto("/outbox")
    expect(phone.locator("#unsent li.entry")).to_have_count(2)
    first = re.compile(r"Till maker\s*No cards · \w+ \d+ \w+ \d\d:\d\d\s*Refused")
    expect(phone.locator("#unsent li.entry").first).to_contain_text(first)
    expect(phone.locator("#unsent li.entry").nth(1).locator("[data-said]")).to_be_hidden()  # nothing was written there
    expect(phone.locator("#begun")).to_contain_text("Half a sentence")
    expect(phone.locator("#pocket-size")).to_have_text(re.compile(r"^[1-9]\d* pages .*: [1-9]\d* kB\.$"))
    found += faults(phone, "waiting")
    phone.get_by_role("link", name="Go on with it").click()
    expect(phone.get_by_label("What they said")).to_have_value("Half a sentence")
    phone.goto("/outbox")
    phone.locator("#begun").get_by_role("button", name="Throw away").click()
    phone.locator("#begun").get_by_role("button", name="Yes, throw it away for good").click()
    expect(phone.locator("#begun")).to_be_hidden()
    reconnect(phone)
    expect(phone.locator("#unsent [data-why]").filter(has_text="in the log.")).to_have_count(1, timeout=SECONDS)
    expect(phone.locator("#unsent [data-problems] li")).to_have_count(1)
    phone.get_by_role("button", name="Throw away").click()
    found += faults(phone, "refused, and sent")
    phone.get_by_role("button", name="Take it off this device").click()
    expect(phone.locator("#unsent li.entry")).to_have_count(1)
    phone.get_by_role("link", name="Change", exact=True).click()
    expect(phone.locator("#trouble li")).to_have_count(1)
    found += faults(phone, "to be changed", THUMB)
    phone.goto("/you")
    ready(phone)
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.locator("#unsent-ask")).to_be_visible()
    found += faults(phone, "signing out")
    assert not found, "\n".join(found)
