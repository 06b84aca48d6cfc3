"""The fair record: who told what, where they differ and where they agree, what is late, and whom no call reached."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.blame.rules import Said, by_subject
from consultant.calls.rules import Call, Channel, Outcome
from consultant.calls.words import CHANNELS, outcome
from consultant.clocks.rules import Clocks
from consultant.documents.words import column_day, unbroken
from consultant.matching.rules import same_words
from consultant.parties.words import Voice
from consultant.reports.fairness.rules import Checked, checked, unanswered, unheard
from consultant.reports.rules import ReportFacts
from consultant.reports.standing.words import late_promise, stand
from consultant.reports.told.words import NAMED, crowd, lasting, on, quote, told, told_undated
from consultant.reports.who_says.rules import Row, agreements, table

MOST_LATE = 6
MOST_LINES = 7  # of a list before the appendix


@dataclass(frozen=True)
class TableRow:
    numbers: tuple[int, ...]
    day: str
    who: str
    told: tuple[str, ...]
    proof: tuple[str, ...]


@dataclass(frozen=True)
class WhoSays:
    heading: str
    intro: str
    rows: tuple[TableRow, ...]
    more: str
    differ: tuple[str, ...]
    agree: tuple[str, ...]
    late: tuple[str, ...]
    contacts: tuple[str, ...]
    more_lines: tuple[str, ...]  # for the appendix, by the lists that they are left out of


def who_says(facts: ReportFacts, voice: Voice) -> WhoSays:
    shown, rest = table(facts)
    heading = stand(facts, voice)
    differ, agree, contacts = (tuple(lines(facts, voice)) for lines in (_differences, _agreed, _contacts))
    time = (_time(facts.assessment.clocks),) if facts.assessment.clocks.minutes else ()
    most = MOST_LINES - len(time)
    return WhoSays(
        heading=heading[0].upper() + heading[1:] if heading else _("What I was told so far"),
        intro=_intro(shown, voice),
        rows=tuple(table_row(row, voice, facts) for row in shown),
        more=_more(len(rest)) if rest else "",
        differ=differ[:MOST_LINES],
        agree=agree[:MOST_LINES],
        late=tuple(_late(facts, voice)),
        contacts=(*contacts[:most], *time),
        more_lines=(*differ[MOST_LINES:], *agree[MOST_LINES:], *contacts[most:]),
    )


def table_row(row: Row, voice: Voice, facts: ReportFacts) -> TableRow:
    return TableRow(
        numbers=row.numbers,
        day=column_day(row.call.at.date()),
        who=voice.label(row.by),
        told=tuple(_what(said, voice, is_new) for said, is_new in first_words(row.said)),
        proof=(contact_kind(row.call), reference(row.call), *_checked(row, voice, facts)),
    )


CHECKED = {
    Checked.NOT: _l("Not checked."),
    Checked.FITS: _l("A proof fits it."),
    Checked.MISFIT: _l("A proof does not fit it."),
    Checked.BOTH: _l("One proof fits it, another does not."),
}


def _checked(row: Row, voice: Voice, facts: ReportFacts) -> Iterator[str]:
    """In the same form for every party; what the consultant found is a check itself."""
    found = checked(facts, row.said)
    if row.by != voice.me or found != Checked.NOT:
        yield str(CHECKED[found])


KINDS = CHANNELS | {Channel.PHONE: _l("Call")}


def contact_kind(call: Call) -> str:
    """ "Call, 20 minutes." """
    kind = str(KINDS[call.channel])
    return _("%(kind)s, %(time)s.", kind=kind, time=lasting(call.minutes)) if call.minutes else _("%(kind)s.", kind=kind)


def reference(call: Call) -> str:
    return _("Number: %(number)s", number=unbroken(call.reference)) if call.reference else _("Number: none given")


def _intro(rows: tuple[Row, ...], voice: Voice) -> str:
    if not rows:
        return _("No one has told me yet where the cause is.")
    if voice.are_firms(row.by for row in rows):
        return _("This is what each firm told me. I have not checked every point myself.")
    return _("This is what was said. I have not checked every point myself.")


def _more(count: int) -> str:
    return ngettext("One more answer stands in the appendix.", "%(num)d more answers stand in the appendix.", count)


def first_words(group: Iterable[Said]) -> Iterator[tuple[Said, bool]]:
    """What was said in one go, and whether it has recorded words that are not quoted yet: one reason often goes with two statements."""
    quoted: set[str] = set()
    for said in group:
        words = same_words(said.statement.because)
        yield said, bool(words) and words not in quoted
        quoted.add(words)


def _what(said: Said, voice: Voice, is_new: bool) -> str:
    """In our words, then the part and the recorded words, unless they were quoted just before."""
    sentences = [told_undated(said, voice)]
    if said.statement.part:
        sentences.append(_("The part: %(part)s.", part=said.statement.part.rstrip(".")))
    if said.statement.speaker:
        sentences.append(_("Who said it: %(speaker)s.", speaker=said.statement.speaker.rstrip(".")))
    if is_new:
        sentences.append(quote(said.statement.because))
    return " ".join(sentences)


def _differences(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    """One paragraph for each party that others do not agree about."""
    for statements in by_subject(facts.assessment.blame.contradictions).values():
        yield " ".join(told(said, voice) for said in statements)


def _agreed(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    for each in agreements(facts.assessment.blame):
        about = voice.last(each.said.pair.about)
        what = _("the cause is with %(whom)s", whom=about) if each.said.at_fault else _("the cause is not with %(whom)s", whom=about)
        if len(each.parties) == 2:
            yield _("%(both)s both said that %(what)s.", both=voice.starts(each.parties), what=what)
        else:
            yield _("%(all)s all said that %(what)s.", all=_all(each.parties, voice), what=what)


def _all(parties: Sequence[str], voice: Voice) -> str:
    """At the start of a sentence; of many, you and the first, and how many others."""
    if len(parties) <= NAMED:
        return voice.starts(parties)
    first, *rest = sorted(parties, key=lambda party: party != voice.you)
    return crowd([voice.start(first), *map(voice.subject, rest)])


def _late(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    yield from (late_promise(due, facts.day, voice) for due in facts.late[:MOST_LATE])
    left = len(facts.late) - MOST_LATE
    if left > 0:
        yield ngettext("One more promise is late.", "%(num)d more promises are late.", left)


def _contacts(facts: ReportFacts, voice: Voice) -> Iterator[str]:
    """How often, with each firm, and whose view is missing."""
    for party in facts.record.parties:
        if party.is_outside:
            yield " ".join(_contacts_with(party.id, facts, voice.object(party.id)))


def _contacts_with(party: str, facts: ReportFacts, who: str) -> Iterator[str]:
    calls = [call for call in facts.assessment.log if party in call.parties]
    yield from _reached([call for call in calls if call.reached], who)
    yield from _tried([call for call in calls if not call.reached], who)
    if not calls:
        yield _("I have not asked %(who)s yet.", who=who)
    if party in unanswered(facts):
        yield _("I asked %(who)s for its view. I had no reply by %(day)s.", who=who, day=on(facts.day))
    if party in unheard(facts):
        yield _("What %(who)s says about the cause is not noted.", who=who)


def _time(clocks: Clocks) -> str:
    total = lasting(clocks.minutes)
    if not clocks.hold_minutes:
        return _("In all, this took %(time)s.", time=total)
    return _("In all, this took %(time)s. On hold: %(hold)s of it.", time=total, hold=lasting(clocks.hold_minutes))


def _reached(calls: list[Call], who: str) -> Iterator[str]:
    if len(calls) == 1:
        yield _("There was one contact with %(who)s, on %(day)s.", who=who, day=on(calls[0].at))
    elif len(calls) == 2 and on(calls[0].at) == on(calls[1].at):
        yield _("There were two contacts with %(who)s, both on %(day)s.", who=who, day=on(calls[0].at))
    elif len(calls) == 2:
        yield _("There were two contacts with %(who)s, on %(one)s and %(two)s.", who=who, one=on(calls[0].at), two=on(calls[1].at))
    elif calls:
        yield _("There were %(num)d contacts with %(who)s. The last was on %(day)s.", num=len(calls), who=who, day=on(calls[-1].at))


def _tried(calls: list[Call], who: str) -> Iterator[str]:
    if not calls:
        return
    last = {"who": who, "day": on(calls[-1].at), "how": unreached(calls[-1].outcome)}
    if len(calls) == 1:
        yield _("I tried to reach %(who)s on %(day)s: %(how)s.", **last)
    elif len(calls) == 2:
        yield _("I tried to reach %(who)s twice. The last time was on %(day)s: %(how)s.", **last)
    else:
        yield _("I tried to reach %(who)s %(num)d times. The last time was on %(day)s: %(how)s.", num=len(calls), **last)


def unreached(value: Outcome | None) -> str:
    """ "no answer", inside a sentence."""
    words = outcome(value or Outcome.NO_ANSWER)
    return words[0].lower() + words[1:]
