"""Playbooks: the built-in ones, the practice's own copies in their place, and a case filled from one."""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from consultant.baseline.actions import add_baseline_item, baseline_of
from consultant.cases.models import Case
from consultant.database import Missing, add_row, change_row, db, one_row, remove_row
from consultant.matching.rules import folded, same_words
from consultant.parties.actions import add_part, party_rows
from consultant.parties.models import Party
from consultant.parties.parts.actions import part_rows
from consultant.parties.rules import Part, Role, Source
from consultant.playbooks.models import OwnPlaybook
from consultant.playbooks.rules import Playbook, UsualPart, read_playbook, texts_in_papers, write_playbook
from consultant.troubleshooting.actions import add_test, tests_of
from consultant.troubleshooting.rules import Test


@cache
def built_in() -> dict[str, Playbook]:
    """By key, which is the file's name. They are data in English: what clients read of them is in the catalogues."""
    files = sorted(Path(__file__).parent.glob("*.toml"))
    return {file.stem: read_playbook(tomllib.loads(file.read_text("utf-8")), file.stem) for file in files}


@cache
def built_in_texts() -> frozenset[str]:
    """All that a built-in one can bring into a client's paper."""
    return frozenset(text for book in built_in().values() for text in texts_in_papers(book))


def playbooks() -> list[Playbook]:
    """All of them by name, the practice's own copy in place of the built-in one."""
    own = {row.key: read_playbook(row.content, row.key, is_own=True) for row in db.session.scalars(db.select(OwnPlaybook))}
    return sorted((built_in() | own).values(), key=lambda book: folded(book.name))


def playbook_named(key: str) -> Playbook:
    """Raises Missing when there is none."""
    found = next((book for book in playbooks() if book.key == key), None)
    if found is None:
        raise Missing(f"there is no playbook {key!r}")
    return found


def playbook_of(case: Case) -> Playbook | None:
    """The one that the case was opened from, as it is now; None for a case without one, or with one that is gone."""
    return next((book for book in playbooks() if book.key == case.playbook), None) if case.playbook else None


def test_at(book: Playbook, place: int) -> Test:
    """The test at this place, from 1. Raises Missing when there is none."""
    if not 1 <= place <= len(book.tests):
        raise Missing(f"playbook {book.key!r} has no test {place}")
    return book.tests[place - 1]


def own_playbook(key: str) -> OwnPlaybook:
    """Raises Missing when the practice has no copy of its own."""
    return one_row(OwnPlaybook, key=key)


def save_own(book: Playbook) -> None:
    """Keep the practice's own copy under the key of the built-in one, in its place."""
    row = db.session.scalars(db.select(OwnPlaybook).filter_by(key=book.key)).one_or_none()
    if row:
        change_row(row, name=book.name, content=write_playbook(book))
    else:
        add_row(OwnPlaybook(key=book.key, name=book.name, content=write_playbook(book)))


def remove_own(row: OwnPlaybook) -> None:
    """The built-in one holds again; cases keep what they were filled with."""
    remove_row(row)


def fill_case(case: Case, book: Playbook) -> int:
    """Add what the playbook has and the case has not: parts, what worked before, tests. How many things were added.

    Nothing that is there is changed, but that a part which nobody looks after gets its keeper where only one party has that role.
    """
    change_row(case, playbook=book.key)
    worked = {same_words(item.item) for item in baseline_of(case.id)}
    planned = {same_words(test.what) for test in tests_of(case.id)}
    items = [item for item in book.baseline if same_words(item.item) not in worked]
    tests = [test for test in book.tests if same_words(test.what) not in planned]
    for item in items:
        add_baseline_item(case.id, replace(item, unchecked=True))  # nobody has looked
    for test in tests:
        add_test(case.id, test)
    return _fill_parts(case.id, book.parts) + len(items) + len(tests)


def _fill_parts(case_id: int, parts: tuple[UsualPart, ...]) -> int:
    parties = party_rows(case_id)
    known = {folded(row.name): row for row in part_rows(case_id)}
    for part in parts:
        keeper, row = _only(part.keeper, parties), known.get(folded(part.name))
        if row is None:
            add_part(case_id, Part(part.name, keeper.key if keeper else None, Source.BELIEVED if keeper else None))
        elif keeper and row.party_id is None and row.source is None:
            change_row(row, party_id=keeper.id, source=Source.BELIEVED)
    return sum(folded(part.name) not in known for part in parts)


def _only(role: Role | None, parties: list[Party]) -> Party | None:
    """Who has this role, when it is one party alone."""
    found = [party for party in parties if party.role == role]
    return found[0] if len(found) == 1 else None
