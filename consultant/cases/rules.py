"""One case as plain data. Screen, paper, command line and tests all think about this same record."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from consultant.baseline.rules import BaselineItem
from consultant.calls.rules import Call
from consultant.clocks.stop_line.rules import agreed_minutes
from consultant.evidence.rules import Evidence
from consultant.feedback.rules import Answer
from consultant.options.rules import Advice, Option
from consultant.parties.rules import Part, Party, Role
from consultant.referrals.rules import Referral
from consultant.revisit.rules import Revisit
from consultant.roadblocks.rules import Roadblock
from consultant.troubleshooting.rules import Test
from consultant.work.rules import Work

# The longest texts, in characters: a form refuses more at the field, a case file by its path.
NAME = 60  # a party, an organization, a client, typed in a form
LINE = 200
TEXT = 4_000
LONG = 20_000

NO_CURRENCY = "XXX"  # ISO 4217 for "no currency is involved"


class CaseState(StrEnum):
    OPEN = "open"
    FIXED = "closed as fixed"
    NOT_FIXABLE = "closed as not fixable"
    HANDED_OVER = "handed over"


class CanHelp(StrEnum):
    """The consultant's answer after listening."""

    YES = "yes"
    REFER = "refer"
    NO = "no"


@dataclass(frozen=True)
class ClientOfCase:
    name: str
    kind: str
    needs: str | None = None
    expects: str | None = None
    wishes: str | None = None
    language: str | None = None  # that they read, as in BCP 47: es, pt-BR; None: English


@dataclass(frozen=True)
class Effort:
    """A case's total of paid and unpaid minutes, and what was billed; from a case file."""

    paid_minutes: int
    unpaid_minutes: int
    billed_amount: Decimal
    currency: str  # ISO 4217


@dataclass(frozen=True)
class Closing:
    state: CaseState
    at: datetime
    fixed_by: str | None = None  # party id
    fixed_part: str | None = None


@dataclass(frozen=True)
class CaseRecord:
    """Everything that the rules, the paper and the case file need to know about one case."""

    slug: str
    title: str
    client: ClientOfCase
    problem: str
    worked_before: str | None
    parties: tuple[Party, ...] = ()
    parts: tuple[Part, ...] = ()
    calls: tuple[Call, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    tests: tuple[Test, ...] = ()
    options: tuple[Option, ...] = ()
    roadblocks: tuple[Roadblock, ...] = ()
    baseline: tuple[BaselineItem, ...] = ()
    revisit: Revisit | None = None  # None: not set yet
    advice: tuple[Advice, ...] = ()
    referrals: tuple[Referral, ...] = ()
    feedback: tuple[Answer, ...] = ()
    work: tuple[Work, ...] = ()  # without a call; private
    effort: Effort | None = None
    currency: str | None = None
    fault_since: datetime | None = None
    restored_at: datetime | None = None
    closing: Closing | None = None
    as_of: datetime | None = None
    from_file: bool = False
    stop_line: int | None = None  # unpaid minutes agreed for this case; private
    usual_stop_line: int | None = None  # for its client, else in the practice; in no file
    private_note: str | None = None
    playbook: str | None = None  # the key of the one that it was opened from
    notes: dict[str, Any] = field(default_factory=dict)  # source, assumed, outcome, expected: kept, private, never computed with

    @property
    def state(self) -> CaseState:
        return self.closing.state if self.closing else CaseState.OPEN

    @property
    def agreed_minutes(self) -> int | None:
        """Unpaid minutes that were agreed; None when none were."""
        return agreed_minutes(self.stop_line, self.usual_stop_line)

    def party(self, id: str) -> Party:
        """The party with this id; KeyError when the case has none."""
        for party in self.parties:
            if party.id == id:
                return party
        raise KeyError(id)

    @property
    def you(self) -> Party | None:
        """The first party of role client: "you" on paper."""
        return next((p for p in self.parties if p.role == Role.CLIENT), None)

    @property
    def consultant(self) -> Party | None:
        """The first party of role consultant: "I" on paper."""
        return next((p for p in self.parties if p.role == Role.CONSULTANT), None)


def moment(record: CaseRecord, clock: datetime | None = None) -> datetime:
    """*Now* for a case (domain.md rule 7): its `as_of`, its closing, the clock, else the start of its last call."""
    if record.from_file and record.as_of:
        return record.as_of
    if record.closing:
        return record.closing.at
    if clock and not record.from_file:
        return clock
    if record.calls:
        return max(call.at for call in record.calls)
    return clock or datetime.now(UTC)
