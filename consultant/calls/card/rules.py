"""The call card: all that one needs before a call to a firm (onsite.md). Codes and values; `words.py` makes the sentences."""

from dataclasses import dataclass
from datetime import datetime

from consultant.assessment.rules import Assessment
from consultant.blame.rules import Said
from consultant.calls.rules import Call
from consultant.cases.one_cause.rules import OneCause
from consultant.clocks.stop_line.rules import StopLine
from consultant.options.rules import TAKEN, Option, to_decide
from consultant.organizations.rules import Number
from consultant.organizations.track_record.rules import TrackRecord
from consultant.parties.rules import Party
from consultant.promises.rules import DuePromise

REFERENCES = 5  # the newest ones


@dataclass(frozen=True)
class Reach:
    """How a firm is reached, from the directory, where `firm` is its row. `note` is private."""

    numbers: tuple[Number, ...] = ()
    menu: str | None = None  # the way through it
    hours: str | None = None
    note: str | None = None
    firm: int | None = None

    @property
    def is_whole(self) -> bool:
        return bool(self.numbers and self.menu and self.hours)


@dataclass(frozen=True)
class Private:
    """What only the practice sees: on the screen, and on no paper, since paper is left on tables."""

    before: TrackRecord
    one_cause: tuple[OneCause, ...]  # other open cases that may have the same cause
    notes: tuple[str, ...]  # on the party, and on the firm
    stop_line: StopLine | None


@dataclass(frozen=True)
class CallCard:
    """Before a call to one outside party of one case, as of `now`."""

    number: int  # of the case
    title: str
    client: str
    parties: tuple[Party, ...]
    party: Party
    now: datetime
    reach: Reach
    references: tuple[tuple[str, datetime], ...]  # theirs, newest first, each with the start of the call in which it was last given
    last: Call | None  # the newest call that reached them
    tried: int  # calls since then that reached nobody
    promises: tuple[DuePromise, ...]  # theirs that are open: earliest due first, undated last
    about_them: tuple[Said, ...]  # what others say of them now, newest first
    agreed: tuple[Option, ...]  # options that the client took
    undecided: tuple[Option, ...]
    currency: str  # of the options' prices
    questions: tuple[str, ...]  # to ask firms in this kind of trouble
    private: Private


def call_card(
    assessment: Assessment,
    id: str,
    reach: Reach,
    *,
    number: int,
    currency: str,
    questions: tuple[str, ...],
    before: TrackRecord,
    one_cause: tuple[OneCause, ...],
) -> CallCard:
    """The card for the party with this id. KeyError when the case has none."""
    record, party = assessment.record, assessment.record.party(id)
    calls = [call for call in reversed(assessment.log) if id in call.parties]
    reached = [place for place, call in enumerate(calls) if call.reached]
    return CallCard(
        number=number,
        title=record.title,
        client=record.you.called if record.you else record.client.name,
        parties=record.parties,
        party=party,
        now=assessment.now,
        reach=reach,
        references=_references(calls),
        last=calls[reached[0]] if reached else None,
        tried=reached[0] if reached else len(calls),
        promises=tuple(due for due in assessment.open_promises if due.promise.by == id),
        about_them=tuple(said for said in reversed(assessment.blame.standing) if said.pair.about == id and said.pair.by != id),
        agreed=tuple(option for option in record.options if option.reaction in TAKEN),
        undecided=to_decide(record.options),
        currency=currency,
        questions=questions,
        private=Private(before, one_cause, tuple(filter(None, [party.private_note, reach.note])), assessment.stop_line),
    )


def _references(calls: list[Call]) -> tuple[tuple[str, datetime], ...]:
    """`calls` newest first."""
    given: dict[str, datetime] = {}
    for call in calls:
        if call.reference:
            given.setdefault(call.reference, call.at)
    return tuple(given.items())[:REFERENCES]


@dataclass(frozen=True)
class Line:
    """One thing that was said or promised. `margin` is its day, or how late it is; `quote` their recorded words."""

    margin: str
    heading: str
    text: str = ""
    quote: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Sheet:
    """The card in words, without anything private: for screen and paper."""

    title: str
    client: str
    who: str
    calling: str  # the first sentence to say
    then: tuple[str, ...]  # and those after the account number
    asks: tuple[str, ...]
    questions: tuple[str, ...]
    lines: tuple[Line, ...]
    fine: tuple[str, ...]
    not_fine: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """One number or text of the paper: in the groups in which it is read aloud, with what it is for."""

    groups: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Fact:
    label: str
    given: tuple[Given, ...]
    big: bool = False


@dataclass(frozen=True)
class Paper:
    """The card as one page to print: nothing private is on it, for paper is left on tables."""

    sheet: Sheet
    heading: str
    facts: tuple[Fact, ...]
    account: tuple[str, ...]  # in groups; empty when it was not noted
    reference: tuple[str, ...]  # their newest
    points_on: str
    boxes: tuple[str, ...]  # to fill in by hand
    foot: str
