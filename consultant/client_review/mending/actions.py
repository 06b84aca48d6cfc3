"""Promise to mend something, in an open case of the client."""

from datetime import date

from consultant.cases.actions import record_of
from consultant.cases.models import Case
from consultant.cases.rules import CaseRecord
from consultant.client_review.mending.rules import Mend, ours, promised, said_in
from consultant.clients.actions import cases_of
from consultant.clients.models import Client
from consultant.promises.actions import add_promise
from consultant.promises.rules import Promise


def open_cases(who: Client) -> dict[Case, CaseRecord]:
    """Newest first."""
    return {case: record_of(case) for case in cases_of(who) if case.is_open}


def takes_promise(record: CaseRecord) -> bool:
    """A promise stands with an entry of the log."""
    return ours(record) is not None and said_in(record) is not None


def promised_to(who: Client) -> list[Mend]:
    """What we promised and have not done yet, the earliest day first."""
    found = [one for case, record in open_cases(who).items() for one in promised(record, case.number)]
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max))


def promise_to_mend(case: Case, what: str, due: date) -> None:
    """For a case that `takes_promise`."""
    record = record_of(case)
    us, call = ours(record), said_in(record)
    assert us and call and call.id
    add_promise(case.id, call.id, Promise(us, what, due))
