"""The log in a case file, and what rests on it: calls, statements, promises, evidence, tests."""

from typing import Any

from consultant.calls.rules import Call, Cause, Channel, Outcome, Stance, Statement, Withdrawal
from consultant.casefile.keys.rules import ITEMS, CaseFileError, Key, Kind, entry, many, maybe, read_keys, write_keys
from consultant.casefile.values.rules import (
    amount,
    choice,
    day,
    day_or_instant,
    flag,
    instant,
    line,
    name,
    sentence,
    whole,
    words,
)
from consultant.evidence.rules import Evidence, EvidenceKind, Pair
from consultant.promises.rules import Promise
from consultant.troubleshooting.rules import PossibleResult, Test

MINUTES = whole(100_000)

PAIR = (Key("by", name), Key("about", name))
pair = Kind(lambda value, path: Pair(**read_keys(value, path, PAIR)), lambda value: value._asdict())

statement = entry(
    Statement,
    Key("by", name),
    Key("about", maybe(name)),
    Key("stance", choice(Stance)),
    Key("because", words),
    Key("part", maybe(sentence), default=None),
    Key("relayed_by", maybe(name), default=None),
    Key("speaker", maybe(words), default=None),
)

promise = entry(
    Promise,
    Key("by", name),
    Key("what", sentence),
    Key("due", maybe(day_or_instant)),
    Key("kept", maybe(flag)),
    Key("due_from", maybe(day_or_instant), default=None),
    Key("due_words", maybe(words), default=None),
    Key("kept_on", maybe(day), default=None),
    Key("replaces", maybe(whole(20_000)), default=None),
    Key("moved_because", maybe(words), default=None),
    Key("dropped", maybe(words), default=None),
)

withdrawal = entry(
    Withdrawal,
    Key("reason", words),
    Key("at", maybe(instant), default=None),
    Key("moved_to", maybe(line), default=None),
)


def _read_parties(value: Any, path: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        return (name.read(value, path),)
    parties = many(name).read(value, path)
    if len(parties) < 2 or len(set(parties)) < len(parties):
        raise CaseFileError(path, "must be one party, or a list of two or more different ones")
    return parties


VERSION = (
    Key("at", instant),
    Key("party", Kind(_read_parties, lambda ids: ids[0] if len(ids) == 1 else list(ids)), "parties"),
    Key("channel", choice(Channel)),
    Key("minutes", MINUTES),
    Key("hold_minutes", MINUTES),
    Key("spoke_to", maybe(words)),
    Key("reference", maybe(words)),
    Key("said", words),
    Key("claims", many(statement), "statements"),
    Key("promises", many(promise)),
    Key("next_step", maybe(words)),
    Key("outcome", maybe(choice(Outcome)), default=None),
    Key("paid", maybe(flag), default=None),
    Key("cause", choice(Cause), default=Cause.NOT_NOTED),
    Key("listening", flag, default=False),
    Key("withdrawn", maybe(withdrawal), default=None),
    Key("private_note", maybe(words), default=None),
)


def _version(*more: Key) -> Kind:
    """One version of a log entry; its row is its path, and its minutes are part of the file's effort."""
    keys = VERSION + more
    return Kind(
        lambda value, path: Call(**read_keys(value, path, keys), row=path, in_effort=True),
        lambda call: write_keys(vars(call), keys),
    )


correction = _version(Key("corrected_because", maybe(words), default=None))
call = _version(Key("corrections", many(correction), default=()))

evidence = entry(
    Evidence,
    Key("what", sentence),
    Key("when", day_or_instant),
    Key("supports", many(pair)),
    Key("contradicts", many(pair)),
    Key("kind", maybe(choice(EvidenceKind)), default=None),
    Key("text", maybe(words), default=None),
    Key("call", maybe(whole(ITEMS)), default=None),  # its place in the list of calls, from 0
)

result = entry(
    PossibleResult,
    Key("result", words),
    Key("means", maybe(words), default=None),
    Key("contradicts", many(pair), default=()),
    Key("faulty", many(sentence), default=()),  # names of parts
    Key("fine", many(sentence), default=()),
)

test = entry(
    Test,
    Key("what", sentence),
    Key("changes", many(words), default=()),
    Key("results", many(result), default=()),
    Key("done_on", maybe(day_or_instant), default=None),
    Key("result", maybe(words), default=None),
    Key("put_back", maybe(flag), default=None),
    Key("put_back_on", maybe(day_or_instant), default=None),
    Key("minutes", maybe(MINUTES), default=None),
    Key("cost", maybe(amount), default=None),
)
