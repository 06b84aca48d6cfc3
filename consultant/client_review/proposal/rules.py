"""What the private review proposes, and why. It is a proposal: the consultant decides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum

from consultant.client_review.history.rules import History
from consultant.client_review.proposal.change.rules import Change, changes
from consultant.client_review.rules import Agreed, Review, review
from consultant.client_review.signals.advice.rules import needs_help_but_does_not_want_it, wears_thin
from consultant.client_review.signals.blame.rules import blames
from consultant.client_review.signals.limits.rules import apart, keeps_to_limits, passes_limits, standing
from consultant.client_review.signals.mend.rules import effort_asked, our_own_behaviour
from consultant.client_review.signals.pays.rules import pays, pays_late, pays_nothing
from consultant.client_review.signals.rules import Code, Side, Signal
from consultant.client_review.signals.silence.rules import Silence, is_long, silence
from consultant.client_review.signals.trust.rules import trust
from consultant.client_review.signals.unpaid.rules import unpaid_time
from consultant.client_review.signals.worth.rules import worth_it

FOR = (worth_it, pays, trust, keeps_to_limits)
AGAINST = (pays_nothing, needs_help_but_does_not_want_it, blames, passes_limits, wears_thin, unpaid_time, pays_late)
MEND = (our_own_behaviour, effort_asked)
BETWEEN_US = frozenset({Code.NEEDS_NOT, Code.BLAMES, Code.WEARS_THIN})  # what our own behaviour can have brought about


class Verdict(StrEnum):
    KEEP = "keep"
    LIMIT = "keep with limits"
    LET_GO = "let go"
    NOT_ENOUGH = "not enough to say"


class Rule(StrEnum):
    """The way that led there."""

    PATTERN = "a pattern"
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
    """`led` is the signal that decided. The signals of each side hold all that there is, patterns or not, the strongest first."""

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
    """A signal against, as far as it goes beside all else; `before` the limits that stand."""

    signal: Signal
    level: Level
    before: bool = False


def propose(history: History, today: date, agreed: Agreed) -> Proposal:
    """Pure: the same entries on the same day give the same proposal, in whatever order they came."""
    seen = review(history, today, agreed)
    keep, mend = _told(FOR, seen.year, seen), _told(MEND, seen.year, seen)
    heard = silence(seen)
    judged = tuple(_against(seen, keep, mend))
    against = _strongest_first(one.signal for one in judged)
    verdict, rule, led = _verdict(judged, keep, is_long(heard, today), mend)
    return Proposal(
        verdict=verdict,
        rule=rule,
        led=led,
        keep=keep,
        limit=tuple(one for one in against if one.side == Side.LIMIT),
        let_go=tuple(one for one in against if one.side == Side.LET_GO),
        mend=mend,
        change=changes(led, (*against, *keep), heard, today),
        silence=heard,
    )


def _told(rules: Iterable[Callable[[History, Review], Signal]], history: History, seen: Review) -> tuple[Signal, ...]:
    return _strongest_first(rule(history, seen) for rule in rules)


def _strongest_first(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    return tuple(sorted((one for one in signals if one.strength), key=lambda one: -one.strength))


def _against(seen: Review, keep: tuple[Signal, ...], mend: tuple[Signal, ...]) -> Iterable[Judged]:
    """What came after limits; and what came before them, while they stand and were not kept: that led to them, and to no more."""
    before, after = apart(seen)
    for rule in AGAINST:
        signal = rule(after, seen)
        yield Judged(signal, _level(signal, keep, mend))
    if standing(seen.history) and not any(one.code == Code.KEEPS_LIMITS and one.holds for one in keep):
        for rule in AGAINST:
            signal = replace(rule(before, seen), side=Side.LIMIT)
            yield Judged(signal, _level(signal, keep, mend), before=True)


def _level(signal: Signal, keep: tuple[Signal, ...], mend: tuple[Signal, ...]) -> Level:
    """A step milder when something speaks for keeping, a step milder when we have to mend first. Who pays nothing stays so."""
    if not signal.holds:
        return Level.NOTHING
    level = 2 if signal.side == Side.LET_GO else 1
    if level == 2 and signal.code != Code.PAYS_NOTHING and _hold(keep):
        level -= 1
    if signal.code in BETWEEN_US and _hold(mend):
        level -= 1
    return Level(level)


def _hold(signals: Iterable[Signal]) -> bool:
    return any(one.holds for one in signals)


def _verdict(
    judged: tuple[Judged, ...], keep: tuple[Signal, ...], silent: bool, mend: tuple[Signal, ...]
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
    held_back = next((one.signal for one in judged if one.signal.holds), None)
    if held_back:
        return Verdict.NOT_ENOUGH, Rule.MEND_FIRST, held_back
    return Verdict.NOT_ENOUGH, Rule.TOO_LITTLE, None


def _rule(worst: Judged, mend: tuple[Signal, ...]) -> Rule:
    if worst.before:
        return Rule.LIMITS_STAND
    if worst.signal.side == Side.LET_GO and worst.level == Level.LIMIT:
        return Rule.MEND_FIRST if worst.signal.code in BETWEEN_US and _hold(mend) else Rule.SOFTENED
    return Rule.PATTERN
