"""The private review of 500 clients and 100,000 calls over two years, with offers, answers, work, bills and a decision for each."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from math import inf
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import event

from consultant.accounts.actions import consultant_by_email, sign_up
from consultant.client_review.actions import known_of
from consultant.client_review.card.rules import kept
from consultant.client_review.card.words import card
from consultant.clients.actions import client
from consultant.config import Settings
from consultant.database import bring_up_to_date, db, working_for
from consultant.factory import create_app
from tests.bench.data import EMAIL, PASSWORD, store
from tests.bench.served import Visitor, field, serving
from tests.bench.table import Row, ratio
from tests.bench.web import opened

LOOKS = 32  # of which the first two warm it up
CLIENTS, CASES, CALLS = 500, 2, 100  # of the practice, of each client, of each case
NOW = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
REACTIONS = ("accepted", "tried", "declined", "refused with a reason", "thanked", "dismissed")


def reviews(data: Path, plain: Path) -> list[Row]:
    """As an owner looks at them: what was worked out stands until something changes, so before each look something of one client does.
    The first look after a start, or on a new day, works it all out; no limit is set to that."""
    app = create_app(Settings(data, f"sqlite:///{data / 'standoff.sqlite'}", "http://localhost", 5000))
    with app.test_request_context():
        bring_up_to_date()
        fill()
        me = consultant_by_email(EMAIL).get_id()
        db.session.remove()
    ours, bare = serving("-m", "flask", "--app", "app", "serve", data=data), serving("-m", "tests.bench.plain", data=plain)
    with ours as (port, _pid), bare as (plain_port, _plain_pid):
        visitor, hello, turn = Visitor(port).sign_in(), Visitor(plain_port), count(1)
        start = time.perf_counter()
        opened(visitor, "/review")
        first = time.perf_counter() - start

        def look(path: str) -> float:
            """Milliseconds, right after something of another client was written down."""
            id = next(turn)
            expect(visitor, id)
            return measured(partial(opened, visitor, path.format(id)))

        times = [(look("/review"), look("/review/{}"), measured(partial(hello.get, "/"))) for _ in range(LOOKS)][2:]
    page, card_of, bare_ms = (median(taken) for taken in zip(*times, strict=True))
    return [
        ratio(f"all {CLIENTS} clients, one of them changed : hello", page, bare_ms, 60),
        ratio("the card of a client who changed : hello", card_of, bare_ms, 25),
        Row("the first look at all of them after a start", first, inf, "s", "no limit: it works out every client"),
        queries_of(app, me),
    ]


def expect(visitor: Visitor, id: int) -> None:
    """Write down a guess of work to come."""
    path, today = f"/clients/{id}/money/expected/new", NOW.date()
    token = field(opened(visitor, path).text, "csrf_token")
    facts = {"on": today.isoformat(), "by": (today + timedelta(days=30)).isoformat(), "amount": "50", "currency": "GBP"}
    answer = visitor.post(path, csrf_token=token, once=uuid4().hex, **facts)
    assert answer.status == 302, answer.text


def measured(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1_000


def queries_of(app: Flask, me: str) -> Row:
    """Of the first look, when nothing is in memory: no later one sends more."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = me, True
    sent: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: sent.append(statement))
    assert client.get("/review").status_code == 200
    return Row("queries of the page of all clients", len([one for one in sent if one.startswith("SELECT")]), 12, "")


def fill() -> None:
    """Fill an empty, migrated database and commit."""
    owner = sign_up(practice="Field IT", name="Sam Field", email=EMAIL, password=PASSWORD, zone="Europe/London", currency="GBP", at=NOW)
    db.session.commit()
    store(_everything(owner.practice_id))
    db.session.rollback()  # what is read from here on is what was stored
    with working_for(owner.practice_id, owner.id):
        proposal, figures = known_of(client(1), owner.practice, NOW.date())
        facts = kept(card(proposal, NOW.date(), figures))
    then = NOW.date() - timedelta(days=95)
    stamp = {"practice_id": owner.practice_id, "changed_at": NOW, "at": NOW, "decided_on": then, "why": "As the card says."}
    decided = {"verdict": "keep", "next_on": NOW.date() - timedelta(days=4), "facts": facts}
    store(({"client_id": id, **decided, **stamp}, "client_reviews") for id in range(1, CLIENTS + 1))


