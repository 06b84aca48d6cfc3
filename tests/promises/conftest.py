import pytest

from tests.calls.shop import open_shop


@pytest.fixture
def shop(app, owner) -> int:
    return open_shop(app, owner)
