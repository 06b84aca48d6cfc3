"""What belongs in the pocket: the pages of the open cases that a device takes along."""

from datetime import date
from hashlib import sha256

from consultant.calls.actions import open_cases
from consultant.cases.models import Case
from consultant.database import rows_of
from consultant.parties.models import Party
from consultant.parties.rules import OUR_SIDE

MOST_CASES = 60  # the newest


def cases_to_take() -> list[tuple[Case, list[str]]]:
    """The open cases, newest first, each with the keys of the firms in it."""
    cases = open_cases()[:MOST_CASES]
    parties = rows_of(Party, *(case.id for case in cases))
    return [(case, [one.key for one in parties if one.case_id == case.id and one.role not in OUR_SIDE]) for case in cases]


def version_of(program: str, today: date, *cases: Case) -> str:
    """Another one whenever the program, the day, one of the cases or its client is."""
    states = [(case.id, case.version, case.changed_at.isoformat(), case.client.changed_at.isoformat()) for case in cases]
    return sha256(repr((program, today.isoformat(), states)).encode()).hexdigest()[:16]
