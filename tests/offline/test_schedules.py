"""Whatever is lost, repeated, reordered or broken off on the way: every call is stored exactly once, in its order."""

from random import Random

from tests.conftest import is_postgres
from tests.offline.schedules import CALLS, once, play, stored

SCHEDULES = {"sqlite": 1000, "postgresql": 100}


def test_every_call_of_any_schedule_is_stored_exactly_once(app, owner, shop, settings):
    schedules = SCHEDULES["postgresql" if is_postgres(settings) else "sqlite"]
    wanted = play(app, owner, Random(4), range(schedules))
    found = stored(app, owner)
    assert once(wanted, found) == len(wanted) == schedules * CALLS
    assert found == sorted(wanted, key=lambda said: (said.split("-")[1], said))
