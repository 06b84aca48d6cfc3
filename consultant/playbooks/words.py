"""A playbook in words."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.parties.rules import OUR_SIDE, Role
from consultant.parties.words import listed, role_words
from consultant.playbooks.rules import Playbook
from consultant.troubleshooting.rules import PossibleResult


def keeper_words(keeper: Role | None) -> str:
    """Who usually looks after a part: "Carrier"."""
    return role_words(keeper) if keeper else _("Not always the same")


def kinds(book: Playbook) -> str:
    """The kinds of firm that get a part from it: "Internet line: Carrier, Manufacturer"; "" where it gives none to a firm."""
    roles = dict.fromkeys(part.keeper for part in book.parts if part.keeper and part.keeper not in OUR_SIDE)
    return _("%(name)s: %(kinds)s", name=book.name, kinds=", ".join(map(role_words, roles))) if roles else ""


def size(book: Playbook) -> str:
    """ "6 parts, 5 tests"."""
    parts = ngettext("%(num)d part", "%(num)d parts", len(book.parts))
    tests = ngettext("%(num)d test", "%(num)d tests", len(book.tests))
    return _("%(parts)s, %(tests)s", parts=parts, tests=tests)


def told(result: PossibleResult) -> Iterator[str]:
    """What a result means, line by line."""
    if result.means:
        yield result.means
    if result.faulty:
        yield _("The fault is in one of these: %(parts)s.", parts=listed(result.faulty)) if len(result.faulty) > 1 else _(
            "The fault is here: %(part)s.", part=result.faulty[0]
        )
    if result.fine:
        yield _("Fine: %(parts)s.", parts=listed(result.fine))


def filled_words(book: Playbook, added: int) -> str:
    """After a case was filled in."""
    if not added:
        return _("All of “%(name)s” was there already.", name=book.name)
    return ngettext("%(num)d thing was added from “%(name)s”.", "%(num)d things were added from “%(name)s”.", added, name=book.name)
