"""Limits of a client in words, for the screen. Private."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import format_time, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.clients.limits.rules import Became, Event, Held, Limit, Terms, is_within
from consultant.clocks.words import duration

LIMITS = {
    Limit.HOURS: _l("Hours for calls"),
    Limit.MINUTES: _l("Unpaid time in a month"),
    Limit.CALLERS: _l("Who may call"),
    Limit.NO_ADVICE: _l("New advice"),
    Limit.WRITTEN: _l("In writing only"),
}
WHAT_IT_DOES = {
    Limit.HOURS: _l("A call with them at another time asks why. “Today” says when they can be called."),
    Limit.MINUTES: _l("Unpaid calls of all their cases count, but for what a firm or you caused. The call that goes past it asks why."),
    Limit.CALLERS: _l("A call with somebody else of theirs asks why. One without a name asks nothing."),
    Limit.NO_ADVICE: _l("An option or advice that they did not ask for asks why."),
    Limit.WRITTEN: _l("A phone call with them or a visit asks why."),
}


def limit_words(limit: Limit) -> str:
    return str(LIMITS[limit])


def what_it_does(limit: Limit) -> str:
    return str(WHAT_IT_DOES[limit])


def terms_words(limit: Limit, terms: Terms) -> str:
    """What was agreed, as one sentence."""
    match limit:
        case Limit.HOURS:
            return _hours(terms)
        case Limit.MINUTES if not terms.minutes:
            return _("No unpaid time.")
        case Limit.MINUTES:
            return _("At most %(time)s unpaid in a month.", time=duration(terms.minutes))
        case Limit.CALLERS:
            return _("Who may call: %(names)s.", names=(terms.names or "").rstrip("."))
        case Limit.NO_ADVICE:
            return _("No new advice unless they ask for it.")
        case Limit.WRITTEN:
            return _("In writing only: no phone, no visit.")


def _hours(terms: Terms) -> str:
    hours = {"begins": _clock(terms.begins), "ends": _clock(terms.ends)}
    if terms.workdays:
        return _("Calls from %(begins)s to %(ends)s, Monday to Friday.", **hours)
    return _("Calls from %(begins)s to %(ends)s.", **hours)


def _clock(value) -> str:
    return format_time(value, _("H:mm"), rebase=False)


def holding(held: Held) -> list[str]:
    """What holds, a sentence for each."""
    return [terms_words(limit, terms) for limit, terms in held.items()]


def agreed_on_advice(held: Held) -> str:
    """That nothing new is offered, where that was agreed."""
    return terms_words(Limit.NO_ADVICE, held[Limit.NO_ADVICE]) if Limit.NO_ADVICE in held else ""


def not_now(held: Held, now: datetime) -> str:
    """That they are not to be called at this moment; nothing when they are. `now` is in the practice's zone."""
    hours = held.get(Limit.HOURS)
    return _("It is outside these hours now.") if hours and not is_within(hours, now) else ""


def before_contact(held: Held, now: datetime | None) -> str:
    """What to mind when something is due from them: nothing is so late that it cannot wait for their hours.

    `now` is None on a page that is read later.
    """
    if Limit.WRITTEN in held:
        return terms_words(Limit.WRITTEN, held[Limit.WRITTEN])
    if Limit.HOURS not in held:
        return ""
    hours = _hours(held[Limit.HOURS])
    return _("Not now. %(hours)s", hours=hours) if now and not_now(held, now) else hours


def asks_why(passed: Iterable[Limit], held: Held) -> str:
    """What is missing at the reason for going past limits."""
    agreed = " ".join(terms_words(limit, held[limit]) for limit in passed)
    return _("You agreed: %(agreed)s Write why this goes past it, in a few words.", agreed=agreed)


def event_words(event: Event) -> str:
    """What became of a limit; a recorded reason stands after it."""
    name = limit_words(event.limit)
    if event.became == Became.SET:
        return _("Agreed: %(terms)s", terms=terms_words(event.limit, event.terms))
    if event.became == Became.LIFTED:
        return _("Lifted: %(limit)s", limit=name)
    return _("Passed: %(limit)s", limit=name)


def passed_often(events: Iterable[Event]) -> str:
    """ "Passed 3 times since it was agreed."; `events` are of one limit, oldest first."""
    times = 0
    for event in events:
        times = 0 if event.became == Became.SET else times + (event.became == Became.PASSED)
    return ngettext("Passed once since then.", "Passed %(num)d times since then.", times) if times else _("Not passed since then.")
