"""One walk in a real browser, without JavaScript: from signing up to a report in hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.reports.reading import pages_of


@pytest.fixture
def page(open_page):
    page = open_page(None, viewport=PHONE, java_script_enabled=False)
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: page.problems.append(request.url))
    return page


def test_from_signing_up_to_a_report_in_hand(page: Page):
    sign_up(page)
    open_a_case(page)
    log_a_call(page, who="BrightNet", points_to="Hillside Phone", because="the line is noisy")
    log_a_call(page, who="Hillside Phone", points_to="BrightNet", because="the modem is old")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Hillside Phone")
    expect(heading).to_contain_text("point to each other")
    expect(page.locator("svg.pic .pic-badge")).to_have_count(2)

    page.get_by_role("link", name="Write a report").first.click()
    set_what_is_missing(page)
    page.get_by_role("button", name="Issue report 1").click()
    expect(page.get_by_role("status")).to_contain_text("Report 1 is issued")

    text = download(page, "Open report 1")
    for wanted in ("BrightNet", "Hillside Phone", "Rosa Reyes", "My internet cuts out", "555 0142", "The shop opens"):
        assert wanted in text
    assert page.problems == []


def sign_up(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Name of your practice").fill("Field IT")
    page.get_by_label("Your name").fill("Sam Field")
    page.get_by_label("E-mail").fill("sam@example.org")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_label("Time zone").select_option("Europe/London")
    page.get_by_label("Currency").select_option("GBP")
    page.get_by_role("button", name="Make my practice").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is due today")


def open_a_case(page: Page) -> None:
    page.get_by_role("link", name="Open a case").click()
    page.get_by_label("What is the problem?").fill("My internet cuts out most mornings.")
    page.get_by_label("Name of the new client").fill("Rosa Reyes")
    page.get_by_label("It worked").fill("The internet stays up all day")
    page.get_by_label("Firm or person").get_by_label("Firm or person").fill("BrightNet")
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No calls yet")


def log_a_call(page: Page, *, who: str, points_to: str, because: str) -> None:
    """A firm that is not in the case yet is made on the spot."""
    page.get_by_role("link", name="Log a call").last.click()
    parties = page.get_by_role("group", name="Who is it with?")
    for firm, group in ((who, parties), (points_to, page.get_by_role("group", name="They say it is…"))):
        expect(group).to_be_visible()  # to count is not to wait
        known = group.get_by_text(firm, exact=True)
        if known.count():
            known.click()
        else:
            page.get_by_text("A firm or a person who is not in this case yet").first.click()
            page.get_by_label("Someone new", exact=True).fill(firm)
            group.get_by_text("Someone new, named above").click()
    page.get_by_label("Because").first.fill(because)
    page.get_by_role("button", name="Save call").click()


def set_what_is_missing(page: Page) -> None:
    """The letterhead and the day to look again, each from the list of what is still to do."""
    page.get_by_role("button", name="Put your phone or e-mail on the letterhead").click()
    page.get_by_label("Phone").fill("555 0142")
    page.get_by_role("button", name="Save the letterhead").click()
    page.get_by_role("button", name="Say when you look at this again").click()
    page.get_by_label("Or when something happens").fill("The shop opens")
    page.get_by_role("button", name="Save", exact=True).last.click()


def download(page: Page, name: str) -> str:
    """The text of the PDF behind the link of that name."""
    reports = page.locator("#reports")
    if not reports.get_by_role("link", name=name).is_visible():
        reports.locator("summary").click()
    address = reports.get_by_role("link", name=name).get_attribute("href")
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join(pages_of(answer.body()))
