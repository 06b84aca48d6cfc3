"""Contacts in words."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.clients.leaving.words import since
from consultant.clients.words import kind_words as client_kind
from consultant.contacts.rules import Contact, Kind
from consultant.parties.rules import Role
from consultant.parties.words import listed, role_words

FEW = 5  # cases that are named; more are counted


KINDS = {
    Kind.CLIENT: _l("Clients"),
    Kind.ORGANIZATION: _l("Organizations"),
    Kind.PERSON: _l("People to refer to"),
}


def kind_words(kind: Kind) -> str:
    """What a list is narrowed to."""
    return str(KINDS[kind])


def margin(contact: Contact) -> str:
    """What they are to us."""
    if contact.kind == Kind.ORGANIZATION:
        return role_words(Role(contact.what))
    return _("Client") if contact.kind == Kind.CLIENT else _("To refer to")


def about(contact: Contact) -> str:
    """One line below the name."""
    if contact.kind == Kind.PERSON:
        return contact.what or _("How to reach them is not noted")
    cases = _cases(contact.cases, contact.open_cases)
    if contact.kind != Kind.CLIENT:
        return cases
    left = [since(contact.left_on)] if contact.left_on else []
    return " · ".join([client_kind(contact.what), cases, *left])


def _cases(all: int, still_open: int) -> str:
    if not all:
        return _("no case yet")
    cases = ngettext("%(num)d case", "%(num)d cases", all)
    return _("%(cases)s, %(open)s", cases=cases, open=_("%(num)d open", num=still_open) if still_open else _("none open"))


def in_cases(numbers: Sequence[int]) -> str:
    """ "case no. 3", "cases no. 3, 5 and 2 more"; at least one."""
    named = [str(number) for number in sorted(numbers)]
    if len(named) > FEW:
        named = [*named[:FEW], ngettext("%(num)d more", "%(num)d more", len(named) - FEW)]
    return ngettext("case no. %(which)s", "cases no. %(which)s", len(numbers), which=listed(named))


def stays(numbers: Sequence[int]) -> list[str]:
    """Why somebody cannot be taken out of the contacts; empty when they can."""
    return [_("They are in %(cases)s. Whoever a case needs stays in your contacts.", cases=in_cases(numbers))] if numbers else []
