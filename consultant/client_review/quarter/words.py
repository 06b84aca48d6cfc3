"""All clients at once, in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from consultant.client_review.card.words import changes
from consultant.client_review.figures.rules import Lacks
from consultant.client_review.figures.words import figures_words, lacks_words, whole
from consultant.client_review.proposal.rules import Verdict
from consultant.client_review.proposal.words import verdict_words
from consultant.client_review.quarter.drawing.rules import room_for, svg
from consultant.client_review.quarter.picture.rules import Client, lay_out, steps
from consultant.client_review.quarter.rules import By, Line
from consultant.clocks.words import day
from consultant.documents.words import money

SIGNS = {Verdict.KEEP: "●", Verdict.LIMIT: "■", Verdict.LET_GO: "▲", Verdict.NOT_ENOUGH: "◆"}
COLUMNS = {
    By.NAME: _l("Client"),
    By.VERDICT: _l("Proposal"),
    By.HOUR: _l("An hour earned"),
    By.TIME: _l("Hours"),
    By.UNPAID: _l("Unpaid minutes"),
    By.TURN: _l("To look again"),
}


def heading(lines: Sequence[Line]) -> str:
    """ "8 clients: 5 to keep, 1 to limit, 1 to let go, 1 not clear"."""
    each = {verdict: sum(one.verdict == verdict for one in lines) for verdict in SIGNS}
    said = {
        Verdict.KEEP: ngettext("%(num)d to keep", "%(num)d to keep", each[Verdict.KEEP]),
        Verdict.LIMIT: ngettext("%(num)d with limits", "%(num)d with limits", each[Verdict.LIMIT]),
        Verdict.LET_GO: ngettext("%(num)d to let go", "%(num)d to let go", each[Verdict.LET_GO]),
        Verdict.NOT_ENOUGH: ngettext("%(num)d not clear", "%(num)d not clear", each[Verdict.NOT_ENOUGH]),
    }
    told = ", ".join(words for verdict, words in said.items() if each[verdict])
    return ngettext("%(num)d client: %(told)s", "%(num)d clients: %(told)s", len(lines), told=told)


def verdicts() -> dict[Verdict, str]:
    """As the picture shows it, and in words."""
    return {verdict: f"{sign} {verdict_words(verdict)}" for verdict, sign in SIGNS.items()}


def how_many_due(due: int) -> str:
    if not due:
        return _("Nobody is due for a look.")
    return ngettext("%(num)d client is due for a look.", "%(num)d clients are due for a look.", due)


def since_last(lines: Iterable[Line]) -> str:
    """How many proposals changed."""
    known = [one.last for one in lines if one.last]
    moved = sum(bool(last.since.proposed) for last in known)
    if not known:
        return _("You have not decided about anybody yet.")
    if not moved:
        return _("No proposal has changed since you last decided.")
    return ngettext("%(num)d proposal has changed since you last decided.", "%(num)d proposals have changed since you last decided.", moved)


def turn(line: Line, today: date) -> str:
    """When they are looked at."""
    if line.left_on:
        return _("No longer a client")
    if line.last is None:
        return _("Never looked at") if line.cases else _("No case yet")
    return _next(line.last.next_on, line.last.next_on <= today)


@lru_cache(maxsize=512)
def _next(on: date, is_due: bool) -> str:
    return _("Due since %(day)s", day=day(on)) if is_due else day(on)


@lru_cache(maxsize=512)
def looked_on(on: date) -> str:
    """The day of a decision."""
    return day(on)


def hour(line: Line) -> str:
    """What an hour earned; empty where it cannot be compared."""
    return "" if line.per_hour is None else whole(line.per_hour, line.figures.earned.currency)


@lru_cache(maxsize=4_096)
def time(minutes: int) -> str:
    """Hours with one decimal: 9.5"""
    return format_decimal(round(Decimal(minutes) / 60, 1))


def decided(line: Line, today: date) -> str:
    """Empty where nothing was decided yet."""
    if line.last is None:
        return ""
    what, next_on = verdict_words(line.last.verdict), looked_on(line.last.next_on)
    if line.is_due(today):
        return _("You decided: %(what)s. To look again was due on %(day)s.", what=what, day=next_on)
    return _("You decided: %(what)s. To look again on %(day)s.", what=what, day=next_on)


def became(line: Line) -> Iterator[str]:
    """What is different since the last decision."""
    if line.last:
        yield from changes(line.last.since, line.last.proposal)
        now = _told(line.figures)
        if line.last.figures and line.last.figures != now:
            yield _("The year up to that day: %(figures)s", figures=" ".join(line.last.figures))
            yield _("The year up to today: %(figures)s", figures=" ".join(now))


_told = lru_cache(maxsize=1_024)(lambda figures: tuple(figures_words(figures)))


def apart(numbered: Iterable[tuple[int, Line]]) -> list[tuple[str, list[tuple[int, Line]]]]:
    """Who has no sign in the picture, by the reason why."""
    found: dict[Lacks, list[tuple[int, Line]]] = {}
    for number, one in numbered:
        if one.figures.lacks:
            found.setdefault(one.figures.lacks, []).append((number, one))
    return [(lacks_words(lacks), found[lacks]) for lacks in Lacks if lacks in found]


def picture(numbered: Iterable[tuple[int, Line]]) -> Markup | None:
    """A sign for each client whose hours can be compared; None where there is none. The table has the same figures."""
    shown = [(number, one, one.per_hour) for number, one in numbered]
    clients = tuple(
        Client(number, one.verdict, float(earned), one.figures.earned.minutes / 60, one.figures.unpaid)
        for number, one, earned in shown
        if earned is not None
    )
    return _drawn(clients, shown[0][1].figures.earned.currency) if clients else None


@lru_cache(maxsize=16)
def _drawn(clients: tuple[Client, ...], currency: str) -> Markup:
    sums = [money(Decimal(str(value)), currency) for value in steps(one.hour for one in clients)]
    times = [format_decimal(Decimal(str(value))) for value in steps(one.hours for one in clients)]
    title = ngettext(
        "What an hour earned, and how many hours it took, with a sign for %(num)d client. The table has the same figures.",
        "What an hour earned, and how many hours it took, with a sign for each of %(num)d clients. The table has the same figures.",
        len(clients),
    )
    return Markup(svg(lay_out(clients, room_for(sums)), title, _("hours really spent"), sums, times))
