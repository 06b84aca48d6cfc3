"""The evidence: who is who, every contact with its number, and the papers."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.calls.rules import Call
from consultant.clocks.calendar.words import clock
from consultant.documents.words import unbroken
from consultant.evidence.rules import Evidence, Pair
from consultant.evidence.words import kind_words
from consultant.parties.rules import Party
from consultant.parties.words import Voice
from consultant.promises.rules import Promise
from consultant.promises.tapped.words import in_own_words
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import ended, lasting, on, promised, quote
from consultant.reports.who_says.rules import Row, table
from consultant.reports.who_says.words import TableRow, contact_kind, reference, table_row, unreached

MOST_CALLS = 1_000


@dataclass(frozen=True)
class Entry:
    """One contact: a line in bold, and lines below it."""

    heading: str
    numbers: tuple[int, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Appendix:
    people: tuple[str, ...]
    entries: tuple[Entry, ...]
    left_out: str
    proofs: tuple[str, ...]


def appendix(facts: ReportFacts, voice: Voice) -> Appendix:
    log = facts.assessment.log
    rest: dict[str, list[Row]] = {}
    for row in table(facts)[1]:
        rest.setdefault(row.call.row, []).append(row)
    left = len(log) - MOST_CALLS
    return Appendix(
        people=tuple(_person(party, voice) for party in facts.record.parties),
        entries=tuple(_entry(call, [table_row(row, voice, facts) for row in rest.get(call.row, [])], voice) for call in log[-MOST_CALLS:]),
        left_out=_left_out(left) if left > 0 else "",
        proofs=tuple(_proof(proof, voice) for proof in facts.record.evidence),
    )


def _left_out(count: int) -> str:
    return ngettext("There is %(num)d older contact. Ask me for it.", "There are %(num)d older contacts. Ask me for them.", count)


def _person(party: Party, voice: Voice) -> str:
    name = ended(party.name)
    if party.id == voice.you:
        return _("%(name)s This is you.", name=name)
    if party.id == voice.me:
        return _("%(name)s This is me.", name=name)
    short = _("Called here: %(name)s", name=ended(party.short_name)) if party.short_name else ""
    number = _("Your number with it: %(number)s", number=unbroken(party.account_number)) if party.account_number else ""
    return " ".join(filter(None, [name, short, number]))


def _entry(call: Call, told: list[TableRow], voice: Voice) -> Entry:
    return Entry(
        heading=_("%(day)s, %(time)s: %(who)s", day=on(call.at), time=clock(call.at), who=_names(call, voice)),
        numbers=tuple(number for row in told for number in row.numbers),
        lines=(
            " ".join(_details(call)),
            *([_("What was said: %(text)s", text=ended(call.said))] if call.said else []),
            *(_("%(who)s: %(what)s", who=row.who, what=what) for row in told for what in row.told),
            *(_promise(promise, voice) for promise in call.promises),
        ),
    )


def _names(call: Call, voice: Voice) -> str:
    return ", ".join(voice.label(id) for id in call.parties)


def _details(call: Call) -> Iterator[str]:
    yield contact_kind(call)
    if call.hold_minutes:
        yield _("On hold: %(time)s.", time=lasting(call.hold_minutes))
    if not call.reached:
        yield _("Nobody was reached: %(how)s.", how=unreached(call.outcome))
    if call.spoke_to:
        yield _("Spoke to: %(who)s", who=ended(call.spoke_to))
    yield ended(reference(call))


def _promise(promise: Promise, voice: Voice) -> str:
    return " ".join(
        [
            _("Promised by %(who)s: %(what)s.", who=voice.object(promise.by), what=promised(promise.what)),
            by_when(promise, voice),
            _became(promise),
        ]
    ).strip()


def by_when(promise: Promise, voice: Voice | None = None) -> str:
    """With the words of whoever promised; `voice`: of a paper whose reader may be the one."""
    when = _("By %(day)s.", day=on(promise.due)) if promise.due else _("No day given.")
    if not promise.due_words:
        return when
    if voice and promise.by == voice.you:
        return _("%(when)s Your words: %(words)s.", when=when, words=quote(in_own_words(promise.due_words)))
    return _("%(when)s Their words: %(words)s.", when=when, words=quote(in_own_words(promise.due_words)))


def _became(promise: Promise) -> str:
    if promise.dropped is not None:
        return _("I no longer wait for it.")
    if promise.kept:
        return _("Kept on %(day)s.", day=on(promise.kept_on)) if promise.kept_on else _("Kept.")
    return _("Not kept.") if promise.kept is False else _("Still open.")


def _proof(proof: Evidence, voice: Voice) -> str:
    lines = [_("%(day)s: %(what)s", day=on(proof.when), what=ended(proof.what))]
    if proof.text:
        label = kind_words(proof.kind) if proof.kind else _("It says")
        lines.append(_("%(label)s: %(words)s.", label=label, words=quote(proof.text)))
    lines += [_fits(pair, voice) for pair in proof.supports]
    lines += [_does_not_fit(pair, voice) for pair in proof.contradicts]
    return " ".join(lines)


def _fits(pair: Pair, voice: Voice) -> str:
    if pair.by == voice.me:
        return _("It fits what I said about %(whom)s.", whom=_about(pair, voice))
    return _("It fits what %(who)s said about %(whom)s.", who=voice.subject(pair.by), whom=_about(pair, voice))


def _does_not_fit(pair: Pair, voice: Voice) -> str:
    if pair.by == voice.me:
        return _("It does not fit what I said about %(whom)s.", whom=_about(pair, voice))
    return _("It does not fit what %(who)s said about %(whom)s.", who=voice.subject(pair.by), whom=_about(pair, voice))


def _about(pair: Pair, voice: Voice) -> str:
    return voice.last(pair.about) if pair.about else _("the cause")
