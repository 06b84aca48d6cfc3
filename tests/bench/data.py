"""A practice of some years: 10,000 cases and 100,000 calls, and a few cases of a given size to look at."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import insert

from consultant.accounts.actions import sign_up
from consultant.database import Base, db
from consultant.matching.rules import folded

PASSWORD = "correct horse battery"
EMAIL = "sam@example.org"
SIZES = (8, 10, 200, 1_000)  # calls of the cases that are looked at; the first cases, in this order
CASE_OF = {size: number for number, size in enumerate(SIZES, start=1)}
CASES, CALLS = 10_000, 100_000
OPEN = 60  # cases that are still open; the others are years of closed ones
TODAY = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)
NEW = 20  # calls of each case whose promises nobody has settled yet
BATCH = 5_000  # rows of one insert

Ids = dict[str, Any]
Stamp = dict[str, Any]
Found = Iterator[tuple[dict[str, Any], str]]  # rows, each with the name of its table


def fill(calls: int = CALLS) -> None:
    """Fill an empty, migrated database and commit."""
    owner = sign_up(
        practice="Field IT", name="Sam Field", email=EMAIL, password=PASSWORD, zone="Europe/London", currency="GBP", at=TODAY
    )
    db.session.commit()
    store(_everything(owner.practice_id, calls))


def store(found: Found) -> None:
    """Insert rows of any tables, and commit."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row_of, table in found:
        rows.setdefault(table, []).append(row_of)
    with db.engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            for start in range(0, len(rows.get(table.name, ())), BATCH):
                connection.execute(insert(table), rows[table.name][start : start + BATCH])
        if db.engine.dialect.name == "sqlite":
            connection.exec_driver_sql("ANALYZE")


def sizes(calls: int = CALLS) -> Iterator[int]:
    """How many calls each case has: the given sizes, then about the same number for all the others."""
    yield from SIZES
    rest, cases = calls - sum(SIZES), CASES - len(SIZES)
    for n in range(cases):
        yield rest // cases + (n < rest % cases)


def _everything(practice: int, calls: int) -> Found:
    """Every row with the name of its table; ids count on over all cases."""
    ids = {table: count(1_000) for table in ("clients", "organizations", "parties", "calls", "statements", "promises", "options")}
    stamp = {"practice_id": practice, "changed_at": TODAY}
    firms = [next(ids["organizations"]) for _ in range(200)]
    for n, id in enumerate(firms):
        yield {"id": id, "name": f"Firm {n}", "name_folded": f"firm {n}", "role": "vendor", **stamp}, "organizations"
    for number, size in enumerate(sizes(calls), start=1):
        yield from _case(number, size, firms, ids, stamp)


def _case(number: int, size: int, firms: list[int], ids: Ids, stamp: Stamp) -> Found:
    client, case = next(ids["clients"]), 1_000 + number
    is_open = number <= OPEN
    began = TODAY - timedelta(hours=size) if is_open else TODAY - timedelta(days=400 + number % 1_000)
    name = f"Client {number} of Hill Street"
    yield {"id": client, "name": name, "name_folded": name.casefold(), "kind": "household", **stamp}, "clients"
    yield {
        "id": case, "number": number, "slug": f"case-{number}", "title": f"Internet {number} cuts out in the evening", "client_id": client,
        "problem": "The internet cuts out every evening.", "can_help": "yes", "opened_at": began, "currency": "GBP",
        "state": "open" if is_open else "closed as fixed", "closed_at": None if is_open else began,
        "fault_since": began, "notes": {}, **stamp,
    }, "cases"  # fmt: skip
    who = [("client", "client", None), ("me", "consultant", None)]
    who += [(f"Firm {(number + n) % 200}", "vendor", firms[(number + n) % 200]) for n in range(3)]
    parties = []
    for position, (name, role, firm) in enumerate(who):
        parties.append(next(ids["parties"]))
        yield {
            "id": parties[-1], "case_id": case, "organization_id": firm, "position": position, "key": f"p{position}", "name": name,
            "role": role, **stamp,
        }, "parties"  # fmt: skip
    found_by = [f"Internet {number} cuts out in the evening", f"Client {number} of Hill Street", *(name for name, *_ in who)]
    yield {"case_id": case, "words": folded("\n".join(found_by)), **stamp}, "case_words"
    for n in range(size):
        yield from _call(n, case, parties[2:], began + timedelta(hours=n), ids, stamp, is_new=size - n <= NEW)
    for what in ("Use the mobile hotspot", "Change the supplier"):
        yield {"id": next(ids["options"]), "case_id": case, "position": 0, "what": what, "kind": "workaround", **stamp}, "options"
    for position, item in enumerate(("E-mail arrives", "The printer prints")):
        yield {"case_id": case, "position": position, "item": item, "back": False, **stamp}, "baseline_items"
    if is_open:
        yield {"case_id": case, "date": (TODAY + timedelta(days=30)).date(), "never": False, **stamp}, "revisits"


def _call(n: int, case: int, firms: list[int], at: datetime, ids: Ids, stamp: Stamp, is_new: bool) -> Found:
    id, firm, other = next(ids["calls"]), firms[n % 3], firms[(n + 1) % 3]
    of_call = {"case_id": case, "call_id": id, **stamp}
    yield {
        "id": id, "case_id": case, "started_at": at, "at": at, "zone": "Europe/London", "channel": "phone", "minutes": 20,
        "hold_minutes": 10, "spoke_to": "support desk", "reference": f"REF-{id}", "outcome": "reached", "paid": False,
        "said": "They looked at their side and say that it is in order. They will send somebody.", **stamp,
    }, "calls"  # fmt: skip
    yield {"party_id": firm, "position": 0, **of_call}, "call_parties"
    yield {
        "position": 0, "by_id": firm, "about_id": other, "stance": "blames", "because": "Their light is red.", **of_call,
    }, "statements"  # fmt: skip
    if n % 4 == 0:
        due = (at + timedelta(days=3)).date()
        yield {"position": 0, "by_id": firm, "what": "Send an engineer", "due": due, "kept": not is_new, **of_call}, "promises"
