"""A case as one JSON file (domain.md, Case file): read strictly, and written so that it reads back the same."""

import json
from dataclasses import replace
from decimal import Decimal
from math import isinf
from typing import Any

from consultant.calls.rules import standing_log
from consultant.casefile.answers.rules import advice, feedback, option
from consultant.casefile.checks.rules import check
from consultant.casefile.keys.rules import CaseFileError, Key, Odd, many, maybe, read_keys, write_keys
from consultant.casefile.log.rules import MINUTES, call, evidence, test
from consultant.casefile.shapes.rules import (
    baseline_item,
    client,
    clocks,
    closing,
    effort,
    part,
    party,
    referral,
    revisit,
    roadblock,
    work,
)
from consultant.casefile.values.rules import currency, instant, kept_object, kept_texts, sentence, slug, words
from consultant.cases.rules import NO_CURRENCY, CaseRecord, Effort
from consultant.parties.rules import Part, Party

LARGEST_FILE = 20_000_000  # bytes or characters
LONGEST_NUMBER = 18  # digits
NOTES = ("source", "assumed", "outcome", "expected")

CASE = (
    Key("slug", slug),
    Key("title", sentence),
    Key("source", kept_texts, default=None),
    Key("assumed", kept_texts, default=None),
    Key("client", client),
    Key("problem", sentence),
    Key("worked_before", maybe(words)),
    Key("parties", many(party)),
    Key("calls", many(call)),
    Key("evidence", many(evidence)),
    Key("options", many(option)),
    Key("roadblocks", many(roadblock)),
    Key("baseline", many(baseline_item)),
    Key("revisit", revisit),
    Key("advice_log", many(advice), "advice"),
    Key("effort", effort),
    Key("outcome", words, default=None),
    Key("expected", kept_object, default=None),
    Key("as_of", maybe(instant), default=None),
    Key("currency", maybe(currency), default=None),
    Key("parts", many(part), default=()),
    Key("tests", many(test), default=()),
    Key("clocks", clocks, default=(None, None)),
    Key("referrals", many(referral), default=()),
    Key("feedback", many(feedback), default=()),
    Key("work", many(work), default=()),
    Key("closing", maybe(closing), default=None),
    Key("stop_line", maybe(MINUTES), default=None),
    Key("private_note", maybe(words), default=None),
    Key("playbook", maybe(slug), default=None),
)


def read_case(text: str | bytes) -> CaseRecord:
    """The case in this file; CaseFileError names the path of the first thing that is wrong."""
    given = read_keys(_parse(text), "", CASE)
    notes = {key: value for key in NOTES if (value := given.pop(key)) is not None}
    fault_since, restored_at = given.pop("clocks")
    people, listed = given.pop("parties"), given.pop("parts")
    total = given["effort"]
    record = CaseRecord(
        **given | {"currency": given["currency"] or (total.currency if total.currency != NO_CURRENCY else None)},
        parties=tuple(who for who, _ in people),
        parts=tuple(Part(what, who.id) for who, what in people if what) + listed,
        fault_since=fault_since,
        restored_at=restored_at,
        from_file=True,
        notes=notes,
    )
    check(record, listed)
    return record


def write_case(record: CaseRecord, private: bool = False) -> str:
    """The file of this case; private notes of the case, its parties and calls only when asked for."""
    return json.dumps(_written(record, private), ensure_ascii=False, indent=1) + "\n"


def _written(record: CaseRecord, private: bool) -> dict[str, Any]:
    if not private:
        record = _without_private_notes(record)
    own = _own_parts(record.parts, record.parties)
    total = _effort(record)
    values = vars(record) | {key: record.notes.get(key) for key in NOTES}
    values |= {
        "parties": [(who, record.parts[own[who.id]].name if who.id in own else "") for who in record.parties],
        "calls": sorted(record.calls, key=lambda one: one.at),
        "parts": tuple(one for n, one in enumerate(record.parts) if n not in own.values()),
        "clocks": (record.fault_since, record.restored_at),
        "effort": total,
        "currency": record.currency if record.currency != total.currency else None,
    }
    return write_keys(values, CASE)


def _parse(text: str | bytes) -> Any:
    """The JSON of the text; what Python lets pass (a key given twice, NaN, endless numbers) becomes Odd."""
    if len(text) > LARGEST_FILE:
        raise CaseFileError("", f"is larger than {LARGEST_FILE // 1_000_000} MB")
    try:
        if isinstance(text, bytes):
            text = text.decode()
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_int=lambda digits: _number(digits, int),
            parse_float=lambda digits: _number(digits, float),
            parse_constant=lambda word: Odd("must be a number that can be written in digits"),
        )
    except UnicodeDecodeError as error:
        raise CaseFileError("", f"is not UTF-8 text at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise CaseFileError(f"line {error.lineno}, column {error.colno}", f"is not JSON: {error.msg}") from None
    except RecursionError:
        raise CaseFileError("", "is nested too deep") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        result[key] = Odd("is given twice") if key in result else value
    return result


def _number(digits: str, kind: type[int] | type[float]) -> int | float | Odd:
    if len(digits) > LONGEST_NUMBER or isinf(number := kind(digits)):
        return Odd("is too long a number")
    return number


def _own_parts(parts: tuple[Part, ...], parties: tuple[Party, ...]) -> dict[str, int]:
    """Where the part stands that each party's `responsible_for` holds: one without a source or any detail.

    Only the first parts, as long as they follow the order of the parties: read again, all stand in the order they had.
    """
    places, own, last = {party.id: n for n, party in enumerate(parties)}, {}, -1
    for n, one in enumerate(parts):
        if one.party is None or one != Part(one.name, one.party) or places[one.party] <= last:
            break
        own[one.party], last = n, places[one.party]
    return own


def _effort(record: CaseRecord) -> Effort:
    """The file's total: what an imported file brought, plus the minutes since that were noted as paid or unpaid."""
    since = [one for one in (*standing_log(record.calls), *record.work) if not one.in_effort]
    total = record.effort or Effort(0, 0, Decimal(0), record.currency or NO_CURRENCY)
    return replace(
        total,
        paid_minutes=total.paid_minutes + sum(one.minutes for one in since if one.paid is True),
        unpaid_minutes=total.unpaid_minutes + sum(one.minutes for one in since if one.paid is False),
    )


def _without_private_notes(record: CaseRecord) -> CaseRecord:
    return replace(
        record,
        private_note=None,
        parties=tuple(replace(one, private_note=None) for one in record.parties),
        calls=tuple(
            replace(
                one,
                private_note=None,
                corrections=tuple(replace(version, private_note=None) for version in one.corrections),
            )
            for one in record.calls
        ),
    )
