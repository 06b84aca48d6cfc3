"""The hand-made case: three firms in a circle, and a test that settles it whatever comes out."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from consultant.assessment.rules import Assessment, assess
from consultant.calls.rules import Call
from consultant.casefile.rules import read_case
from consultant.cases.rules import CaseRecord, moment

FILE = Path(__file__).parent / "silent-alarm.json"
PHONE = 2  # the place of the best test


def alarm(*later: Call, **noted) -> CaseRecord:
    """The case, with what was noted about the best test and what was called since."""
    record = read_case(FILE.read_bytes())
    tests = [replace(test, **noted) if place == PHONE else test for place, test in enumerate(record.tests)]
    calls = (*record.calls, *(replace(call, row=f"calls[{len(record.calls) + n}]") for n, call in enumerate(later)))
    return replace(record, tests=tuple(tests), calls=calls)


def assessed(record: CaseRecord) -> Assessment:
    return assess(record, moment(record) + timedelta(days=3))
