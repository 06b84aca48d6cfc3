import pytest

from tests.calls.shop import add_call, open_shop
from tests.factories import blames


@pytest.fixture
def case(app, owner) -> list[int]:
    """A case in which till maker and bank point to each other; the rows of both calls."""
    open_shop(app, owner)
    pairs = (("till-maker", "card-bank"), ("card-bank", "till-maker"))
    return [add_call(app, owner, blames(by, about), parties=by) for by, about in pairs]
