"""What must fit together within one call of a case file: its minutes, statements and promises."""

from datetime import datetime

from consultant.calls.rules import Call, Misfit, Statement, misfit
from consultant.casefile.keys.rules import CaseFileError
from consultant.promises.rules import Promise

MISFITS = {
    Misfit.NOBODY: ("about", "may only be empty when the party does not know"),
    Misfit.ITSELF: ("stance", "does not fit: a party blames or clears others"),
    Misfit.OTHER: ("stance", "does not fit: a party denies or accepts its own fault"),
    Misfit.RELAYED: ("relayed_by", "must be another party than the one who said it"),
}


def check_call(call: Call) -> None:
    """Raise CaseFileError at the first thing in this version of a call that does not fit."""
    if call.hold_minutes > call.minutes:
        raise CaseFileError(f"{call.row}.hold_minutes", "must not be more than the minutes of the call")
    if not call.said and call.outcome is None:
        raise CaseFileError(f"{call.row}.said", "must not be empty when the outcome is not noted either")
    for n, statement in enumerate(call.statements):
        _check_statement(statement, f"{call.row}.claims[{n}]")
    for n, promise in enumerate(call.promises):
        _check_due(promise, f"{call.row}.promises[{n}]")
    _check_replaced(call)


def _check_statement(statement: Statement, path: str) -> None:
    odd = misfit(statement)
    if odd:
        key, message = MISFITS[odd]
        raise CaseFileError(f"{path}.{key}", message)


def _check_due(promise: Promise, path: str) -> None:
    first, last = promise.due_from, promise.due
    if last is None:
        if first is not None:
            raise CaseFileError(f"{path}.due_from", "must not stand without due")
    elif first is not None:
        if not (isinstance(first, datetime) and isinstance(last, datetime)):
            first, last = (when.date() if isinstance(when, datetime) else when for when in (first, last))
        if first > last:
            raise CaseFileError(f"{path}.due_from", "is later than due")


def _check_replaced(call: Call) -> None:
    """A promise moves one that stands before it, and no promise is moved twice; so none can go round in a circle."""
    replaced: set[int] = set()
    for n, promise in enumerate(call.promises):
        if promise.replaces is None:
            continue
        path = f"{call.row}.promises[{n}].replaces"
        if promise.replaces >= n:
            raise CaseFileError(path, "must be the position of an earlier promise of this call")
        if promise.replaces in replaced:
            raise CaseFileError(path, "names a promise that another one replaces already")
        replaced.add(promise.replaces)
