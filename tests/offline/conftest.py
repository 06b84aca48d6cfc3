import pytest

from tests.browser import PHONE
from tests.calls.shop import open_shop
from tests.offline.phone import ready


@pytest.fixture
def shop(app, owner) -> int:
    return open_shop(app, owner)


@pytest.fixture
def phone(shop, owner, open_page):
    """A browser in which the owner is signed in, with a packed pocket."""
    page = open_page(owner, viewport=PHONE)
    page.on("pageerror", lambda error: print("error on the page:", error))
    page.goto("/")
    ready(page)
    return page
