"""Clients of the practice."""

from consultant.clients.models import Client
from consultant.database import add_row, by_name, db, one_row


def client_named(name: str, kind: str) -> Client:
    """The client of this name and kind, filed now if new."""
    known = db.session.scalars(db.select(Client).filter_by(name=name, kind=kind).order_by(Client.id)).first()
    return known or add_row(Client(name=name, kind=kind))


def clients() -> list[Client]:
    return by_name(db.session.scalars(db.select(Client)))


def client(client_id: int) -> Client:
    """Raises Missing when the practice has no such client."""
    return one_row(Client, id=client_id)


def add_client(name: str, kind: str, **contact: str | None) -> Client:
    """`contact` holds phone, email and `likes`: how they like to be helped."""
    return add_row(Client(name=name, kind=kind, **contact))


def note_likes(who: Client, likes: str) -> None:
    """Add to what is known about how they like to be helped; what was noted before stays."""
    who.likes = "\n".join(filter(None, [who.likes, likes]))
    db.session.flush()
