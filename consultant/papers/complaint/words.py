"""The letter of complaint in the client's name: facts with their dates, what is asked for, and numbered proofs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from consultant.blame.rules import everything_said
from consultant.calls.rules import Call
from consultant.documents.words import day, long_day, money
from consultant.evidence.rules import Evidence
from consultant.evidence.words import kind_words
from consultant.papers.complaint.rules import Complaint
from consultant.papers.complaint.sheets.words import Enclosures, behind, sheets
from consultant.papers.rules import LetterWithProof, Line, PaperName, Section
from consultant.papers.schemes.rules import Scheme
from consultant.papers.words import name
from consultant.parties.words import Voice
from consultant.promises.rules import Promise
from consultant.reports.appendix.words import by_when
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import claim, ended, on, promised, quote
from consultant.reports.who_says.words import contact_kind, first_words, reference, unreached

DAYS_TO_ANSWER = 14


@dataclass(frozen=True)
class Matter:
    """What a letter is made from. `proofs` are the printed evidence, each with its files; `currency` is that of the loss."""

    facts: ReportFacts
    party: str
    complaint: Complaint
    scheme: Scheme | None
    proofs: tuple[tuple[Evidence, Enclosures], ...]
    currency: str

    @property
    def to_scheme(self) -> Scheme | None:
        return self.scheme if self.complaint.to_scheme else None

    @property
    def voice(self) -> Voice:
        """The client is "I"; the firm is "you" where the letter goes to it."""
        you = self.facts.record.you
        return Voice(self.facts.record.parties, you=None if self.to_scheme else self.party, me=you.id if you else None)

    @property
    def answer_by(self) -> date:
        return self.complaint.answer_by or self.facts.day + timedelta(days=DAYS_TO_ANSWER)


def complaint_letter(matter: Matter, with_proof: bool) -> LetterWithProof:
    """`with_proof`: with the sheets that go in front of what proves each thing."""
    facts, letter = matter.facts, matter.complaint
    sections = (
        Section(_("What went wrong"), _paragraphs(letter.wrong)),
        Section(_("What I ask for"), (*_paragraphs(letter.wants), _by_when(matter))),
        Section(_("What happened, by date"), lines=tuple(_log(matter))),
        Section(_("My proof"), lines=tuple(_proofs(matter.proofs, with_proof))),
        Section(_("What I have done"), tuple(_contacts(matter)), tuple(_tests(matter))),
        Section(_("My loss so far"), lines=tuple(_loss(matter))),
        _end(matter),
    )
    return LetterWithProof(
        heading=_("Complaint about %(who)s", who=matter.voice.object(matter.party)) if matter.to_scheme else _("Complaint"),
        who=tuple(_who(matter)),
        opening=tuple(_opening(matter)),
        sections=tuple(section for section in sections if section.says_something),
        closing=(),
        contact=(),
        foot=" · ".join((name(PaperName.COMPLAINT), day(facts.day), facts.record.client.name)),
        sheets=sheets(matter.proofs) if with_proof else (),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())


def _who(matter: Matter) -> Iterator[Line]:
    record, party = matter.facts.record, matter.facts.record.party(matter.party)
    address = [line.strip(" ,") for line in matter.complaint.address.splitlines() if line.strip(" ,")]
    yield Line(_("From:"), ", ".join([record.client.name, *address]))
    yield Line(_("To:"), matter.to_scheme.name if matter.to_scheme else party.name)
    yield Line(_("Account number:"), party.account_number or _("not noted"))
    given = dict.fromkeys(call.reference for call in matter.facts.assessment.log if matter.party in call.parties and call.reference)
    yield Line(_("Reference numbers:"), ", ".join(given) or _("none given"))
    yield Line(_("Date:"), day(matter.facts.day))


def _opening(matter: Matter) -> Iterator[str]:
    letter, who = matter.complaint, matter.voice.object(matter.party)
    if matter.to_scheme:
        yield _("I am a customer of %(who)s. I ask you to look at my complaint.", who=who)
    else:
        yield _("I am your customer, and I ask you to put this right.")
    if letter.complained_on:
        yield _("I first complained on %(day)s.", day=on(letter.complained_on))
    if letter.answered:
        yield _("The answer was: %(words)s.", words=quote(letter.answered))
    elif matter.to_scheme and letter.complained_on:
        yield _("I have had no answer that settles it.")
    if consultant := matter.facts.record.consultant:
        yield _("Somebody helps me and keeps the record of this case: %(name)s", name=ended(consultant.called))


def _by_when(matter: Matter) -> str:
    return _("Please answer in writing by %(day)s.", day=long_day(matter.answer_by))


def _log(matter: Matter) -> Iterator[Line]:
    """Every contact with the firm, oldest first, with what it said itself."""
    every = everything_said(matter.facts.assessment.log, matter.facts.record.parties)
    said = [one for one in every if one.pair.by == matter.party and not one.second_hand]
    for call in matter.facts.assessment.log:
        if matter.party in call.parties:
            group = first_words(one for one in said if one.call is call)
            told = [_told(claim(one, matter.voice), one.statement.because if is_new else "", matter) for one, is_new in group]
            told += [_promised(promise, matter) for promise in call.promises if promise.by == matter.party]
            head = _("%(day)s. %(how)s %(number)s.", day=on(call.at), how=contact_kind(call), number=reference(call))
            yield Line(head, " ".join(told) or _bare(call))


def _bare(call: Call) -> str:
    return "" if call.reached else _("Nobody was reached: %(how)s.", how=unreached(call.outcome))


def _told(what: str, because: str, matter: Matter) -> str:
    if matter.to_scheme:
        told = _("%(who)s said that %(what)s.", who=matter.voice.start(matter.party), what=what)
    else:
        told = _("You said that %(what)s.", what=what)
    return _("%(told)s %(words)s.", told=told, words=quote(because)) if because else told


def _promised(promise: Promise, matter: Matter) -> str:
    what = _("Promised: %(what)s. %(when)s", what=promised(promise.what), when=by_when(promise, matter.voice))
    if promise.kept:
        return _("%(what)s Kept.", what=what)
    late = any(due.promise is promise and due.overdue for due in matter.facts.assessment.open_promises)
    return _("%(what)s Not kept.", what=what) if late or promise.kept is False else what


def _proofs(proofs: tuple[tuple[Evidence, Enclosures], ...], with_proof: bool) -> Iterator[Line]:
    for place, (proof, files) in enumerate(proofs, 1):
        what = _("%(day)s: %(what)s", day=on(proof.when), what=ended(proof.what))
        kind = _("%(kind)s.", kind=kind_words(proof.kind)) if proof.kind else ""
        attached = behind(files) if with_proof else ()
        yield Line(_("P%(number)d.", number=place), " ".join(filter(None, [what, kind, *attached])))


def _contacts(matter: Matter) -> Iterator[str]:
    calls = [call for call in matter.facts.assessment.log if matter.party in call.parties]
    who = matter.voice.object(matter.party)
    if len(calls) == 1:
        yield _("There was one contact with %(who)s, on %(day)s.", who=who, day=on(calls[0].at))
    elif calls:
        first, last = on(calls[0].at), on(calls[-1].at)
        yield _("There were %(num)d contacts with %(who)s, from %(first)s to %(last)s.", num=len(calls), who=who, first=first, last=last)


def _tests(matter: Matter) -> Iterator[Line]:
    for test in matter.facts.record.tests:
        if test.result:
            label = _("Tried on %(day)s:", day=on(test.done_on)) if test.done_on else _("Tried:")
            yield Line(label, f"{ended(test.what)} {ended(test.result)}")


def _loss(matter: Matter) -> Iterator[Line]:
    losses = matter.complaint.losses
    yield from (Line(_("%(what)s:", what=loss.what.rstrip(".:")), money(loss.amount, matter.currency)) for loss in losses)
    if len(losses) > 1:
        yield Line(_("Sum:"), money(matter.complaint.sum, matter.currency))


def _end(matter: Matter) -> Section:
    """The signature stays with what comes next, where something does."""
    heading = _("My signature") if matter.to_scheme else _("What comes next")
    return Section(heading, () if matter.to_scheme else tuple(_next(matter)), blanks=(_("Signature, and the day"),))


def _next(matter: Matter) -> Iterator[str]:
    if matter.scheme is None:
        yield _("If I have no answer by then, I will take this further.")
        return
    who = matter.scheme.name.removesuffix(".")
    yield _("If I have no answer by then, I will take this to: %(who)s.", who=who)
    start = matter.complaint.complained_on and matter.scheme.from_day(matter.complaint.complained_on)
    if start:
        yield _("I may go there from %(day)s.", day=on(start))
