from datetime import UTC, datetime

import pytest

from consultant.casefile.actions import import_record
from tests.cases.desk import work
from tests.troubleshooting.alarm import alarm


@pytest.fixture
def case(app, owner) -> int:
    """The number of the hand-made case, in the database."""
    return work(app, owner, lambda: import_record(alarm(), at=datetime.now(UTC)).number)
