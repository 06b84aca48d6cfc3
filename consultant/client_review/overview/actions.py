"""All clients of the practice in a fixed handful of queries; what is proposed for them is worked out once a day."""

from dataclasses import replace
from datetime import date
from time import monotonic

from consultant.accounts.models import Practice
from consultant.cases.listing.rules import PAGE, Listed
from consultant.client_review.actions import State, kept_proposal, states_of
from consultant.client_review.models import ClientReview
from consultant.client_review.overview.rules import Line, in_turn
from consultant.clients.actions import clients
from consultant.clients.models import Client
from consultant.database import db

PATIENCE = 1.0  # seconds of working out before a page is shown; the next look goes on from there


def overview(practice: Practice, today: date, page: int) -> tuple[Listed[Line], int]:
    """One page of all clients, who is due first; and how many are due in all."""
    states, decided = states_of(), _last_decisions()
    known = {who.id: who for who in clients()}
    lines = in_turn((_line(who, states.get(who.id), decided.get(who.id)) for who in known.values()), today)
    page = min(max(page, 1), max(1, -(-len(lines) // PAGE)))
    shown, until = lines[(page - 1) * PAGE : page * PAGE], monotonic() + PATIENCE
    for place, one in enumerate(shown):
        found = kept_proposal(known[one.client], practice, today, states.get(one.client), is_wanted=monotonic() < until)
        shown[place] = replace(one, proposed=found.verdict if found else None)
    return Listed(tuple(shown), len(lines), page), sum(one.is_due(today) for one in lines)


def _line(who: Client, state: State | None, last: ClientReview | None) -> Line:
    line = Line(who.id, who.name, state[0] if state else 0)
    return replace(line, decided=last.verdict, decided_on=last.decided_on, next_on=last.next_on) if last else line


def _last_decisions() -> dict[int, ClientReview]:
    newest = db.select(db.func.max(ClientReview.id)).group_by(ClientReview.client_id)
    query = db.select(ClientReview).options(db.defer(ClientReview.facts)).filter(ClientReview.id.in_(newest))
    return {row.client_id: row for row in db.session.scalars(query)}
