"""On a phone without a network: from open to reload to on line, every call arrives once, in order."""

from playwright.sync_api import expect

from tests.calls.shop import read
from tests.offline.phone import HERE, cut, kept, reconnect, save, until_sent, write


def stored(app, owner) -> list[str]:
    return [call.said for call in read(app, owner).calls]


def test_three_calls_without_a_network_arrive_once_and_in_order(app, owner, phone):
    cut(phone)
    phone.goto("/cases/1")
    expect(phone.get_by_text("Kept on this device: as of")).to_be_visible()
    for number in (1, 2, 3):
        phone.goto(f"{HERE}?party=till-maker")
        write(phone, f"No. {number}", blamed="Card bank")
        phone.reload()
        expect(phone.get_by_label("What they said")).to_have_value(f"No. {number}")
        save(phone)
    assert [entry["state"] for entry in kept(phone)] == ["queued"] * 3
    phone.goto("/cases/1")
    expect(phone.locator("#kept li")).to_have_count(3)
    assert stored(app, owner) == []
    reconnect(phone)
    until_sent(phone)
    assert stored(app, owner) == ["No. 1", "No. 2", "No. 3"]
    calls = read(app, owner).calls
    assert [(said.by, said.about) for call in calls for said in call.statements] == [("till-maker", "card-bank")] * 3
