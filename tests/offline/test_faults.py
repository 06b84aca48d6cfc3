"""What can go wrong while a phone sends: nothing is lost, nothing comes twice, and one bad thing holds up no other."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.calls.shop import read
from tests.conftest import signed_in
from tests.evidence.files.made import photo
from tests.offline.phone import HERE, SECONDS, answer_once, cut, kept, ready, reconnect, save, until_sent, write

# What differs between the databases is in test_entries.py: here the browser is tried.
pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)

ENTRIES = "**/outbox/entries"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def chosen(name: str) -> dict:
    """A picture to be chosen, another one for each name."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": photo((100 + len(name), 80))}


def stored(app, owner) -> list[str]:
    return [call.said for call in read(app, owner).calls]


def log(page: Page, said: str) -> None:
    page.goto(f"{HERE}?party=till-maker")
    write(page, said)
    save(page)


def lose_answer(route) -> None:
    """The server takes it, and what it says never arrives."""
    route.fetch()
    route.abort()


def test_an_answer_that_is_lost_after_the_commit_stores_one_call(app, owner, phone):
    came = answer_once(phone, ENTRIES, lose_answer)
    log(phone, "Lost answer")
    until_sent(phone)
    assert len(came) == 2
    assert stored(app, owner) == ["Lost answer"]


def test_two_tabs_that_send_at_once_store_each_call_once(app, owner, phone):
    cut(phone)
    log(phone, "First")
    other = phone.context.new_page()
    log(other, "Second")
    reconnect(phone)
    for page in (phone, other):
        page.goto("/outbox")
    for page in (phone, other):
        expect(page.locator("#unsent-none")).to_be_visible(timeout=SECONDS)
    assert stored(app, owner) == ["First", "Second"]


def test_a_session_that_ended_pauses_and_goes_on_after_the_sign_in(app, owner, phone):
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "Signed out")
    cookies = phone.context.cookies()
    phone.context.clear_cookies(name="standoff")
    save(phone)
    expect(phone.locator("#net")).to_contain_text("Sign in to send 1", timeout=SECONDS)
    assert stored(app, owner) == []
    phone.context.add_cookies(cookies)
    until_sent(phone)
    assert stored(app, owner) == ["Signed out"]


def test_the_same_key_with_other_content_is_refused_and_both_are_kept(app, owner, phone):
    answer_once(phone, ENTRIES, lose_answer)
    cut(phone)
    log(phone, "On the server")
    phone.goto("/outbox")
    reconnect(phone)
    expect(phone.locator("#unsent li").first).to_be_visible()
    phone.wait_for_event("requestfailed", lambda request: "/outbox/entries" in request.url)
    cut(phone)
    change_content(phone)
    reconnect(phone)
    phone.goto("/outbox")
    expect(phone.locator("#unsent [data-why]")).to_contain_text("Both are kept", timeout=SECONDS)
    expect(phone.locator("#net")).to_have_text("1 needs a look")
    assert stored(app, owner) == ["On the server"]
    assert "On the phone" in kept(phone)[0]["content"]


def change_content(page: Page) -> None:
    """As a fault of the device would, behind the program's back."""
    page.evaluate(
        """async () => {
          const name = `standoff-${document.documentElement.dataset.person}`;
          const database = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
          const read = database.transaction("entries").objectStore("entries").getAll();
          const [entry] = await new Promise((done) => { read.onsuccess = () => done(read.result); });
          entry.content = entry.content.replace("On the server", "On the phone");
          const write = database.transaction("entries", "readwrite");
          write.objectStore("entries").put(entry);
          await new Promise((done) => { write.oncomplete = done; });
          database.close();
        }"""
    )


BAD_ANSWERS = {
    "500": lambda route: route.fulfill(status=500, body="oops"),
    "503": lambda route: route.fulfill(status=503, body="<h1>later</h1>"),
    "413": lambda route: route.fulfill(status=413, body="too large"),
    "nonsense": lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to our hotel</h1>"),
    "another receipt": lambda route: route.fulfill(status=200, json={"key": "other", "digest": "0" * 64}),
}


@pytest.mark.parametrize("answer", BAD_ANSWERS.values(), ids=BAD_ANSWERS)
def test_a_bad_answer_keeps_the_call_and_the_others_go_on(app, owner, phone, answer):
    cut(phone)
    for said in ("Bad luck", "Goes on"):
        log(phone, said)
    answer_once(phone, ENTRIES, answer)
    phone.goto("/outbox")
    reconnect(phone)
    expect(phone.locator("#unsent [data-why]").filter(has_text="in the log")).to_have_count(1, timeout=SECONDS)
    assert stored(app, owner) == ["Goes on"]
    assert [entry["state"] == "receipted" for entry in kept(phone)] == [False, True]
    retry = phone.get_by_role("button", name="Send it again")
    (retry if retry.is_visible() else phone.get_by_role("button", name="Send now")).click()
    expect(phone.locator("#unsent-none")).to_be_visible(timeout=SECONDS)
    assert stored(app, owner) == ["Bad luck", "Goes on"], "in the order in which they began"


