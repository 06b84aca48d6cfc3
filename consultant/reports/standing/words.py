"""How the case stands, for page 1: its heading, and the sentences in bold."""

from collections.abc import Iterator
from datetime import date as Day

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.baseline.rules import BaselineItem, all_back
from consultant.cases.rules import CaseState
from consultant.clocks.words import days_late
from consultant.parties.words import Voice
from consultant.promises.rules import DuePromise
from consultant.reports.page_one.rules import Room
from consultant.reports.rules import ReportFacts, ReportState
from consultant.reports.told.words import crowd, ended, on, promised


def heading(facts: ReportFacts, voice: Voice) -> str:
    """The state in one line, without a full stop."""
    if facts.state == ReportState.FIXED:
        return _("In short: it works again")
    if facts.state == ReportState.CANNOT:
        handed_over = facts.record.state == CaseState.HANDED_OVER
        return _("In short: I hand this over") if handed_over else _("In short: I could not fix this")
    standing, next_ = stand(facts, voice), _what_next(facts, voice)
    return _("In short: %(stand)s, and %(next)s", stand=standing, next=next_) if standing else _("In short: %(next)s", next=next_)


def lead(facts: ReportFacts, voice: Voice, room: Room) -> str:
    """One to four short sentences."""
    match facts.state:
        case ReportState.FIXED:
            sentences = [*_fixed(facts, voice, room), *_back(facts.record.baseline)]
        case ReportState.CANNOT:
            sentences = [*_cannot(facts), *_put_back(facts.record.baseline)]
        case ReportState.LATE:
            sentences = [late_promise(facts.late[0], facts.day, voice, room), *_more_late(len(facts.late) - 1)]
        case ReportState.DECIDE:
            sentences = [_("If you do nothing, things stay as they are now."), _("The choice is yours.")]
        case ReportState.WAITING:
            sentences = [_waiting(facts, voice), *_awaited(facts, voice, room)]
    return " ".join(sentences)


def late_promise(due: DuePromise, day: Day, voice: Voice, room: Room | None = None) -> str:
    """What was to happen by when, how long ago that was on the report's day, and the recorded words."""
    assert due.due_end  # an undated promise is never late
    said = {
        "day": on(due.due_end),
        "ago": days_late(max(0, (day - due.due_end.date()).days)),
        "words": promised(due.promise.what, room.clip if room else str),
    }
    if due.promise.by == voice.me:
        return _("I said I would do this by %(day)s: %(words)s. That was %(ago)s, and I am sorry.", **said)
    who = voice.start(due.promise.by)
    if voice.are_firms([due.promise.by]):
        return _("%(who)s said it would do this by %(day)s: %(words)s. That was %(ago)s.", who=who, **said)
    return _("%(who)s named %(day)s for this: %(words)s. That was %(ago)s.", who=who, **said)


def stand(facts: ReportFacts, voice: Voice) -> str:
    blame = facts.assessment.blame
    if blame.loops.listed:
        return circle(blame.loops.listed[0], voice)
    accepted = [said.pair.by for said in blame.acceptances if not said.second_hand]
    if len(accepted) == 1 and voice.are_firms(accepted):
        return _("one firm said that the cause is on its side")
    if accepted == [voice.me]:
        return _("I said that the cause is on my side")
    return ""


def circle(loop: tuple[str, ...], voice: Voice) -> str:
    """ "two firms point to each other", inside a sentence."""
    if len(loop) == 2:
        if set(loop) == {voice.you, voice.me}:
            return _("you and I see the cause in different places")
        return _("two firms point to each other") if voice.are_firms(loop) else _("%(both)s point to each other", both=voice.subjects(loop))
    if voice.are_firms(loop):
        return _("%(num)d firms point to each other in a circle", num=len(loop))
    if voice.you in loop:
        return _("you and %(num)d others point to each other in a circle", num=len(loop) - 1)
    return _("%(num)d parties point to each other in a circle", num=len(loop))


