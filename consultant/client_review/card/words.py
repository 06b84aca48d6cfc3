"""The card of a client: both sides in sentences, each with the dated entries that it rests on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.client_review.card.rules import Argument, Card, Dated, Since
from consultant.client_review.figures.rules import Figures
from consultant.client_review.figures.words import figures_words
from consultant.client_review.history.rules import Entry
from consultant.client_review.history.words import entry_words
from consultant.client_review.proposal.change.words import change_words
from consultant.client_review.proposal.rules import Proposal
from consultant.client_review.proposal.words import reasons, verdict_words
from consultant.client_review.signals.rules import Signal
from consultant.client_review.signals.words import signal_words
from consultant.clocks.words import day


@dataclass(frozen=True)
class Side:
    id: str
    heading: str
    nothing: str  # where there is no argument
    arguments: tuple[Argument, ...]


def card(found: Proposal, today: date, year: Figures | None = None, said: Callable[[Entry], str] = entry_words) -> Card:
    """As it reads on this day; `said` tells an entry."""
    return Card(
        on=today,
        verdict=found.verdict.value,
        rule=found.rule.value,
        proposal=verdict_words(found.verdict),
        reasons=reasons(found),
        keep=tuple(_argument(one, said) for one in found.keep),
        limit=tuple(_argument(one, said) for one in found.limit),
        let_go=tuple(_argument(one, said) for one in found.let_go),
        mend=tuple(_argument(one, said) for one in found.mend),
        change=tuple(dict.fromkeys(map(change_words, found.change))),
        figures=tuple(figures_words(year)) if year else (),
    )


def brief_card(found: Proposal, today: date) -> Card:
    """As far as it is compared with an earlier one: without the words of the entries."""
    return card(found, today, said=lambda _entry: "")


def changes(became: Since, proposed: str) -> Iterator[str]:
    """What became different since a card that proposed this."""
    if became.proposed:
        yield _("The proposal was “%(then)s”. Now it is “%(now)s”.", then=proposed, now=became.proposed)
    for one in became.new:
        yield _("It counts now: %(what)s", what=one)
    for one in became.gone:
        yield _("It counts no more: %(what)s", what=one)
    if became.entries:
        yield ngettext("%(num)d note is new.", "%(num)d notes are new.", became.entries)


def _argument(signal: Signal, said: Callable[[Entry], str]) -> Argument:
    entries = tuple(Dated(one.on, said(one), one.row) for one in reversed(signal.entries))
    return Argument(f"{signal.code}{' before' if signal.before_limits else ''}", signal.holds, signal_words(signal), entries)


def sides(shown: Card) -> tuple[Side, ...]:
    """In the order in which they are read: theirs first, then ours."""
    return (
        Side("keep", _("For keeping"), _("Nothing is noted that speaks for keeping them."), shown.keep),
        Side("limit", _("For limits"), _("Nothing is noted that speaks for limits."), shown.limit),
        Side("let-go", _("For letting go"), _("Nothing is noted that speaks for letting them go."), shown.let_go),
        Side("mend", _("What we should mend first"), _("Nothing is noted that we have to mend."), shown.mend),
    )


def rests_on(argument: Argument) -> str:
    """ "Counts · 5 notes, from 3 May 2026 to 4 June 2026"."""
    notes = ngettext("%(num)d note", "%(num)d notes", len(argument.entries))
    first, last = argument.entries[-1].on, argument.entries[0].on
    if first != last:
        notes = _("%(notes)s, from %(first)s to %(last)s", notes=notes, first=day(first), last=day(last))
    else:
        notes = _("%(notes)s, of %(day)s", notes=notes, day=day(first))
    return _("Counts · %(notes)s", notes=notes) if argument.counts else _("Does not count yet · %(notes)s", notes=notes)
