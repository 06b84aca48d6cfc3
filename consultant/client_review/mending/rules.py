"""What we should mend first, as a promise of ours with a date."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from consultant.calls.rules import Call, standing_log
from consultant.cases.rules import CaseRecord
from consultant.client_review.history.cases.rules import history_of
from consultant.client_review.rules import Agreed, review
from consultant.client_review.signals.mend.rules import failings
from consultant.parties.rules import Role
from consultant.promises.rules import Promise, is_over

SOON = timedelta(days=14)  # by when, where nobody says


@dataclass(frozen=True)
class Mend:
    """A promise of ours that is still open."""

    case: int  # its number
    what: str
    due: date | None


def ours(record: CaseRecord) -> str | None:
    """Who promises for us: the first party that is the consultant."""
    return next((party.id for party in record.parties if party.role == Role.CONSULTANT), None)


def said_in(record: CaseRecord) -> Call | None:
    """The entry of the log that such a promise stands with: the newest with the client, else the newest."""
    clients = {party.id for party in record.parties if party.role == Role.CLIENT}
    log = standing_log(record.calls)
    return max(log, key=lambda call: (not clients.isdisjoint(call.parties), call.at), default=None)


def promised(record: CaseRecord, number: int) -> Iterable[Mend]:
    """What we promised in this case and have not kept yet."""
    for call in standing_log(record.calls):
        for one in call.promises:
            if one.by == ours(record) and not is_over(call, one) and one.kept is None:
                yield Mend(number, one.what, _day(one))


def _day(one: Promise) -> date | None:
    return one.due.date() if hasattr(one.due, "date") else one.due


def most_often(records: Iterable[CaseRecord], today: date) -> str | None:
    """The kind of our failings that these cases tell of most; None without any."""
    found = Counter(one.what for one in failings(review(history_of(records), today, Agreed(""))))  # no money is looked at
    return max(sorted(found), key=lambda what: found[what], default=None)
