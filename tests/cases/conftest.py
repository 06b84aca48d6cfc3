import pytest

from tests.cases.desk import open_case


@pytest.fixture
def case(app, owner) -> int:
    """The number of an open case with two firms."""
    return open_case(app, owner, firms=("Till maker", "Card bank"))
