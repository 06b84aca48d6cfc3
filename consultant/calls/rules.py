"""The log: calls and the statements made in them (domain.md, Words and "What holds")."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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


class Cause(StrEnum):
    """Why time was not paid."""

    NOT_NOTED = "not noted"
    GOODWILL = "goodwill"
    VENDOR = "a vendor"
    OUR_MISTAKE = "our mistake"


class Stance(StrEnum):
    BLAMES = "blames"
    DENIES = "denies own fault"
    ACCEPTS = "accepts fault"
    CLEARS = "clears"
    UNKNOWN = "does not know"


OWN_PART = frozenset({Stance.DENIES, Stance.ACCEPTS})  # said about oneself only


class Misfit(StrEnum):
    """Why a statement cannot be meant as it was put."""

    NOBODY = "says nothing about anybody"
    ITSELF = "says about itself what is said about others"
    OTHER = "says about another what is said about oneself"
    RELAYED = "is passed on by the one who said it"


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


def misfit(said: Statement) -> Misfit | None:
    """What is wrong with a statement; None for one that can stand."""
    if said.relayed_by == said.by:
        return Misfit.RELAYED
    if said.stance in OWN_PART:
        return None if said.about == said.by else Misfit.OTHER
    if said.stance == Stance.UNKNOWN:
        return None
    if said.about is None:
        return Misfit.NOBODY
    return Misfit.ITSELF if said.about == said.by else None


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
    cause: Cause = Cause.NOT_NOTED  # of unpaid time; private
    listening: bool = False  # a call in which we just listened: nothing was advised
    in_effort: bool = False  # its minutes are already in the case file's `effort`
    private_note: str | None = None
    corrections: tuple["Call", ...] = ()
    corrected_because: str | None = None  # on a correction: why
    withdrawn: Withdrawal | None = None
    row: str = ""  # where it stands in the case file: "calls[3]"; a correction "calls[3].corrections[0]"
    id: int | None = None  # database row; never part of a comparison or a file
    skew: int | None = field(default=None, compare=False)  # seconds by which the device's clock was ahead; no file holds it
    photos_to_come: int = field(default=0, compare=False)  # announced by a device and not here yet; no file holds it

    @property
    def reached(self) -> bool:
        """Whether it reached its parties; a call without an outcome did."""
        return self.outcome in REACHED_SOMEBODY


def renamed(call: Call, ids: Mapping[str, str]) -> Call:
    """The same call with other party ids; those that `ids` does not name stay."""

    def other(id: str | None) -> str | None:
        return ids.get(id, id)

    return replace(
        call,
        parties=tuple(dict.fromkeys(map(other, call.parties))),
        statements=tuple(
            replace(said, by=other(said.by), about=other(said.about), relayed_by=other(said.relayed_by)) for said in call.statements
        ),
        promises=tuple(replace(promise, by=other(promise.by)) for promise in call.promises),
    )


def parties_in(call: Call) -> set[str]:
    """Everyone whom a call names: on the line, in a statement, in a promise."""
    said = {id for one in call.statements for id in (one.by, one.about, one.relayed_by) if id}
    return {*call.parties, *said, *(promise.by for promise in call.promises)}


def newest(call: Call) -> Call:
    """The version of an entry that counts. Paid minutes that a file's total already holds stay in it."""
    return replace(call.corrections[-1], in_effort=call.in_effort) if call.corrections else call


def standing_log(calls: tuple[Call, ...]) -> tuple[Call, ...]:
    """The log as it counts: newest corrections in place, withdrawn entries left out, in order of start.

    `calls` are the entries in the order in which they were made; it decides between equal starts, so a
    corrected entry keeps its place among them. An entry is withdrawn when it or its newest correction is.
    """
    standing = (newest(call) for call in calls if not call.withdrawn)
    return tuple(sorted((call for call in standing if not call.withdrawn), key=lambda call: call.at))
