"""Schedules of bad networks: how many calls were stored exactly once."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.bench.table import Row
from tests.office import office, settings_in
from tests.offline.schedules import once, play, stored

SCHEDULES = 10_000
AT_A_TIME = 2


def schedules() -> Row:
    """Each process plays its part on a database of its own, from other dice at each run."""
    parts = [range(first, SCHEDULES, AT_A_TIME) for first in range(AT_A_TIME)]
    with ProcessPoolExecutor(AT_A_TIME) as pool:
        counts = list(pool.map(_play, parts, [Random().getrandbits(32) for _part in parts]))
    written, kept = (sum(column) for column in zip(*counts, strict=True))
    return Row(f"calls not stored exactly once, {SCHEDULES:,} schedules", written - kept, 0, "", f"{kept:,} of {written:,} calls")


def _play(numbers: range, seed: int) -> tuple[int, int]:
    """How many calls were written, and how many of them are stored exactly once."""
    with TemporaryDirectory() as folder:
        app, owner = office(settings_in(Path(folder)))
        app.config["WTF_CSRF_ENABLED"] = False  # one token more or less changes nothing here
        wanted = play(app, owner, Random(seed), numbers)
        return len(wanted), once(wanted, stored(app, owner))
