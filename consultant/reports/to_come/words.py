"""What happens next: what somebody still has to do by when, and when we look again."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.documents.words import day, long_day
from consultant.parties.words import Voice
from consultant.promises.tapped.words import in_own_words
from consultant.reports.appendix.words import by_when
from consultant.reports.choice.words import choose
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import ended

MOST_STEPS = 6


@dataclass(frozen=True)
class Step:
    what: str
    who: str
    by_when: str


def steps(facts: ReportFacts, voice: Voice) -> tuple[tuple[Step, ...], int]:
    """What the table shows, and how many promises it leaves to the appendix: the day to look again stands in no other place."""
    all_steps, last = tuple(_to_do(facts, voice)), tuple(_look_again_step(facts))
    shown = all_steps[: MOST_STEPS - len(last)]
    return shown + last, len(all_steps) - len(shown)


def _to_do(facts: ReportFacts, voice: Voice) -> Iterator[Step]:
    """The choice, and all that somebody promised."""
    if facts.undecided and not any(map(facts.is_choice, facts.yours)):
        yield Step(choose(facts), _("You"), _("By %(day)s.", day=day(facts.decide_by)))
    for option in facts.chosen:
        yield Step(_("Agree who does what you chose: %(what)s", what=option.what.rstrip(" .")), _("You and I"), _("No day is set yet."))
    late = set(facts.late)
    for due in facts.promised:
        when = by_when(due.promise)
        yield Step(
            in_own_words(due.promise.what),
            voice.label(due.promise.by),
            _("%(when)s This is late.", when=when) if due in late else when,
        )


def _look_again_step(facts: ReportFacts) -> Iterator[Step]:
    if facts.look_again_on:
        yield Step(_("Look at this again"), _("You and I"), _("On %(day)s.", day=day(facts.look_again_on)))


def more_steps(count: int) -> str:
    if not count:
        return ""
    return ngettext("One more step stands in the appendix.", "%(num)d more steps stand in the appendix.", count)


def look_again(facts: ReportFacts) -> Iterator[str]:
    revisit, on = facts.record.revisit, facts.look_again_on
    if revisit and revisit.is_never:
        yield _("We do not plan to look again. Call me if the fault comes back.")
    elif revisit is None or not (on or revisit.event):
        yield _("No day is set yet to look at this again.")
    else:
        if on:
            yield _("We will look at this again on %(day)s. You do not have to call me first.", day=long_day(on))
        if revisit.event:
            yield _("We look again when: %(event)s Call me when that happens.", event=ended(revisit.event))
