"""The app as it is in use, with a row of every kind in it, for a real browser."""

import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.routing import Rule
from werkzeug.serving import make_server

from consultant.accounts.actions import consultant_by_id
from consultant.accounts.models import Consultant
from consultant.database import db, working_for
from consultant.web.access import audience_of
from tests.conftest import signed_in
from tests.rows import address, arguments, fill, routes

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
FILES = {  # what a window shows as it is, or does not show
    *("static", "bootstrap.static", "assets.font", "assets.script", "files.content", "files.small"),
    "listed.sample", "handover.download",
    *("offline.who", "pocket.manifest", "pocket.pages", "pocket.service_worker"),
}
PATIENCE = 20_000  # milliseconds at the most for anything that is waited for: the machine may have other work


@pytest.fixture
def filled(app, owner):
    """What to write into the addresses of the routes, for the owner's practice."""
    with app.app_context(), working_for(owner.practice_id, owner.id):
        found = fill(consultant_by_id(owner.id), arguments(app))
        db.session.commit()
    return found


@pytest.fixture
def base(app) -> Iterator[str]:
    """The address under which the app is served on this machine."""
    app.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts Chromium, with further flags."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*CHROMIUM, *flags])


@pytest.fixture(scope="session")
def chromium(launch) -> Iterator[Browser]:
    """One for all tests of this process: each window is of a context of its own, which shares nothing with others."""
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture
def open_page(app, base, chromium):
    """Opens a window for somebody, or for a guest (None); further arguments are playwright's for a context."""
    contexts = []

    def start(person: Consultant | None, **settings):
        context = chromium.new_context(base_url=base, **settings)
        contexts.append(context)
        if person:
            client = signed_in(app, person)
            client.get("/")
            context.add_cookies([{"name": "standoff", "value": client.get_cookie("standoff").value, "url": base}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield start
    for context in contexts:
        context.close()


TELL = "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"


@pytest.fixture
def watched_page(open_page, base):
    """As `open_page`; each notes what breaks the policy, goes wrong in a script or asks elsewhere, in `problems`."""

    def start(person: Consultant | None, **settings) -> Page:
        page = open_page(person, **settings)
        page.problems = []
        page.add_init_script(TELL)
        page.on("console", lambda message: page.problems.append(f"{page.url}: {message.text}") if message.type == "error" else None)
        page.on("pageerror", lambda error: page.problems.append(f"{page.url}: {error}"))
        page.on("request", lambda request: _note_foreign(page, request.url, base))
        return page

    return start


def _note_foreign(page: Page, url: str, base: str) -> None:
    if urlsplit(url).scheme != "data" and not url.startswith(base + "/"):
        page.problems.append(f"{page.url} asks {url}")


def addresses(app, filled, *audiences: str) -> list[str]:
    """Where each page that these audiences may GET is found."""
    return [
        address(app, rule, filled.of(rule))
        for method, rule in routes(app)
        if method == "GET" and audience_of(app, rule.endpoint) in audiences and not is_file(rule)
    ]


def is_file(rule: Rule) -> bool:
    return rule.endpoint in FILES or rule.rule.endswith(".pdf")
