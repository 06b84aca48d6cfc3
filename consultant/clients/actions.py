"""Clients of the practice."""

from datetime import date

from consultant.accounts.models import Practice
from consultant.cases.models import Case
from consultant.clients.limits.models import LimitEvent
from consultant.clients.models import Client
from consultant.clients.recommending.actions import forget_recommendations
from consultant.clients.rules import Offered
from consultant.database import LARGEST, add_row, by_name, change_row, db, one_row, remove_row, working_practice
from consultant.matching.rules import folded
from consultant.parties.models import Party
from consultant.parties.naming.actions import rename
from consultant.parties.rules import Role
from consultant.reports.editions.rules import Edition, usual_paper

OFFERED = 100  # newest cases, and as many newest clients, from which a list to pick from is made


def client_named(name: str, kind: str, language: str | None = None) -> Client:
    """The client of this name and kind who reads this language, filed now if new."""
    query = db.select(Client).filter_by(name=name, kind=kind).order_by(Client.id)
    if language:
        query = query.filter_by(language=language)
    return db.session.scalars(query).first() or add_client(name, kind, language=language)


def is_name_taken(name: str) -> bool:
    """Whether a client has this name, however its letters are set."""
    return db.session.scalars(db.select(Client.id).filter_by(name_folded=folded(name)).limit(1)).first() is not None


def clients() -> list[Client]:
    return by_name(db.session.scalars(db.select(Client)))


def offered_clients(chosen: int | None = None, named: str = "", still: bool = False) -> list[Offered]:
    """To pick from, by name: clients of the newest cases, the newest clients, the one who is chosen already,
    and those of a name; of the first two, where `still` is asked for, those who are still clients.

    Whoever had no case for long is found in the contacts, from where a case of theirs can be opened and looked up.
    """
    of_cases = db.select(Case.client_id).order_by(Case.number.desc()).limit(OFFERED).subquery()
    newest = db.select(Client.id).order_by(Client.id.desc()).limit(OFFERED).subquery()
    ids = db.union(db.select(of_cases.c.client_id), db.select(newest.c.id))
    wanted = [db.and_(Client.id.in_(ids), Client.left_on.is_(None)) if still else Client.id.in_(ids)]
    if chosen is not None:
        wanted.append(Client.id == min(chosen, LARGEST))
    if named:
        wanted.append(Client.name_folded == folded(named))
    found = db.session.execute(db.select(Client.id, Client.name, Client.left_on).filter(db.or_(*wanted)))
    return [Offered(*row) for row in by_name(found)]


def client(client_id: int) -> Client:
    """Raises Missing when the practice has no such client."""
    return one_row(Client, id=client_id)


def add_client(name: str, kind: str, **contact: str | None) -> Client:
    """`contact` holds further columns: phone, email, address, `likes` (how they like to be helped), private_note."""
    return add_row(Client(name=name, kind=kind, **{"edition": edition_here()} | contact))


def edition_here() -> Edition:
    """The paper of a new client, as long as nobody has chosen another for them."""
    practice = db.session.scalars(db.select(Practice).filter_by(id=working_practice())).one_or_none()
    return usual_paper(practice.zone, practice.currency) if practice else Edition.A4


def change_client(who: Client, **facts: object) -> None:
    """Set columns of a client; with a new name they bear that name in all their cases, and keep their short names there."""
    name = str(facts["name"])
    if name != who.name:
        rename(parties_of(who), name)
    change_row(who, **facts)


def cases_of(who: Client) -> list[Case]:
    """Newest first."""
    return list(db.session.scalars(db.select(Case).filter_by(client_id=who.id).order_by(Case.number.desc())))


def parties_of(who: Client) -> list[Party]:
    """The client in their cases, under their own name: a case file may name the party otherwise."""
    query = db.select(Party).join(Case, Case.id == Party.case_id)
    return list(db.session.scalars(query.filter(Case.client_id == who.id, Party.role == Role.CLIENT, Party.name == who.name)))


def remove_client(who: Client) -> None:
    """For one without a case: what points at them keeps them. Limits that were set, and who recommended whom, go with them."""
    forget_recommendations(who)
    for event in db.session.scalars(db.select(LimitEvent).filter_by(client_id=who.id)):
        remove_row(event)
    remove_row(who)


def note_likes(who: Client, likes: str) -> None:
    """Add to what is known about how they like to be helped; what was noted before stays."""
    who.likes = "\n".join(filter(None, [who.likes, likes]))
    db.session.flush()


def leave(who: Client, on: date) -> None:
    """No longer a client since then: offered for nothing new, and kept in all that is recorded."""
    change_row(who, left_on=on)


def come_back(who: Client) -> None:
    """A client as before."""
    change_row(who, left_on=None, erased_on=None)
