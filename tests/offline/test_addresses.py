"""Under which addresses a phone needs no network: behind a proxy with a certificate, as the README says; not over plain http."""

from contextlib import contextmanager

from playwright.sync_api import expect

from tests.browser import PHONE
from tests.calls.shop import read
from tests.office import office, settings_in
from tests.offline.phone import HERE, cut, ready, reconnect, save, until_sent, write
from tests.offline.proxy import encrypted
from tests.owner import PASSWORD
from tests.served import free_port, served

HOST = "standoff.example.org"


@contextmanager
def phone_at(launch, base: str, *flags: str):
    """A browser that finds our host on this machine, at the address of that base."""
    browser = launch(f"--host-resolver-rules=MAP {HOST} 127.0.0.1", *flags)
    yield browser.new_context(base_url=base, viewport=PHONE).new_page()
    browser.close()


def sign_in(page, person) -> None:
    page.goto("/cases/1")
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/cases/1")


def test_behind_a_proxy_with_a_certificate_a_call_is_logged_without_a_network_and_arrives_once(tmp_path, launch):
    port = free_port()
    base = f"https://{HOST}:{port}"
    settings = settings_in(tmp_path, STANDOFF_BASE_URL=base, STANDOFF_PROXIES="1")
    app, owner = office(settings)
    with (
        served(settings) as server,
        encrypted(HOST, port, server.port) as trusted,
        phone_at(launch, base, f"--ignore-certificate-errors-spki-list={trusted}") as page,
    ):
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        sign_in(page, owner)
        ready(page)
        assert [(one["name"], one["secure"]) for one in page.context.cookies()] == [("standoff", True)]
        cut(page)
        page.goto(f"{HERE}?party=till-maker")
        write(page, "Behind the proxy")
        save(page)
        reconnect(page)
        until_sent(page)
        assert page.url == f"{base}/outbox" and all(address.startswith(base) for address in asked)
    assert [call.said for call in read(app, owner).calls] == ["Behind the proxy"]


def test_over_plain_http_the_pages_work_as_without_javascript(tmp_path, launch):
    port = free_port()
    settings = settings_in(tmp_path, STANDOFF_BASE_URL=f"http://{HOST}:{port}")
    app, owner = office(settings)
    with served(settings, port), phone_at(launch, settings.base_url) as page:
        sign_in(page, owner)
        assert page.evaluate("[isSecureContext, 'serviceWorker' in navigator]") == [False, False]
        page.goto("/outbox")
        expect(page.get_by_text("so every call is sent when you save it")).to_be_visible()
        expect(page.locator("#net")).to_have_text("Sent at once")
        page.goto(f"{HERE}?party=till-maker")
        expect(page.locator("#live")).to_be_hidden()
        page.get_by_label("What they said").fill("Over plain http")
        page.get_by_role("button", name="Save call").click()
        page.wait_for_url("**/cases/1*")
        expect(page.get_by_text("Saved.")).to_be_visible()
    assert [call.said for call in read(app, owner).calls] == ["Over plain http"]
