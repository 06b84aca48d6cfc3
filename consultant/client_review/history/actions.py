"""All that is noted of clients, read for many at once."""

from collections import defaultdict
from collections.abc import Collection
from zoneinfo import ZoneInfo

from consultant.accounts.models import Practice
from consultant.client_review.history.cases.actions import entries_of_cases
from consultant.client_review.history.rules import Bound, Brought, Entry, History
from consultant.client_review.money.actions import money_of
from consultant.clients.limits.models import LimitEvent
from consultant.clients.models import Client
from consultant.clients.recommending.models import Recommendation
from consultant.database import db


def history_of(who: Client, practice: Practice) -> History:
    return histories_of([who.id], practice)[who.id]


def histories_of(client_ids: Collection[int], practice: Practice) -> dict[int, History]:
    """By client, in a fixed handful of queries. A row begins with the number of the case that it is in: "12/calls[3]"; of money see
    `money_of`."""
    zone = ZoneInfo(practice.zone)
    parts = entries_of_cases(client_ids, zone), money_of(*client_ids), _limits(client_ids, zone), _brought(client_ids)
    return {id: History(tuple(entry for part in parts for entry in part.get(id, ()))) for id in client_ids}


def _limits(client_ids: Collection[int], zone: ZoneInfo) -> dict[int, list[Entry]]:
    """They are listed on the client's own record."""
    query = db.select(LimitEvent.client_id, LimitEvent.id, LimitEvent.at, LimitEvent.limit, LimitEvent.became)
    found: dict[int, list[Entry]] = defaultdict(list)
    for client, id, at, limit, became in db.session.execute(query.filter(LimitEvent.client_id.in_(client_ids))):
        found[client].append(Bound(at.astimezone(zone).date(), limit, became, row=f"client-{client}/limits[{id}]"))
    return found


def _brought(client_ids: Collection[int]) -> dict[int, list[Entry]]:
    """It is noted on the record of who came."""
    query = db.select(Recommendation.client_id, Recommendation.whom_id, Recommendation.on, Client.name)
    query = query.join(Client, Client.id == Recommendation.whom_id).filter(Recommendation.client_id.in_(client_ids))
    found: dict[int, list[Entry]] = defaultdict(list)
    for client, whom, on, name in db.session.execute(query):
        found[client].append(Brought(on, name, row=f"client-{whom}/recommended"))
    return found
