"""The plain-language check of a report: what stands in it in recorded words, and what its facts lack (lint_rules.md)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from consultant.blame.rules import everything_said
from consultant.calls.rules import Channel, Stance
from consultant.plain_language.findings.rules import SEVERITY_OF, Finding, Severity
from consultant.plain_language.lists.rules import WordList
from consultant.plain_language.rules import accusations, check, score_of
from consultant.reports.rules import ReportFacts

MOST_IN_LIST = 7
HARD_GRADE, HARD_SMOG = 7, 9
LONG_MEAN, SHORT_MEAN = 15, 6  # words in a sentence
WORST = 3  # sentences that are named
MANY, TIMES = 4, 3  # negative lines about one firm, and how much more that is than of the next
KEY = 16  # hex digits
FIRST_USE = ("L08", "L10")


class Place(StrEnum):
    """Where a text stands, and is mended."""

    TITLE = "title"
    PROBLEM = "problem"
    WORKED = "worked before"
    VIEW = "view"
    EXTRA = "extra"
    CORRECTION = "correction"
    OPTION = "option"
    ROADBLOCK = "roadblock"
    TEST = "test"
    BASELINE = "baseline"
    PROOF = "proof"
    PART = "part"
    REFERRAL = "referral"
    REVISIT = "revisit"
    FIXED_PART = "fixed part"
    CALL = "call"
    WHOLE = "whole"


@dataclass(frozen=True)
class Found:
    """`stands_in` is the whole text that the words are of, as it was typed; `of` names the option, item or test that it tells
    of, where a case has several; `on` is the day of what was said."""

    place: Place
    finding: Finding
    stands_in: str = ""
    of: str = ""
    on: date | None = None

    @property
    def key(self) -> str:
        return fingerprint(self.finding.rule, self.finding.text, self.stands_in)


def fingerprint(rule: str, words: str, text: str) -> str:
    """Of the rule, the words and all that stands around them: what was decided holds until any of it changes."""
    return sha256(repr((rule, words, text)).encode()).hexdigest()[:KEY]


def look(facts: ReportFacts, words: WordList, prose: Iterable[str] = (), explained: Iterable[str] = ()) -> tuple[Found, ...]:
    """All findings, the errors first. `words`: of the client's language; `prose`: what the report says; `explained`: the
    terms of its glossary."""
    names = names_in(facts)
    found = [
        *_in_recorded(facts, words, names),
        *(Found(Place.CALL, one) for one in accusations("\n\n".join(quoted(facts)), words, names)),
        *_bare_statements(facts),
        *_page_one(facts),
        *_baseline(facts),
        *_lists(facts),
        *_unbalanced(facts),
        *_whole(prose, words, names),
    ]
    return tuple(_once(found, {term.lower() for term in explained}))


def _in_recorded(facts: ReportFacts, words: WordList, names: tuple[str, ...]) -> Iterator[Found]:
    for place, of, text in recorded(facts):
        yield from (Found(place, one, text, of) for one in check(text, words, names) if not _own_slip(place, one))


def _own_slip(place: Place, finding: Finding) -> bool:
    """ "The day was wrong", of our own last report, needs nobody who says so."""
    return place == Place.CORRECTION and finding.rule == "L06"


def _once(found: Iterable[Found], explained: set[str]) -> Iterator[Found]:
    """The worst first; the same words of one option, item or text are told of once, but for errors in two texts or by two
    rules. A hard word counts where the reader meets it first, and not at all where the glossary has it."""
    seen, told = set(explained), set()
    for one in sorted(found, key=lambda one: list(Severity).index(one.finding.severity)):
        word = one.finding.text.lower()
        where = (one.place, one.of, one.on, word)
        is_hard_word = one.finding.rule in FIRST_USE
        is_known = is_hard_word and (word in seen or word.removesuffix("s") in seen)
        if not is_known and ((*where, one.key) if one.finding.blocks else where) not in told:
            yield one
        told |= {where, (*where, one.key)}
        seen |= {word} if is_hard_word else set()


def names_in(facts: ReportFacts) -> tuple[str, ...]:
    record = facts.record
    people = (call.spoke_to for call in record.calls if call.spoke_to)
    return (facts.letterhead.name, record.client.name, *people, *(name for party in record.parties for name in (party.name, party.called)))


def recorded(facts: ReportFacts) -> Iterator[tuple[Place, str, str]]:
    """The texts that the practice wrote, and that the report prints as its own, each with what it tells of."""
    record, revisit = facts.record, facts.record.revisit
    texts: list[tuple[Place, str, Iterable[str | None]]] = [
        (Place.TITLE, "", [record.title]),
        (Place.PROBLEM, "", [record.problem]),
        (Place.WORKED, "", [record.worked_before]),
        (Place.VIEW, "", [facts.view]),
        (Place.EXTRA, "", [facts.extra]),
        (Place.CORRECTION, "", [facts.correction]),
        *((Place.OPTION, o.what, (o.what, o.cost, o.effort, o.time, o.good_side, o.bad_side, o.undo)) for o in record.options),
        *((Place.ROADBLOCK, block.what, (block.what, block.outside_cause)) for block in record.roadblocks),
        *((Place.TEST, t.what, (t.what, t.result, t.proved and t.proved.means)) for t in record.tests if not t.untried),
        *((Place.BASELINE, item.item, (item.item, item.checked_how, item.stopgap)) for item in record.baseline),
        *((Place.PROOF, proof.what, [proof.what]) for proof in record.evidence),
        *((Place.PART, part.name, (part.name, part.detail)) for part in record.parts),
        *((Place.REFERRAL, one.to, (one.why, one.handed_over)) for one in record.referrals),
        (Place.REVISIT, "", [revisit.event if revisit else None]),
        (Place.FIXED_PART, "", [record.closing.fixed_part if record.closing else None]),
    ]
    yield from ((place, of, text) for place, of, group in texts for text in group if text)


def quoted(facts: ReportFacts) -> Iterator[str]:
    """What others said, which the report prints as a quote."""
    for call in facts.assessment.log:
        yield call.said
        yield from (said.because for said in call.statements)
        yield from (promise.what for promise in call.promises)
    yield from (proof.text for proof in facts.record.evidence if proof.text)


def _of_facts(rule: str, place: Place, text: str, severity: Severity | None = None, count: int = 0) -> Found:
    return Found(place, Finding(rule, severity or SEVERITY_OF[rule], 0, len(text), text, count=count))


def _bare_statements(facts: ReportFacts) -> Iterator[Found]:
    """L07: by phone, and neither a number nor a name was noted. Speaker, day and channel are always there."""
    own = {party.id for party in facts.record.parties if not party.is_outside}
    bare = dict.fromkeys(
        (said.call, said.pair.by)
        for said in everything_said(facts.assessment.log, facts.record.parties)
        if said.call.channel == Channel.PHONE and not (said.call.reference or said.call.spoke_to) and said.pair.by not in own
    )
    for call, by in bare:
        yield replace(_of_facts("L07", Place.CALL, facts.record.party(by).called, Severity.WARNING), on=call.at.date())


def _page_one(facts: ReportFacts) -> Iterator[Found]:
    """L24: it says that what works now is not noted. What to do, and when we look again, are always there (readiness)."""
    if not facts.record.baseline:
        yield _of_facts("L24", Place.BASELINE, facts.record.title, Severity.WARNING)


def _baseline(facts: ReportFacts) -> Iterator[Found]:
    """L27: back without the day of its test, or not back without a stopgap. Once the case is closed nobody can test any more."""
    severity = Severity.WARNING if facts.record.closing else Severity.ERROR
    for item in facts.record.baseline:
        if item.back and item.tested_on is None or item.lost and not item.stopgap:
            yield _of_facts("L27", Place.BASELINE, item.item, severity)


def _lists(facts: ReportFacts) -> Iterator[Found]:
    """L25. Page 1 never has too many words: it is made to fit."""
    record = facts.record
    for place, count in ((Place.BASELINE, len(record.baseline)), (Place.ROADBLOCK, len(record.roadblocks))):
        if count > MOST_IN_LIST:
            yield _of_facts("L25", place, record.title, count=count)


def _unbalanced(facts: ReportFacts) -> Iterator[Found]:
    """L30: far more negative lines about one firm than about the next, without more proof."""
    firms = [party.id for party in facts.record.parties if party.is_outside]
    said = everything_said(facts.assessment.log, facts.record.parties)
    lines = Counter(one.pair.about for one in said if one.statement.stance == Stance.BLAMES)
    lines += Counter(due.promise.by for due in facts.late)
    proofs = Counter(pair.about for proof in facts.record.evidence for pair in proof.supports)
    most, *rest = sorted(firms, key=lambda firm: -lines[firm]) or [""]
    if rest and lines[most] >= MANY and lines[most] >= TIMES * lines[rest[0]] and proofs[most] <= proofs[rest[0]]:
        yield _of_facts("L30", Place.CALL, facts.record.party(most).called, count=lines[most])


def _whole(prose: Iterable[str], words: WordList, names: tuple[str, ...]) -> Iterator[Found]:
    """L28: the sentences that make the whole hard to read."""
    scores, hardest = score_of("\n\n".join(prose), words, names, WORST)
    hard = (scores.grade or 0) > HARD_GRADE or (scores.smog or 0) > HARD_SMOG or scores.mean > LONG_MEAN
    if scores.grade is not None and hard:
        yield from (_of_facts("L28", Place.WHOLE, sentence, count=round(scores.grade)) for sentence in hardest)
