"""Plain-data builders for tests: the smallest record that says what a test is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from consultant.calls.rules import Call, Channel, Stance, Statement
from consultant.cases.rules import CaseRecord, ClientOfCase
from consultant.parties.rules import Party, Role
from consultant.promises.rules import Promise

MONDAY = datetime(2025, 5, 5, 9, 0, tzinfo=UTC)

ROLES = {"client": Role.CLIENT, "me": Role.CONSULTANT}


def party(id: str, name: str | None = None, **more) -> Party:
    """The ids "client" and "me" are the client and the consultant; every other one is a vendor."""
    return Party(**{"id": id, "name": name or id.capitalize(), "role": ROLES.get(id, Role.VENDOR), **more})


def said(by: str, stance: Stance, about: str | None = None, **more) -> Statement:
    """A statement; without `about` it is about the speaker."""
    return Statement(by=by, about=about or by, stance=stance, **more)


def blames(by: str, about: str, **more) -> Statement:
    return said(by, Stance.BLAMES, about, **more)


def call(days: float, parties: str, *what: Statement | Promise, **more) -> Call:
    """A call so many days after the Monday, with the parties named in one string: "acme bell"."""
    return Call(
        **{
            "at": MONDAY + timedelta(days=days),
            "parties": tuple(parties.split()),
            "channel": Channel.PHONE,
            "minutes": 10,
            "hold_minutes": 0,
            "said": "Talked.",
            "statements": tuple(w for w in what if isinstance(w, Statement)),
            "promises": tuple(w for w in what if isinstance(w, Promise)),
            **more,
        }
    )


def numbered(*calls: Call) -> tuple[Call, ...]:
    """The calls with their rows, as whoever builds a record sets them."""
    return tuple(
        replace(
            c,
            row=f"calls[{i}]",
            corrections=tuple(replace(fix, row=f"calls[{i}].corrections[{k}]") for k, fix in enumerate(c.corrections)),
        )
        for i, c in enumerate(calls)
    )


def record(*calls: Call, parties: str = "client me acme bell core", **more) -> CaseRecord:
    """An open case of the database, not of a file, with these calls."""
    return CaseRecord(
        **{
            "slug": "case",
            "title": "Internet cuts out",
            "client": ClientOfCase("Corner shop", "small business"),
            "problem": "The internet cuts out.",
            "worked_before": None,
            "parties": tuple(map(party, parties.split())),
            "calls": numbered(*calls),
            **more,
        }
    )
