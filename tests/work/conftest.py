import pytest

from tests.cases.desk import open_case


@pytest.fixture
def case(app, owner) -> int:
    """The number of an open case."""
    return open_case(app, owner)
