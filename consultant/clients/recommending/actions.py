"""Who recommended us to a client."""

from datetime import date

from consultant.clients.models import Client
from consultant.clients.recommending.models import Recommendation
from consultant.clients.recommending.rules import Recommended
from consultant.database import add_row, db, remove_row


def recommended(who: Client) -> Recommended | None:
    """None: nobody is noted."""
    query = db.select(Recommendation.client_id, Client.name, Recommendation.on).join(Client, Client.id == Recommendation.client_id)
    found = db.session.execute(query.filter(Recommendation.whom_id == who.id)).one_or_none()
    return Recommended(*found) if found else None


def note_recommended(who: Client, by: int | None, on: date | None) -> None:
    """By another client of the practice; None: by nobody that we know of."""
    now = db.session.scalars(db.select(Recommendation).filter_by(whom_id=who.id)).one_or_none()
    if (now.client_id, now.on) == (by, on) if now else by is None:
        return
    if now:
        remove_row(now)
    if by is not None:
        add_row(Recommendation(client_id=by, whom_id=who.id, on=on))


def forget_recommendations(who: Client) -> None:
    """Of them, and by them."""
    theirs = db.or_(Recommendation.client_id == who.id, Recommendation.whom_id == who.id)
    for row in db.session.scalars(db.select(Recommendation).filter(theirs)):
        remove_row(row)
