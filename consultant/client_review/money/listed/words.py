"""What is wrong in a list of invoices, and what became of its lines, in words."""

from collections.abc import Mapping

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from consultant.client_review.money.listed.rules import COLUMNS, MOST_CHARACTERS, MOST_LINES, Fate, Flaw, Problem

SHOWN = 20  # problems; more would be mended in the file anyway
MOST_SAID = 60  # characters of a value


def problem_words(problem: Problem) -> str:
    """Line 4: no client is called “Ann Le”. Did you mean “Ann Lee”?"""
    said = _said(problem)
    if problem.flaw in (Flaw.TOO_LONG, Flaw.TOO_MANY, Flaw.NO_LINES):
        return said
    return _("Line %(number)d: %(said)s", number=problem.line, said=said)


def and_more(problems: int) -> str | None:
    """What is not shown."""
    more = problems - SHOWN
    return ngettext("%(num)d more line needs a change.", "%(num)d more lines need a change.", more) if more > 0 else None


def _said(problem: Problem) -> str:
    value = problem.value if len(problem.value) <= MOST_SAID else f"{problem.value[: MOST_SAID - 1]}…"
    columns = ", ".join(COLUMNS)
    match problem.flaw:
        case Flaw.TOO_LONG:
            return _("At most %(limit)s characters fit here. Bring in a part at a time.", limit=format_decimal(MOST_CHARACTERS))
        case Flaw.TOO_MANY:
            return _("At most %(limit)s lines fit here. Bring in a part at a time.", limit=format_decimal(MOST_LINES))
        case Flaw.NO_LINES:
            return _("There is no invoice in it: write one on each line, below the names of the columns.")
        case Flaw.NOT_A_LIST:
            return _('a quotation mark (") does not fit. Each needs its twin.')
        case Flaw.NO_COLUMN:
            return _("the first line names the columns, and “%(column)s” is missing there.", column=problem.column)
        case Flaw.ODD_COLUMN:
            return _("“%(value)s” is no column that we know. They are: %(columns)s.", value=value, columns=columns)
        case Flaw.SAME_COLUMN:
            return _("the column “%(column)s” stands there twice.", column=problem.column)
        case Flaw.CELLS:
            return _(
                'it has %(count)s values, and there are %(columns)s columns. What holds a comma needs quotes: "12,50".',
                count=value,
                columns=problem.column,
            )
        case _:
            return _of_a_value(problem, value)


def _of_a_value(problem: Problem, value: str) -> str:
    match problem.flaw:
        case Flaw.EMPTY:
            return _("the %(column)s is missing.", column=problem.column)
        case Flaw.UNKNOWN if problem.near:
            near = ", ".join(f"“{name}”" for name in problem.near)
            return _("no client is called “%(name)s”. A name that is near: %(near)s.", name=value, near=near)
        case Flaw.UNKNOWN:
            return _("no client is called “%(name)s”. Add them to your contacts first, or write the name as it stands there.", name=value)
        case Flaw.TWO_OF_THEM:
            return _("two clients are called “%(name)s”. Add this invoice on the page of the right one.", name=value)
        case Flaw.NO_DAY:
            return _("“%(value)s” is not a day. Write it such as 2026-03-02.", value=value)
        case Flaw.AHEAD:
            return _("%(day)s has not come yet.", day=value)
        case Flaw.LONG_AGO:
            return _("%(day)s is more than 30 years ago. Is the year right?", day=value)
        case Flaw.NO_AMOUNT:
            return _("“%(value)s” is not an amount. Write it such as 1200 or 12.50.", value=value)
        case Flaw.NOTHING:
            return _("the amount is nothing.")
        case Flaw.NO_CURRENCY:
            return _("“%(value)s” is not a currency. Write three letters such as EUR.", value=value)
        case Flaw.DUE_BEFORE:
            return _("it is due before its date.")
        case _:
            return _("it is due more than five years after its date.")


def became(fates: Mapping[Fate, list[int]]) -> list[str]:
    """What became of the lines, one sentence for each fate that some had."""
    new, paid, same = (fates[fate] for fate in (Fate.NEW, Fate.PAID, Fate.SAME))
    said = [ngettext("%(num)d invoice is added.", "%(num)d invoices are added.", len(new)) if new else _("No invoice is added.")]
    if paid:
        said.append(
            ngettext(
                "One was in already, and is now noted as paid: line %(lines)s.",
                "%(num)d were in already, and are now noted as paid: lines %(lines)s.",
                len(paid),
                lines=_numbers(paid),
            )
        )
    if same:
        said.append(
            ngettext(
                "One was in already, and stays once: line %(lines)s. If it is another one, add it by hand.",
                "%(num)d were in already, and stay once: lines %(lines)s. If one is another invoice, add it by hand.",
                len(same),
                lines=_numbers(same),
            )
        )
    return said


def _numbers(lines: list[int]) -> str:
    shown = ", ".join(map(str, lines[:SHOWN]))
    return shown if len(lines) <= SHOWN else f"{shown} …"
