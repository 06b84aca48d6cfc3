"""What may be printed is looked at while it is written, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.cases.desk import open_case

TEXT = "The bank lied. It comes shortly."


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # a page is the same on both
def test_findings_come_beside_the_field_and_neither_focus_nor_text_is_lost(app, owner, open_page):
    open_case(app, owner)
    page = open_page(owner)
    page.goto("/cases/1/roadblocks/new")
    field, said = page.get_by_label("What is in the way"), page.locator("#what-look")
    field.press_sequentially(TEXT)
    expect(said.get_by_role("status")).to_have_text("2 things to look at")
    expect(said.get_by_role("listitem")).to_contain_text(["“lied”: ", "“shortly”: "])
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("May be printed for the client. 2 things to look at “lied”: "))
    page.set_viewport_size({"width": 390, "height": 640})
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")  # what comes stands lower than the bar
    field.press("End")
    field.press_sequentially(" They are incompetent. It is a scam.")
    expect(said.get_by_role("status")).to_have_text("4 things to look at")
    expect(said.get_by_role("listitem")).to_have_count(4)
    expect(said.get_by_role("listitem").last).to_have_text("and 1 more")
    under, top = said.bounding_box(), page.locator(".bar").bounding_box()["y"]
    assert under["y"] + under["height"] <= top and field.bounding_box()["y"] >= 0
    page.context.set_offline(True)
    field.press("End")
    field.press_sequentially(" It broke.")
    expect(said.get_by_role("listitem")).to_have_count(0)
    expect(field).to_have_value(f"{TEXT} They are incompetent. It is a scam. It broke.")
    expect(page.locator("#no-network")).to_have_count(0)
