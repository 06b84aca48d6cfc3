"""Whom the practice can reach, in one list: its clients, its organizations, and the people it refers to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consultant.matching.rules import folded
from consultant.organizations.rules import Number


class Kind(StrEnum):
    CLIENT = "client"
    ORGANIZATION = "organization"
    PERSON = "person"  # to refer to


@dataclass(frozen=True)
class Contact:
    """`id` is the row's; of a person to refer to, the number of the case that last named them."""

    kind: Kind
    id: int
    name: str
    what: str  # the kind of client, the role of a firm, how a person can be reached
    phones: tuple[Number, ...] = ()
    cases: int = 0
    open_cases: int = 0
    left_on: date | None = None  # of a client: since then no longer one
    more: tuple[str, ...] = ()  # what else a search finds them by


def find(contacts: Iterable[Contact], text: str, kind: Kind | None) -> list[Contact]:
    """Those that fit, in the order given."""
    words = folded(text).split()
    return [one for one in contacts if kind in (None, one.kind) and _holds("\n".join(_known(one)), words)]


def _holds(known: str, words: list[str]) -> bool:
    """Whether every word that is looked for stands in what is known."""
    among = folded(known)
    return all(word in among for word in words)


def _known(contact: Contact) -> Iterator[str]:
    yield from (contact.name, contact.what, *contact.more)
    for phone in contact.phones:
        yield from (phone.number, digits(phone.number), phone.label)


def digits(number: str) -> str:
    """A phone number as somebody types it who does not know where its gaps are."""
    return "".join(sign for sign in number if sign.isdecimal())
