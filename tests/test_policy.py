"""Every page in a real browser: none breaks its own policy, none asks anybody else for anything."""

import threading
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from consultant.accounts.actions import consultant_by_id
from consultant.database import db, working_for
from consultant.web.access import audience_of
from tests.conftest import signed_in
from tests.rows import address, arguments, fill, routes

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TELL = "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"
SEND = "form => { form.noValidate = true; form.submit(); }"


@pytest.fixture
def filled(app, owner):
    with app.app_context(), working_for(owner.practice_id, owner.id):
        found = fill(consultant_by_id(owner.id), arguments(app))
        db.session.commit()
    return found


@pytest.fixture
def base(app):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def open_browser(app, base):
    """Opens a page for somebody, or for a guest; it notes all that goes wrong in `problems`."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)

        def start(person) -> Page:
            context = chromium.new_context(base_url=base)
            if person:
                client = signed_in(app, person)
                client.get("/")
                context.add_cookies([{"name": "standoff", "value": client.get_cookie("standoff").value, "url": base}])
            page = context.new_page()
            page.set_default_timeout(20_000)
            page.problems = []
            page.add_init_script(TELL)
            page.on("console", lambda message: page.problems.append(f"{page.url}: {message.text}") if message.type == "error" else None)
            page.on("pageerror", lambda error: page.problems.append(f"{page.url}: {error}"))
            page.on("request", lambda request: note_foreign(page, request.url, base))
            return page

        yield start
        chromium.close()


def note_foreign(page: Page, url: str, base: str) -> None:
    if urlsplit(url).scheme != "data" and not url.startswith(base + "/"):
        page.problems.append(f"{page.url} asks {url}")


def pages(app, filled, *audiences):
    """The address of each page of these audiences."""
    for method, rule in routes(app):
        if method == "GET" and audience_of(app, rule.endpoint) in audiences:
            yield address(app, rule, filled.of(rule))


def look_at(page: Page, addresses) -> int:
    """Open each, then send its form as it stands; how many pages there were."""
    seen = 0
    for where in addresses:
        if not page.request.get(where).headers["content-type"].startswith("text/html"):
            continue
        page.goto(where)
        seen += 1
        form = page.locator("form:has(> [name=once])").first
        if form.count():
            with page.expect_navigation():
                form.evaluate(SEND)
    return seen


def test_no_page_breaks_the_policy_or_asks_elsewhere(app, owner, filled, open_browser):
    app.config["WTF_CSRF_ENABLED"] = True
    page = open_browser(owner)
    assert look_at(page, pages(app, filled, "member", "owner")) > 25
    guest = open_browser(None)
    assert look_at(guest, pages(app, filled, "anyone", "guest-link")) >= 3
    assert page.problems + guest.problems == []


def test_what_breaks_the_policy_is_noticed(open_browser, owner):
    page = open_browser(owner)
    page.goto("/you")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/x.png'}))")
    page.wait_for_function("document.images[0].complete")
    assert any("style-src" in problem for problem in page.problems)
    assert any("img-src" in problem for problem in page.problems)
