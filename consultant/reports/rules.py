"""What the client report is made from: one frozen object with nothing private in it (domain.md, Report facts)."""

import json
import pickle
from base64 import b64decode, b64encode
from dataclasses import dataclass, fields
from datetime import date as Day
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from io import BytesIO

from consultant.assessment.rules import Assessment, assess
from consultant.casefile.rules import read_case, write_case
from consultant.cases.rules import CaseRecord, CaseState, moment
from consultant.options.letters.rules import Lettered, placed
from consultant.options.rules import Option, chosen, to_decide
from consultant.parties.rules import Role
from consultant.promises.rules import DuePromise
from consultant.reports.editions.rules import Edition
from consultant.reports.people.rules import all_by_first_names, by_first_names, full_names
from consultant.reports.printed.rules import printed
from consultant.reports.since.rules import Since

DAYS_TO_DECIDE = 7


@dataclass(frozen=True)
class Letterhead:
    """Who the report is from. An empty name is that of a case file without a consultant."""

    name: str
    phone: str | None = None
    hours: str | None = None
    address: str | None = None
    email: str | None = None
    logo: bytes | None = None  # PNG


class ReportState(StrEnum):
    FIXED = "fixed"
    CANNOT = "cannot be fixed"
    LATE = "late"
    DECIDE = "decide"
    WAITING = "waiting"


