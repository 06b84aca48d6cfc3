"""What the private review proposes, and why. It is a proposal: the consultant decides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum

from consultant.client_review.history.rules import Brought, History
from consultant.client_review.proposal.change.rules import Change, falling_silent, missing, speaking_again, undone
from consultant.client_review.rules import Agreed, Review, review
from consultant.client_review.signals.advice.rules import needs_help_but_does_not_want_it
from consultant.client_review.signals.blame.rules import blames
from consultant.client_review.signals.limits.rules import apart, keeps_to_limits, passes_limits, standing
from consultant.client_review.signals.mend.rules import our_own_behaviour
from consultant.client_review.signals.pays.rules import pays, pays_late, pays_nothing
from consultant.client_review.signals.rules import Code, Side, Signal, Strength, strength
from consultant.client_review.signals.silence.rules import Silence, is_long, silence
from consultant.client_review.signals.trust.rules import is_ours, trust
from consultant.client_review.signals.unpaid.rules import unpaid_time
from consultant.client_review.signals.wears_thin.rules import wears_thin
from consultant.client_review.signals.worth.rules import worth_it

FOR = (worth_it, pays, trust, keeps_to_limits)
AGAINST = (pays_nothing, needs_help_but_does_not_want_it, blames, passes_limits, wears_thin, unpaid_time, pays_late)
OF_BILLS = frozenset({pays_nothing, pays_late})  # no limit hides or mends what was not paid
MEND = (our_own_behaviour,)
ADD_UP = frozenset({Code.PAYS, Code.TRUST})
BETWEEN_US = frozenset({Code.NEEDS_NOT, Code.BLAMES, Code.WEARS_THIN})  # what our own behaviour can have brought about


class Verdict(StrEnum):
    KEEP = "keep"
    LIMIT = "keep with limits"
    LET_GO = "let go"
    NOT_ENOUGH = "not enough to say"


class Rule(StrEnum):
    """The way that led there."""

    PATTERN = "a pattern"
    TOGETHER = "small signs of different kinds"  # for keeping only
    SOFTENED = "a pattern for letting go, and something for keeping"
    MEND_FIRST = "our own behaviour first"
    LIMITS_STAND = "limits stand, and too little since"
    SECOND_LOOK = "limits were kept"
    SILENCE = "long silence"
    TOO_LITTLE = "no pattern"


class Level(IntEnum):
    """How far a signal goes."""

    NOTHING = 0
    LIMIT = 1
    LET_GO = 2


@dataclass(frozen=True)
class Proposal:
    """`led` is the signal that decided, if one did. Each side holds all of its signals, patterns or not, the strongest first."""

    verdict: Verdict
    rule: Rule
    led: Signal | None
    keep: tuple[Signal, ...]
    limit: tuple[Signal, ...]
    let_go: tuple[Signal, ...]
    mend: tuple[Signal, ...]
    change: tuple[Change, ...]
    silence: Silence | None  # None: never heard of


@dataclass(frozen=True)
class Judged:
    """A signal against, as far as it goes beside all else."""

    signal: Signal
    level: Level


def propose(history: History, today: date, agreed: Agreed) -> Proposal:
    """Pure: the same entries on the same day give the same proposal, in whatever order they came."""
    seen = review(history, today, agreed)
    keep, mend = _told(FOR, seen.year, seen), _told(MEND, seen.year, seen)
    heard = silence(seen)
    judged = tuple(_against(seen, keep, mend))
    against = _strongest_first(one.signal for one in judged)
    verdict, rule, led = _verdict(judged, keep, mend, is_long(heard, today))
    return Proposal(
        verdict=verdict,
        rule=rule,
        led=led,
        keep=keep,
        limit=tuple(one for one in against if one.side == Side.LIMIT),
        let_go=tuple(one for one in against if one.side == Side.LET_GO),
        mend=mend,
        change=_changes(verdict, led, keep, against, heard, today),
        silence=heard,
    )


def _told(rules: Iterable[Callable[[History, Review], Signal]], history: History, seen: Review) -> tuple[Signal, ...]:
    return _strongest_first(rule(history, seen) for rule in rules)


def _strongest_first(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    return tuple(sorted((one for one in signals if one.strength), key=lambda one: -one.strength))


def _against(seen: Review, keep: tuple[Signal, ...], mend: tuple[Signal, ...]) -> Iterable[Judged]:
    """Bills; what came after limits; and what came before them, while they stand and were not kept: that led to them, and to no more."""
    before, after = apart(seen)
    for rule in AGAINST:
        signal = rule(seen.year if rule in OF_BILLS else after, seen)
        yield Judged(signal, _level(signal, keep, mend))
    if standing(seen.history) and not any(one.code == Code.KEEPS_LIMITS and one.holds for one in keep):
        for rule in (one for one in AGAINST if one not in OF_BILLS):
            signal = replace(rule(before, seen), side=Side.LIMIT, before_limits=True)
            yield Judged(signal, _level(signal, keep, mend))


def _level(signal: Signal, keep: tuple[Signal, ...], mend: tuple[Signal, ...]) -> Level:
    """A step milder when something speaks for keeping, a step milder when we have to mend first. Who pays nothing stays so."""
    if not signal.holds:
        return Level.NOTHING
    level = 2 if signal.side == Side.LET_GO else 1
    if level == 2 and signal.code != Code.PAYS_NOTHING and (_hold(keep) or _together(keep)):
        level -= 1
    if signal.code in BETWEEN_US and _hold(mend):
        level -= 1
    return Level(level)


def _hold(signals: Iterable[Signal]) -> bool:
    return any(one.holds for one in signals)


def _verdict(
    judged: tuple[Judged, ...], keep: tuple[Signal, ...], mend: tuple[Signal, ...], silent: bool
) -> tuple[Verdict, Rule, Signal | None]:
    worst = max(judged, key=lambda one: (one.level, one.signal.strength))
    if worst.level:
        verdict = Verdict.LET_GO if worst.level == Level.LET_GO else Verdict.LIMIT
        return verdict, _rule(worst, mend), worst.signal
    if silent:
        return Verdict.NOT_ENOUGH, Rule.SILENCE, None
    if _hold(keep):
        second = next((one for one in keep if one.code == Code.KEEPS_LIMITS and one.holds), None)
        return Verdict.KEEP, Rule.SECOND_LOOK if second else Rule.PATTERN, second or keep[0]
    if _together(keep):
        return Verdict.KEEP, Rule.TOGETHER, None
    return Verdict.NOT_ENOUGH, Rule.MEND_FIRST if _hold(mend) else Rule.TOO_LITTLE, mend[0] if _hold(mend) else None


def _together(keep: tuple[Signal, ...]) -> bool:
    """Whether what is for keeping is a pattern in all: kind things of different kinds add up, others never do."""
    kind = [entry for one in keep for entry in one.entries if one.code in ADD_UP or isinstance(entry, Brought)]
    return strength(entry for entry in kind if not is_ours(entry)) == Strength.PATTERN


def _changes(
    verdict: Verdict, led: Signal | None, keep: tuple[Signal, ...], against: tuple[Signal, ...], heard: Silence | None, today: date
) -> tuple[Change, ...]:
    """First what undoes the signal that led, then what could become a pattern on another side, then a word or none."""
    if verdict == Verdict.KEEP:
        return (*missing(against), *falling_silent(heard))
    if verdict == Verdict.NOT_ENOUGH:
        return (*missing((*keep, *against)), *speaking_again(heard, today))
    softens = verdict == Verdict.LET_GO and led and led.code != Code.PAYS_NOTHING  # a pattern for keeping makes limits of it
    return (*undone(led), *(missing(keep) if softens else ())) if led else ()


def _rule(worst: Judged, mend: tuple[Signal, ...]) -> Rule:
    if worst.signal.before_limits:
        return Rule.LIMITS_STAND
    if worst.signal.side == Side.LET_GO and worst.level == Level.LIMIT:
        return Rule.MEND_FIRST if worst.signal.code in BETWEEN_US and _hold(mend) else Rule.SOFTENED
    return Rule.PATTERN
