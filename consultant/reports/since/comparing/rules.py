"""The facts of an earlier report against those of this one. What a report of before said is never asked again: both are facts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from consultant.calls.rules import Call
from consultant.cases.rules import CaseRecord
from consultant.options.rules import Offer, Option, Reaction
from consultant.reports.rules import ReportFacts
from consultant.reports.since.rules import Answered, Corrected, Correction, Promised, Since

Pairs = tuple[tuple[Call, Call], ...]


def since(before: ReportFacts, after: ReportFacts) -> Since:
    """`before` was issued, so it has a number."""
    assert before.number
    same, new, gone = _matched(before.assessment.log, after.assessment.log)
    old, now = before.record, after.record
    return Since(
        number=before.number,
        day=before.day,
        state=after.state if after.state != before.state else None,
        contacts=len(new),
        statements=sum(len(call.statements) for call in new),
        tests=max(0, _done(now) - _done(old)),
        options=len({option.what for option in now.options} - {option.what for option in old.options}),
        promised=tuple(Promised(one.by, one.what) for call in new for one in call.promises if not one.kept),
        kept=tuple(_kept(same, new)),
        late=_new([Promised(due.promise.by, due.promise.what) for due in before.late], after),
        answered=tuple(_answered(old, now)),
        back=_turned(old, now, back=True),
        gone=_turned(old, now, back=False),
        corrected=tuple(_corrected(old, now, same, gone)),
        was=before.state if after.state != before.state else None,
        details=_shown(old) != _shown(now),
    )


def _shown(record: CaseRecord) -> CaseRecord:
    """Without what no report shows: the moment, and on which day something was put to the client."""

    def answers(option: Option) -> tuple[Offer, ...]:
        return tuple(replace(offer, at=None) for offer in option.offers if offer.reaction != Reaction.NONE_YET)

    return replace(record, as_of=None, options=tuple(replace(option, offers=answers(option)) for option in record.options))


def _matched(old: tuple[Call, ...], now: tuple[Call, ...]) -> tuple[Pairs, tuple[Call, ...], tuple[Call, ...]]:
    """Entries that are the same contact (corrected or not), those that are new, and those that are not there any more."""
    same, left, new = [], list(old), list(now)
    for alike in (_when_and_who, _what_and_who):
        for call in list(new):
            twin = next((each for each in left if alike(each) == alike(call)), None)
            if twin:
                same.append((twin, call))
                left.remove(twin)
                new.remove(call)
    return tuple(same), tuple(new), tuple(left)


def _when_and_who(call: Call) -> tuple:
    return call.at, call.parties


def _what_and_who(call: Call) -> tuple:
    return call.said, call.parties, call.reference, len(call.statements)


def _bare(call: Call) -> Call:
    """As it was noted, whatever became of its promises and wherever it stands."""
    promises = tuple(replace(one, kept=None, kept_on=None, dropped=None, replaces=None) for one in call.promises)
    return replace(call, row="", promises=promises)


def _kept(same: Pairs, new: tuple[Call, ...]) -> Iterator[Promised]:
    for old, now in same:
        was = {(one.by, one.what) for one in old.promises if one.kept}
        yield from (Promised(one.by, one.what) for one in now.promises if one.kept and (one.by, one.what) not in was)
    yield from (Promised(one.by, one.what) for call in new for one in call.promises if one.kept)


def _new(before: list[Promised], after: ReportFacts) -> tuple[Promised, ...]:
    """Late promises beyond those that were late then."""
    known = Counter(before)
    now = (Promised(due.promise.by, due.promise.what) for due in after.late)
    found = []
    for one in now:
        if known[one]:
            known[one] -= 1
        else:
            found.append(one)
    return tuple(found)


def _answered(old: CaseRecord, now: CaseRecord) -> Iterator[Answered]:
    was = {option.what: option.reaction for option in old.options}
    for option in now.options:
        if not option.undecided and was.get(option.what) != option.reaction:
            yield Answered(option.what, option.reaction)


def _turned(old: CaseRecord, now: CaseRecord, *, back: bool) -> tuple[str, ...]:
    """Things that are back now, or no longer, and were not so then. What has other words now, or is new, turned from nothing."""
    was = {item.item: item.back for item in old.baseline}
    return tuple(item.item for item in now.baseline if item.back == back and was.get(item.item, back) != back)


def _done(record: CaseRecord) -> int:
    return sum(not test.untried for test in record.tests)


def _corrected(old: CaseRecord, now: CaseRecord, same: Pairs, gone: tuple[Call, ...]) -> Iterator[Corrected]:
    if old.title != now.title:
        yield Corrected(Correction.TITLE)
    if old.problem != now.problem:
        yield Corrected(Correction.PROBLEM)
    names = {party.id: party.called for party in old.parties}
    for party in now.parties:
        if names.get(party.id, party.called) != party.called:
            yield Corrected(Correction.NAME, old=names[party.id], new=party.called)
    for was, call in same:
        if _bare(was) != _bare(call):
            yield _contact(Correction.CONTACT, call)
    yield from (_contact(Correction.TAKEN_OUT, call) for call in gone)


def _contact(kind: Correction, call: Call) -> Corrected:
    return Corrected(kind, call.at.date().isoformat(), call.parties)
