"""The log: calls and the statements made in them (domain.md, Words and "What holds")."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from consultant.promises.rules import Promise


class Channel(StrEnum):
    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    VISIT = "on-site visit"
    FORUM = "forum"
    TICKET = "ticket"
    LETTER = "letter"


class Outcome(StrEnum):
    REACHED = "reached"
    NO_ANSWER = "no answer"
    VOICEMAIL = "voicemail"
    RECORDED = "recorded message"
    WRONG_NUMBER = "wrong number"
    NO_SHOW = "no-show"
    COULD_NOT = "came but could not do the work"


REACHED_SOMEBODY = frozenset({None, Outcome.REACHED, Outcome.COULD_NOT})


class Stance(StrEnum):
    BLAMES = "blames"
    DENIES = "denies own fault"
    ACCEPTS = "accepts fault"
    CLEARS = "clears"
    UNKNOWN = "does not know"


@dataclass(frozen=True)
class Statement:
    """What one party said about whose fault it is. `by`, `about`, `relayed_by` are party ids."""

    by: str
    about: str | None  # None only with Stance.UNKNOWN
    stance: Stance
    because: str = ""
    part: str | None = None  # name of a part
    relayed_by: str | None = None  # hearsay: who says that `by` said it
    speaker: str | None = None  # which voice of the party: desk, engineer, agent


@dataclass(frozen=True)
class Withdrawal:
    """Why an entry of the log no longer counts; `moved_to` names the case it went to."""

    reason: str
    at: datetime | None = None
    moved_to: str | None = None


@dataclass(frozen=True)
class Call:
    """One contact, or attempt, with one or more parties.

    `at` is an aware start in the zone it was logged in; minutes are whole minutes. `corrections` are
    later versions of this same entry, oldest first; see `standing_log`.
    """

    at: datetime
    parties: tuple[str, ...]
    channel: Channel
    minutes: int
    hold_minutes: int
    said: str
    spoke_to: str | None = None
    reference: str | None = None
    statements: tuple[Statement, ...] = ()
    promises: tuple[Promise, ...] = ()
    next_step: str | None = None
    outcome: Outcome | None = None
    paid: bool | None = None  # None: not noted
    in_effort: bool = False  # its minutes are already in the case file's `effort`
    private_note: str | None = None
    corrections: tuple["Call", ...] = ()
    corrected_because: str | None = None  # on a correction: why
    withdrawn: Withdrawal | None = None
    row: str = ""  # where it stands in the case file: "calls[3]"; a correction "calls[3].corrections[0]"
    id: int | None = None  # database row; never part of a comparison or a file

    @property
    def reached(self) -> bool:
        """Whether it reached its parties; a call without an outcome did."""
        return self.outcome in REACHED_SOMEBODY


def standing_log(calls: tuple[Call, ...]) -> tuple[Call, ...]:
    """The log as it counts: newest corrections in place, withdrawn entries left out, in order of start.

    `calls` are the entries in the order in which they were made; it decides between equal starts, so a
    corrected entry keeps its place among them. An entry is withdrawn when it or its newest correction is.
    """
    standing = (_newest(call) for call in calls if not call.withdrawn)
    return tuple(sorted((call for call in standing if not call.withdrawn), key=lambda call: call.at))


def _newest(call: Call) -> Call:
    """Paid minutes that a file's total already holds stay in it, however the entry is corrected."""
    return replace(call.corrections[-1], in_effort=call.in_effort) if call.corrections else call