@dataclass(frozen=True)
class ReportFacts:
    """All that one report says. `record` is the case as `printed` lets it through; a draft has no number."""

    record: CaseRecord
    letterhead: Letterhead
    number: int | None
    day: Day
    replaces: int | None = None
    view: str | None = None
    extra: str | None = None
    words: tuple[tuple[str, str], ...] = ()  # of the case's playbook, that stand in it: for the glossary
    correction: str | None = None  # what was wrong in the report that this one replaces, in the consultant's words
    since: Since | None = None  # that report; None in a first one
    goodwill: int | None = None  # minutes without a charge, where the consultant wants to say them
    edition: Edition = Edition.A4
    offered: tuple[Lettered, ...] = ()  # in the order of their letters, those of earlier reports too; empty: what this one asks about

    @cached_property
    def fingerprint(self) -> bytes:
        """Equal for equal facts alone. Python's own == is not enough: it holds for one moment in two zones, which print as two."""
        written = BytesIO()
        pickler = pickle.Pickler(written)
        pickler.fast = True  # each thing in full: whether two are one in memory is no fact
        pickler.dump([getattr(self, each.name) for each in fields(self)])
        return sha256(written.getvalue()).digest()

    @cached_property
    def assessment(self) -> Assessment:
        """What holds for the printed record at the moment that was assessed."""
        return assess(self.record, moment(self.record))

    @property
    def language(self) -> str | None:
        """That its reader reads; None: English."""
        return self.record.client.language

    @property
    def state(self) -> ReportState:
        """The first that fits."""
        if self.record.state == CaseState.FIXED:
            return ReportState.FIXED
        if self.record.closing:
            return ReportState.CANNOT
        if self.late:
            return ReportState.LATE
        return ReportState.DECIDE if self.undecided else ReportState.WAITING

    @property
    def late(self) -> tuple[DuePromise, ...]:
        """Promises of firms and our own; a client is never late, and in a closed case nobody is."""
        clients = {party.id for party in self.record.parties if party.role == Role.CLIENT}
        return tuple(due for due in self.promised if due.overdue and due.promise.by not in clients)

    @property
    def promised(self) -> tuple[DuePromise, ...]:
        """What somebody still has to do; nothing once the case is closed."""
        return () if self.record.closing else self.assessment.open_promises

    @property
    def yours(self) -> tuple[DuePromise, ...]:
        """What the client still has to do."""
        you = self.record.you
        return tuple(due for due in self.promised if you and due.promise.by == you.id)

    @property
    def undecided(self) -> tuple[Option, ...]:
        """What the client can still choose; nothing once the case is closed."""
        return () if self.record.closing else to_decide(self.record.options)

    @property
    def letters(self) -> tuple[str, ...]:
        """Of what the client can still choose, in that order."""
        return tuple(letter for letter, _put in placed(self.offered, self.undecided))

    def letter_of(self, place: int) -> str | None:
        """Of the option at this place among those; a single one is called by its words alone."""
        return self.letters[place] if len(self.letters) > 1 else None

    @property
    def put(self) -> tuple[Lettered, ...]:
        """What the client can still choose, as the rows that an answer settles."""
        return tuple(put for _letter, put in placed(self.offered, self.undecided))

    @property
    def chosen(self) -> tuple[Option, ...]:
        """What the client said yes to, and somebody still has to do."""
        return () if self.record.closing else chosen(self.record.options)

    @property
    def decide_by(self) -> Day:
        """As set, the earliest that has not passed; else a week after the report's date."""
        return min(self.days_set, default=None) or _days_after(self.day, DAYS_TO_DECIDE)

    @property
    def days_set(self) -> frozenset[Day]:
        """By which an option is to be decided, and that have not passed."""
        return frozenset(option.decide_by for option in self.undecided if option.decide_by and option.decide_by >= self.day)

    def is_choice(self, due: DuePromise) -> bool:
        """What the client promised for the very day of the choice, be it over, is the choice itself."""
        return due.promise.due in {self.decide_by, *(option.decide_by for option in self.undecided if option.decide_by)}

    @property
    def look_again_on(self) -> Day | None:
        """The day that is set; one that was over before the paper's own is none."""
        revisit = self.record.revisit
        return revisit.date if revisit and revisit.date and not revisit.is_never and revisit.date >= self.day else None

    @property
    def client_cleared(self) -> bool:
        """The record shows the client's side tested and fine: proof says so of words said to the consultant,
        no proof says otherwise, and nobody's words that stand do."""
        you = self.record.you
        about = [said for said in self.assessment.blame.standing if you and said.pair.about == you.id]
        proved = {pair for proof in self.record.evidence for pair in proof.supports}
        disproved = {pair for proof in self.record.evidence for pair in proof.contradicts}
        if any(said.at_fault or (said.at_fault is False and said.pair in disproved) for said in about):
            return False
        return any(said.at_fault is False and said.pair in proved and not said.second_hand for said in about)

    @property
    def cause_found(self) -> bool:
        """Somebody accepted it to the consultant, or the consultant found it."""
        me = self.record.consultant
        found = any(said.at_fault and me and said.pair.by == me.id for said in self.assessment.blame.standing)
        return found or any(not said.second_hand for said in self.assessment.blame.acceptances)

    def to_json(self) -> str:
        """The same facts as text; `from_json` reads them back equal."""
        letterhead = {**vars(self.letterhead), "logo": self.letterhead.logo and b64encode(self.letterhead.logo).decode()}
        values = {
            "case": json.loads(write_case(self.record)),
            "letterhead": letterhead,
            "number": self.number,
            "day": self.day.isoformat(),
            "replaces": self.replaces,
            "view": self.view,
            "extra": self.extra,
            "words": self.words,
            "correction": self.correction,
            "since": self.since and self.since.to_plain(),
            "goodwill": self.goodwill,
            "edition": self.edition,
            "offered": [[one.what, one.row] for one in self.offered],
        }
        return json.dumps(values, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "ReportFacts":
        values = json.loads(text)
        letterhead = values.pop("letterhead")
        logo = letterhead.pop("logo")
        since = values.pop("since", None)
        return cls(
            record=read_case(json.dumps(values.pop("case"))),
            letterhead=Letterhead(**letterhead, logo=logo and b64decode(logo)),
            day=Day.fromisoformat(values.pop("day")),
            words=tuple(map(tuple, values.pop("words", ()))),
            since=since and Since.from_plain(since),
            edition=Edition(values.pop("edition", Edition.A4)),
            offered=tuple(Lettered(*one) for one in values.pop("offered", ())),
            **values,
        )


def report_facts(
    assessment: Assessment,
    letterhead: Letterhead,
    *,
    number: int | None,
    day: Day,
    replaces: int | None = None,
    problem: str | None = None,
    view: str | None = None,
    extra: str | None = None,
    correction: str | None = None,
    with_goodwill: bool = False,
    edition: Edition = Edition.A4,
) -> ReportFacts:
    """The facts of one report. `number` is None for a draft; `problem` takes the place of the case's own words;
    `view` is what the consultant would choose, `extra` one more paragraph, `correction` what was wrong before."""
    names = full_names(assessment.record)
    record = read_case(json.dumps(all_by_first_names(json.loads(write_case(printed(assessment, problem))), names)))
    goodwill = assessment.clocks.unpaid_minutes if with_goodwill else 0
    return ReportFacts(
        record,
        letterhead,
        number,
        day,
        replaces,
        by_first_names(view or "", names) or None,
        by_first_names(extra or "", names) or None,
        correction=by_first_names(correction or "", names) or None,
        goodwill=goodwill or None,
        edition=edition,
    )


def letterhead_of_file(record: CaseRecord) -> Letterhead:
    """A case file has no practice: the consultant party's name, without a phone."""
    return Letterhead(record.consultant.name if record.consultant else "")


def day_of_file(record: CaseRecord) -> Day:
    """The report of a case file is of the day of its moment of assessment."""
    return moment(record).date()


def _days_after(day: Day, days: int) -> Day:
    """The calendar ends on 31 December 9999."""
    return day + timedelta(days=min(days, (Day.max - day).days))