def _what_next(facts: ReportFacts, voice: Voice) -> str:
    if facts.state == ReportState.LATE:
        return ngettext("one promise is late", "%(num)d promises are late", len(facts.late))
    if facts.state == ReportState.DECIDE:
        return _("you have a choice to make")
    if facts.yours:
        return _("there is something for you to do")
    if facts.chosen:
        return _("what you chose comes next")
    return _("we are waiting") if _waited_for(facts, voice) else _("you have nothing to do now")


def _fixed(facts: ReportFacts, voice: Voice, room: Room) -> Iterator[str]:
    """Who fixed it, on the day since when it works; the day of closing is another one."""
    closing = facts.record.closing
    assert closing
    yield _("It works again.")
    day = on(facts.record.restored_at) if facts.record.restored_at else ""
    if closing.fixed_by and closing.fixed_by == voice.me:
        yield _("I fixed it on %(day)s.", day=day) if day else _("I fixed it.")
    elif closing.fixed_by and day:
        yield _("%(who)s fixed it on %(day)s.", who=voice.start(closing.fixed_by), day=day)
    elif closing.fixed_by:
        yield _("%(who)s fixed it.", who=voice.start(closing.fixed_by))
    if closing.fixed_part:
        yield _("The part: %(part)s", part=ended(room.clip(closing.fixed_part)))


def _back(items: tuple[BaselineItem, ...]) -> Iterator[str]:
    gone = sum(item.lost for item in items)
    if all_back(items):
        yield _("All that you had before is back too.")
    elif gone:
        yield ngettext("One part of what you had is not back yet.", "%(num)d parts of what you had are not back yet.", gone)


def _cannot(facts: ReportFacts) -> Iterator[str]:
    yield _("I have done what I can on this.") if facts.record.state == CaseState.HANDED_OVER else _("I could not fix this.")


def _put_back(items: tuple[BaselineItem, ...]) -> Iterator[str]:
    if not all_back(items):
        if 2 * sum(item.back for item in items) > len(items):
            yield _("Most of what you had is back.")
        yield from _back(items)
        return
    yield _("I put back what you had before, and it works.")
    days = {item.tested_on for item in items}
    if None not in days:
        yield _("The last test was on %(day)s.", day=on(max(filter(None, days))))


def _more_late(count: int) -> Iterator[str]:
    if count:
        yield ngettext("One more promise is late.", "%(num)d more promises are late.", count)


def _waiting(facts: ReportFacts, voice: Voice) -> str:
    waited_for = _waited_for(facts, voice)
    if waited_for:
        who = crowd([voice.object(party) for party in waited_for]).removesuffix(".")
        if facts.assessment.open_promises:
            return _("We are waiting for %(who)s.", who=who)
        return _("I was last in touch with %(who)s. No one has promised a next step.", who=who)
    if voice.me in facts.assessment.clocks.waiting_on:
        return _("The next step is mine.")
    return _("The next step is yours.") if facts.yours else _("You do not need to decide a thing today.")


def _awaited(facts: ReportFacts, voice: Voice, room: Room) -> Iterator[str]:
    """What the one that we wait for said it would do, by when."""
    firms = [due.promise for due in facts.promised if not voice.is_pronoun(due.promise.by)]
    if len(firms) != 1:
        return
    (promise,) = firms
    said = {"who": voice.start(promise.by), "words": promised(promise.what, room.clip)}
    if not voice.are_firms([promise.by]):
        yield _("What %(who)s said: %(words)s.", **said | {"who": voice.subject(promise.by)})
    elif promise.due:
        yield _("%(who)s said it would do this by %(day)s: %(words)s.", day=on(promise.due), **said)
    else:
        yield _("%(who)s said it would do this, and named no day: %(words)s.", **said)


def _waited_for(facts: ReportFacts, voice: Voice) -> tuple[str, ...]:
    """All but the client and the consultant."""
    return tuple(party for party in facts.assessment.clocks.waiting_on if not voice.is_pronoun(party))
