"""What must fit together in a case file: ids, the order of calls, money, and the statements that evidence names."""

from collections.abc import Iterator

from consultant.calls.rules import Call
from consultant.casefile.checks.calls.rules import check_call
from consultant.casefile.keys.rules import CaseFileError
from consultant.cases.rules import NO_CURRENCY, CaseRecord
from consultant.evidence.rules import Pair
from consultant.parties.rules import Part, Party

PARTIES = 200


def check(record: CaseRecord, listed_parts: tuple[Part, ...]) -> None:
    """Raise CaseFileError at the first thing that does not fit; `listed_parts` are those under the key `parts`."""
    _check_unique(record.parties)
    _check_order(record.calls)
    _check_currency(record)
    known = {party.id for party in record.parties}
    for path, party in _named(record, listed_parts):
        if party is not None and party not in known:
            raise CaseFileError(path, "names a party that the case does not have")
    for call in _versions(record):
        check_call(call)
    said = {(s.by, s.about) for call in _versions(record) for s in call.statements}
    for path, pair in _pairs(record):
        if pair not in said:
            raise CaseFileError(path, "names a statement that nobody made")
    for n, evidence in enumerate(record.evidence):
        if evidence.call is not None and evidence.call >= len(record.calls):
            raise CaseFileError(f"evidence[{n}].call", "names a call that the case does not have")


def _versions(record: CaseRecord) -> Iterator[Call]:
    for call in record.calls:
        yield call
        yield from call.corrections


def _check_unique(parties: tuple[Party, ...]) -> None:
    if len(parties) > PARTIES:
        raise CaseFileError("parties", f"has more than {PARTIES} entries")
    seen: set[str] = set()
    for n, party in enumerate(parties):
        if party.id in seen:
            raise CaseFileError(f"parties[{n}].id", "is the id of another party too")
        seen.add(party.id)


def _check_order(calls: tuple[Call, ...]) -> None:
    for earlier, later in zip(calls, calls[1:], strict=False):
        if later.at < earlier.at:
            raise CaseFileError(f"{later.row}.at", "is earlier than the call before it")


def _check_currency(record: CaseRecord) -> None:
    """One currency a case; a total without one can only be of nothing."""
    total = record.effort
    if total is None:
        return
    if total.currency == NO_CURRENCY:
        if total.billed_amount:
            raise CaseFileError("effort.billed_amount", "must be 0 when no currency is involved")
        if record.currency == NO_CURRENCY:
            raise CaseFileError("currency", "must be a currency, or be left out")
    elif total.currency != record.currency:
        raise CaseFileError("currency", "is not the currency of effort")


def _named(record: CaseRecord, listed_parts: tuple[Part, ...]) -> Iterator[tuple[str, str | None]]:
    """Every party id that is used somewhere, with its path."""
    for call in _versions(record):
        for n, party in enumerate(call.parties):
            yield (f"{call.row}.party[{n}]" if len(call.parties) > 1 else f"{call.row}.party"), party
        for n, statement in enumerate(call.statements):
            yield f"{call.row}.claims[{n}].by", statement.by
            yield f"{call.row}.claims[{n}].about", statement.about
            yield f"{call.row}.claims[{n}].relayed_by", statement.relayed_by
        for n, promise in enumerate(call.promises):
            yield f"{call.row}.promises[{n}].by", promise.by
    for n, roadblock in enumerate(record.roadblocks):
        yield f"roadblocks[{n}].owner", roadblock.owner
    for n, part in enumerate(listed_parts):
        yield f"parts[{n}].party", part.party
    if record.closing:
        yield "closing.fixed_by", record.closing.fixed_by


def _pairs(record: CaseRecord) -> Iterator[tuple[str, Pair]]:
    """Every statement that evidence or a test's result names, with its path."""
    for n, evidence in enumerate(record.evidence):
        for m, pair in enumerate(evidence.supports):
            yield f"evidence[{n}].supports[{m}]", pair
        for m, pair in enumerate(evidence.contradicts):
            yield f"evidence[{n}].contradicts[{m}]", pair
    for n, test in enumerate(record.tests):
        for m, result in enumerate(test.results):
            for k, pair in enumerate(result.contradicts):
                yield f"tests[{n}].results[{m}].contradicts[{k}]", pair