def test_a_server_that_hangs_is_given_up_and_the_others_go_on(app, owner, phone):
    phone.clock.install()
    cut(phone)
    for said in ("Hangs", "Goes on"):
        log(phone, said)
    came = answer_once(phone, ENTRIES, lambda route: None)
    phone.goto("/outbox")
    reconnect(phone)
    with phone.expect_response(ENTRIES):
        while not came:
            phone.evaluate("1")
        phone.clock.fast_forward("00:31")
    expect(phone.locator("#unsent [data-why]").filter(has_text="in the log")).to_have_count(1, timeout=SECONDS)
    assert stored(app, owner) == ["Goes on"]
    assert kept(phone)[0]["why"] == "slow"


def test_a_photo_that_fails_half_way_is_sent_again_and_shown_as_missing(app, owner, phone):
    came = answer_once(phone, "**/outbox/photos?*", lambda route: route.abort())
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "With a photo")
    phone.locator("input[name=photos]").set_input_files([chosen(f"{number}.jpg") for number in range(11)])
    expect(phone.locator("#photos-trouble")).to_contain_text("At most 10 photos")
    phone.locator("input[name=photos]").set_input_files({"name": "modem.png", "mimeType": "image/png", "buffer": PIXEL})
    expect(phone.locator("#photos-kept li")).to_have_count(1)
    phone.reload()
    expect(phone.locator("#photos-kept li")).to_have_count(1)
    save(phone)
    expect(phone.locator("#saved [role=status]")).to_contain_text("Photos still on this device: 1", timeout=SECONDS)
    client = signed_in(app, owner)
    assert "1 photo is still on the phone" in client.get("/cases/1").text
    until_sent(phone)
    assert len(came) == 2
    page = client.get("/cases/1").text
    assert "still on the phone" not in page and "modem.png" in page
    assert stored(app, owner) == ["With a photo"]


def test_what_was_sent_stays_on_the_phone_for_two_days_and_what_was_not_for_ever(app, owner, phone):
    phone.clock.install()
    log(phone, "Sent")
    until_sent(phone)
    phone.context.route(ENTRIES, lambda route: route.abort())
    log(phone, "Not sent")
    for hours, there in (("47:00:00", ["receipted", "queued"]), ("02:00:00", ["queued"])):
        phone.clock.fast_forward(hours)
        phone.goto("/outbox")
        ready(phone)
        assert [entry["state"] for entry in kept(phone)] == there
    phone.context.unroute(ENTRIES)
    until_sent(phone)
    assert sorted(stored(app, owner)) == ["Not sent", "Sent"]


def test_a_full_phone_says_so_at_once_and_the_text_stays(app, owner, phone):
    phone.clock.install()
    phone.goto(f"{HERE}?party=till-maker")
    write(phone, "No room")
    phone.get_by_text("On hold", exact=True).click()
    phone.clock.fast_forward("08:00")
    phone.get_by_text("Talking", exact=True).click()
    phone.locator("input[name=photos]").set_input_files(chosen("kept.jpg"))
    expect(phone.locator("#photos-kept li")).to_have_count(1)
    phone.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') } }")
    phone.get_by_role("button", name="Save call").click()
    expect(phone.locator("#trouble")).to_contain_text("no more room")
    expect(phone.get_by_label("What they said")).to_have_value("No room")
    phone.locator("input[name=photos]").set_input_files(chosen("unkept.jpg"))
    assert stored(app, owner) == []
    cut(phone)
    phone.get_by_role("button", name="Send it at once").click()
    expect(phone.locator("#trouble")).to_contain_text("There is no network")
    reconnect(phone)
    came = answer_once(phone, ENTRIES, lose_answer)
    with phone.expect_event("requestfailed", lambda request: "/outbox/entries" in request.url):
        phone.get_by_role("button", name="Send it at once").click()
    phone.get_by_role("button", name="Send it at once").click()  # once it can be pressed again
    expect(phone.locator("#saved [role=status]")).to_have_text("Sent: it is in the log.")
    assert len(came) == 2 and stored(app, owner) == ["No room"]
    assert read(app, owner).calls[0].hold_minutes == 8
    page = signed_in(app, owner).get("/cases/1").text
    assert ">kept.jpg" in page and ">unkept.jpg" in page and "still on the phone" not in page
    phone.goto(HERE)
    expect(phone.locator("#call[data-ready]")).to_be_attached()
    expect(phone.get_by_label("What they said")).to_have_value("")
    expect(phone.locator("#photos-kept li")).to_have_count(0)


def test_a_clock_that_is_a_day_ahead_is_put_right_and_told(app, owner, shop, open_page):
    page = open_page(owner)
    page.clock.install(time=datetime.now(UTC) + timedelta(days=1))
    page.goto("/")
    ready(page)
    log(page, "Tomorrow's phone")
    until_sent(page)
    (call,) = read(app, owner).calls
    assert abs(call.skew - 24 * 3600) < 120
    assert "clock was 24 h ahead" in signed_in(app, owner).get("/cases/1").text.replace("1 day ahead", "24 h ahead")
