"""Clients of the demo with a year behind them, each told in a file of its own: `bakery.toml` is one.

A file has the keys of a client, of case files (what is left out has its usual value; `promised` are promises by the place
of their call) and, under `owners`, what only owners see: that part of the program reads it itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from consultant.casefile.rules import read_case
from consultant.cases.rules import CaseRecord
from consultant.demo.rules import moved

WRITTEN = date(2026, 11, 22)  # the day that the files call today
CASE = {"worked_before": None, "evidence": [], "options": [], "roadblocks": [], "baseline": [], "currency": "USD"}
NEVER = {"date": None, "trigger": None, "never": True, "reason": None}
CALL = {"party": "client", "channel": "phone", "outcome": "reached", "hold_minutes": 0}
CALL |= {"spoke_to": None, "reference": None, "next_step": None}
Told = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """One client. `facts` are columns of the client, all else stands as it was told, all of it moved to today."""

    facts: dict[str, Any]
    limits: tuple[Told, ...]
    sent: tuple[Told, ...]  # by name, whom they recommended us to
    cases: tuple[CaseRecord, ...]
    owners: Told


def read_known(told: Told, today: date) -> Known:
    """Moved by whole weeks, so that weekdays stay and the newest entry is at least some days old."""
    told = dict(moved(told, timedelta(weeks=(today - WRITTEN).days // 7)))
    cases, limits, sent, owners = told.pop("cases"), told.pop("limits", ()), told.pop("sent", ()), told.pop("owners", {})
    records = tuple(read_case(json.dumps(_case_file(told, one), default=lambda day: day.isoformat())) for one in cases)
    return Known(told, tuple(limits), tuple(sent), records, owners)


def _case_file(who: Told, told: Told) -> dict[str, Any]:
    """The case as a file would tell it."""
    told = dict(told)
    firms, promised, advice = told.pop("firms"), told.pop("promised", ()), told.pop("advice", [])
    calls = [_call(one, [other for other in promised if other["call"] == place]) for place, one in enumerate(told["calls"])]
    people = [("client", who["name"], "client"), ("sam", "Sam Field", "consultant"), *firms]
    return {
        **CASE,
        **told,
        "client": {"name_role": who["name"], "kind": who["kind"], "needs": None, "expects": None, "wishes": None},
        "parties": [{"id": id, "name": name, "role": role, "responsible_for": ""} for id, name, role in people],
        "calls": calls,
        "revisit": NEVER | {"never": False} | told["revisit"] if "revisit" in told else NEVER,
        "advice_log": advice,
        "effort": {"paid_minutes": _minutes(calls, True), "unpaid_minutes": _minutes(calls, False), "billed_amount": 0, "currency": "XXX"},
        "feedback": [{"report": 1, "seen": True} | one for one in told.get("feedback", ())],
    }


def _call(told: Told, promised: list[Told]) -> dict[str, Any]:
    promises = [{"due": None, "kept": None} | {key: value for key, value in one.items() if key != "call"} for one in promised]
    return CALL | {"claims": [], "promises": promises} | told


def _minutes(calls: list[dict[str, Any]], paid: bool) -> int:
    return sum(one["minutes"] for one in calls if one["paid"] is paid)
