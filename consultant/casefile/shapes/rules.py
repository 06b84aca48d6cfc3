"""The other entries of a case file: client, parties, roadblocks, baseline, revisit, effort, closing.

Each lists the keys of the base form first, then the optional ones, in the order in which they are written.
"""

from typing import Any

from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Cause
from consultant.casefile.keys.rules import CaseFileError, Key, Kind, below, entry, maybe, read_keys, write_keys
from consultant.casefile.values.rules import (
    amount,
    choice,
    currency,
    day,
    flag,
    instant,
    language,
    line,
    name,
    sentence,
    whole,
    words,
)
from consultant.cases.rules import CaseState, ClientOfCase, Closing, Effort
from consultant.parties.rules import Part, Party, Role, Source
from consultant.referrals.rules import Referral
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock, RoadblockKind
from consultant.work.rules import Work, WorkKind

TOTAL_MINUTES = whole(2**31 - 1)  # of the integers that every database keeps

client = entry(
    ClientOfCase,
    Key("name_role", name, "name"),
    Key("kind", name),
    Key("needs", maybe(words)),
    Key("expects", maybe(words)),
    Key("wishes", maybe(words)),
    Key("language", maybe(language), default=None),
)

PARTY = (
    Key("id", name),
    Key("name", name),
    Key("role", choice(Role)),
    Key("responsible_for", words),
    Key("short_name", maybe(name), default=None),
    Key("account_number", maybe(line), default=None),
    Key("private_note", maybe(words), default=None),
)


def _read_party(value: Any, path: str) -> tuple[Party, str]:
    given = read_keys(value, path, PARTY)
    responsible_for = given.pop("responsible_for")
    return Party(**given), responsible_for


# a party together with its part whose source is not noted
party = Kind(_read_party, lambda pair: write_keys(vars(pair[0]) | {"responsible_for": pair[1]}, PARTY))

part = entry(
    Part,
    Key("name", sentence),
    Key("party", maybe(name)),
    Key("source", maybe(choice(Source)), default=None),
    Key("detail", maybe(words), default=None),
    Key("noted_on", maybe(day), default=None),
)

roadblock = entry(
    Roadblock,
    Key("what", sentence),
    Key("owner", maybe(name)),
    Key("kind", choice(RoadblockKind)),
    Key("outside_cause", maybe(words), default=None),
    Key("cleared_on", maybe(day), default=None),
)

baseline_item = entry(
    BaselineItem,
    Key("item", sentence),
    Key("restored", flag, "back"),
    Key("checked_how", maybe(words)),
    Key("tested_on", maybe(day), default=None),
    Key("stopgap", maybe(words), default=None),
    Key("cannot_return", flag, default=False),
    Key("unchecked", flag, default=False),
)

REVISIT = (
    Key("date", maybe(day)),
    Key("trigger", maybe(words)),
    Key("never", flag, default=False),
    Key("reason", maybe(words), default=None),
    Key("not_set", flag, default=False),
)


def _read_revisit(value: Any, path: str) -> Revisit | None:
    """Neither date nor event is a deliberate never; `not_set` says that nobody has thought of it yet."""
    given = read_keys(value, path, REVISIT)
    if not given.pop("not_set"):
        return Revisit(**given)
    if any(given.values()):
        raise CaseFileError(below(path, "not_set"), "must not stand beside a date, an event or a never")
    return None


def _write_revisit(revisit: Revisit | None) -> dict[str, Any]:
    return write_keys(vars(revisit or Revisit()) | {"not_set": revisit is None}, REVISIT)


revisit = Kind(_read_revisit, _write_revisit)

effort = entry(
    Effort,
    Key("paid_minutes", TOTAL_MINUTES),
    Key("unpaid_minutes", TOTAL_MINUTES),
    Key("billed_amount", amount),
    Key("currency", currency),
)

WORK = (
    Key("on", day),
    Key("minutes", whole(100_000)),
    Key("kind", choice(WorkKind)),
    Key("what", maybe(words), default=None),
    Key("paid", maybe(flag), default=None),
    Key("cause", choice(Cause), default=Cause.NOT_NOTED),
)
# its minutes are part of the file's effort
work = Kind(lambda value, path: Work(**read_keys(value, path, WORK), in_effort=True), lambda one: write_keys(vars(one), WORK))

referral = entry(
    Referral,
    Key("to", sentence),
    Key("why", sentence),
    Key("handed_over", maybe(words), default=None),
    Key("contact", maybe(words), default=None),
    Key("helped", maybe(flag), default=None),
)

closing = entry(
    Closing,
    Key("state", choice(CaseState, without=frozenset({CaseState.OPEN}))),
    Key("at", instant),
    Key("fixed_by", maybe(name), default=None),
    Key("fixed_part", maybe(words), default=None),
)

CLOCKS = (Key("first_fault", maybe(instant), default=None), Key("restored", maybe(instant), default=None))
# the first recorded fault, and when it worked again
clocks = Kind(
    lambda value, path: tuple(read_keys(value, path, CLOCKS).values()),
    lambda times: write_keys(dict(zip(("first_fault", "restored"), times, strict=True)), CLOCKS),
)
