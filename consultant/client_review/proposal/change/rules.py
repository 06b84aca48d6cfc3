"""What would change a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from consultant.client_review.rules import YEAR, months_before
from consultant.client_review.signals.rules import FEWEST_DAYS, FEWEST_ENTRIES, Code, Signal
from consultant.client_review.signals.silence.rules import Silence, is_long


class Needs(StrEnum):
    """What it takes."""

    ADVICE_TAKEN = "one piece of advice taken"
    KIND_ANSWER = "one kind answer"
    TAKEN_BACK = "anger taken back"
    LESS_UNPAID = "less unpaid time, or pay for it"
    BILLS_PAID = "bills paid in time"
    LIMITS_KEPT = "limits kept"
    TIME = "a year goes by since"  # `on`: the day from which fewer than three entries count
    MORE = "more of the same"  # `entries` and `days`: how many are missing at least
    WORD = "a word from the client"
    SILENCE = "no word from the client"  # `on`: the day from which silence is long


UNDOES = {
    Code.NEEDS_NOT: Needs.ADVICE_TAKEN,
    Code.WEARS_THIN: Needs.KIND_ANSWER,
    Code.BLAMES: Needs.TAKEN_BACK,
    Code.UNPAID: Needs.LESS_UNPAID,
    Code.PAYS_LATE: Needs.BILLS_PAID,
    Code.PAYS_NOTHING: Needs.BILLS_PAID,
    Code.PASSES_LIMITS: Needs.LIMITS_KEPT,
}
OF_BILLS = frozenset({Code.PAYS_LATE, Code.PAYS_NOTHING})


@dataclass(frozen=True)
class Change:
    """`code` is the signal that it is about; None where it is about hearing from the client at all."""

    needs: Needs
    code: Code | None = None
    on: date | None = None
    entries: int = 0
    days: int = 0


def undone(led: Signal) -> Iterable[Change]:
    """What undoes a signal for limits or for letting go. Bills do not grow old."""
    yield Change(Needs.LIMITS_KEPT if led.before_limits else UNDOES[led.code], led.code)
    if led.code not in OF_BILLS:
        yield Change(Needs.TIME, led.code, on=_fades(led))


def missing(signals: Iterable[Signal]) -> Iterable[Change]:
    """What is not yet a pattern."""
    for one in signals:
        if not one.holds:
            days = len({entry.on for entry in one.entries})
            yield Change(Needs.MORE, one.code, entries=max(FEWEST_ENTRIES - len(one.entries), 0), days=max(FEWEST_DAYS - days, 0))


def falling_silent(heard: Silence | None) -> Iterable[Change]:
    if heard:
        yield Change(Needs.SILENCE, on=heard.ends_patience + timedelta(days=1))


def speaking_again(heard: Silence | None, today: date) -> Iterable[Change]:
    if heard is None or is_long(heard, today):
        yield Change(Needs.WORD)


def _fades(signal: Signal) -> date:
    """A year after the third newest entry, only two are left. What is of a leap day counts until the first of March."""
    third = sorted(one.on for one in signal.entries)[-FEWEST_ENTRIES]
    fades = months_before(third, -YEAR)
    return fades if months_before(fades, YEAR) >= third else fades + timedelta(1)