def _everything(practice: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Every row with the name of its table."""
    stamp, chance, number = {"practice_id": practice, "changed_at": NOW}, Random(6), count(1)
    for id in range(1, CLIENTS + 1):
        limits = {"unpaid minutes a month": {"minutes": 90}} if id % 10 == 0 else {}
        name = f"Client {id} of Hill Street"
        yield {"id": id, "name": name, "name_folded": name.casefold(), "kind": "household", "limits": limits, **stamp}, "clients"
        if limits:
            event = {"client_id": id, "limit": "unpaid minutes a month", "terms": {}, **stamp}
            yield {"at": NOW - timedelta(days=100), "became": "set", **event}, "limit_events"
        for _ in range(CASES):
            yield from _case(next(number), id, chance, stamp)
        yield from _money(id, chance, stamp)


def _case(number: int, who: int, chance: Random, stamp: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    began, of_case = NOW - timedelta(days=700), {"case_id": number, **stamp}
    yield {
        "id": number, "number": number, "slug": f"case-{number}", "title": f"Internet {number} cuts out", "client_id": who,
        "problem": "The internet cuts out.", "opened_at": began, "currency": "GBP", "state": "open", "notes": {}, **stamp,
    }, "cases"  # fmt: skip
    parties = [4 * number + n for n in range(4)]
    for n, role in enumerate(("client", "consultant", "vendor", "vendor")):
        yield {"id": parties[n], "position": n, "key": f"p{n}", "name": f"{role} {n}", "role": role, **of_case}, "parties"
    for n in range(CALLS):
        yield from _call(number * CALLS + n, began + timedelta(days=7 * n - n % 3), parties, chance, of_case)
    for n in range(3):
        option = 3 * number + n
        yield {"id": option, "position": n, "what": f"Use way {n}", "kind": "workaround", **of_case}, "options"
        at, reaction = (NOW - timedelta(days=chance.randrange(300))), chance.choice(REACTIONS)
        yield {"option_id": option, "advice": None, "position": n, "at": at, "reaction": reaction, **of_case}, "offers"
        yield {"option_id": None, "advice": f"Try way {n}", "position": n, "at": at, "reaction": reaction, **of_case}, "offers"
    yield {"at": NOW - timedelta(days=40), "report": 1, "kind": "clear", "said": "yes", **of_case}, "answers"
    yield {"on": (NOW - timedelta(days=30)).date(), "minutes": 45, "kind": "travel", "paid": False, **of_case}, "work"


def _call(id: int, at: datetime, parties: list[int], chance: Random, of_case: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    with_client, paid, of_call = id % 3 == 0, chance.random() < 0.6, {"call_id": id, **of_case}
    who = parties[0] if with_client else parties[2 + id % 2]
    yield {
        "id": id, "started_at": at, "at": at, "zone": "Europe/London", "channel": "phone", "minutes": 20, "hold_minutes": 5,
        "outcome": "reached", "paid": paid, "said": "They looked at their side and say that it is in order.", **of_case,
    }, "calls"  # fmt: skip
    yield {"party_id": who, "position": 0, **of_call}, "call_parties"
    about = parties[1] if chance.random() < 0.02 else parties[3 - id % 2]
    yield {"position": 0, "by_id": who, "about_id": about, "stance": "blames", "because": "It is red.", **of_call}, "statements"
    if id % 4 == 0:
        due = (at + timedelta(days=3)).date()
        yield {"position": 0, "by_id": parties[id % 3], "what": "Look again", "due": due, "kept": id % 8 == 0, **of_call}, "promises"


def _money(who: int, chance: Random, stamp: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for n in range(8 if who % 20 else 0):
        on = (NOW - timedelta(days=10 + 40 * n)).date()
        bill, due, amount = 8 * who + n, on + timedelta(days=30), str(chance.randrange(20, 900))
        currency = "EUR" if who % 33 == 0 else "GBP"
        yield {"id": bill, "client_id": who, "on": on, "due": due, "amount": amount, "currency": currency, **stamp}, "invoices"
        if chance.random() < 0.8:
            yield {"invoice_id": bill, "on": due, "amount": amount, **stamp}, "payments"
    by = (NOW + timedelta(days=60)).date()
    yield {"client_id": who, "on": NOW.date(), "by": by, "amount": "300", "currency": "GBP", **stamp}, "expected_work"
