"""What the client has to decide: the open options side by side with letters, and the answers given so far."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from consultant.documents.words import day, long_day, money
from consultant.options.letters.rules import is_run
from consultant.options.rules import Option, Reaction, passed_over
from consultant.reports.editions.rules import Edition
from consultant.reports.rules import ReportFacts
from consultant.reports.told.words import ended

MOST_COMPARED = 4
SIDE_BY_SIDE = 2  # a third one leaves less than a long word's width for each at 13 pt
MONTHS = 12


@dataclass(frozen=True)
class OptionTable:
    """Column headings "A. Buy a modem", and rows of a label with one cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Choice:
    heading: str
    if_nothing: str
    tables: tuple[OptionTable, ...]
    more: tuple[str, ...]  # lines about options that stand in the appendix
    answered: tuple[str, ...]
    view: str | None


def choice(facts: ReportFacts) -> Choice | None:
    """The section; None when there is nothing to decide and nothing was decided."""
    left = passed_over(facts.record.options)
    answered = tuple(_answer(option) for option in facts.record.options if not option.undecided or option in left)
    if not (facts.undecided or answered or facts.view):
        return None
    compared, rest = facts.undecided[:MOST_COMPARED], facts.undecided[MOST_COMPARED:]
    return Choice(
        heading=_heading(facts),
        if_nothing=_("If you do nothing, things stay as they are now.") if compared else "",
        tables=tuple(_tables(compared, facts, facts.letters)),
        more=(_more(len(rest)),) if rest else (),
        answered=answered,
        view=facts.view,
    )


def more_options(facts: ReportFacts) -> tuple[OptionTable, ...]:
    """The tables of the options beyond the first four, for the appendix."""
    return tuple(_tables(facts.undecided[MOST_COMPARED:], facts, facts.letters[MOST_COMPARED:]))


def listed_options(facts: ReportFacts, clip: Callable[[str], str]) -> tuple[str, ...]:
    """ "A: Buy a modem ($60 once)", for a page without tables; at most four."""
    currency = facts.record.currency
    return tuple(
        _("%(letter)s: %(what)s", letter=letter, what=_priced(clip(option.what), option, currency))
        for letter, option in zip(facts.letters, facts.undecided[:MOST_COMPARED], strict=False)
    )


def please_choose(facts: ReportFacts, clip: Callable[[str], str]) -> str:
    """ "Please choose A, B or C and tell me by Friday 23 May 2025."; one option is named, as long as `clip` lets it be."""
    by = long_day(facts.decide_by)
    if len(facts.undecided) == 1:
        (option,) = facts.undecided
        what = ended(_priced(clip(option.what), option, facts.record.currency))
        return _("Please say yes or no to this by %(day)s: %(what)s", what=what, day=by)
    if len(facts.days_set) > 1:
        return _("Please choose %(letters)s and tell me by %(day)s, the earliest of their days.", letters=_or(facts.letters), day=by)
    return _("Please choose %(letters)s and tell me by %(day)s.", letters=_or(facts.letters), day=by)


def choose(facts: ReportFacts) -> str:
    """The same as a step: "Choose A, B or C"."""
    if len(facts.undecided) == 1:
        return _("Say yes or no to this: %(what)s", what=facts.undecided[0].what)
    return _("Choose %(letters)s", letters=_or(facts.letters))


def _heading(facts: ReportFacts) -> str:
    if not facts.undecided:
        return _("What you have decided") if not facts.view or facts.record.options else _("What I would do")
    by = long_day(facts.decide_by)
    if len(facts.undecided) == 1:
        return _("Please say yes or no by %(day)s", day=by)
    if len(facts.days_set) > 1:
        return _("Please choose %(letters)s: the first day is %(day)s", letters=_or(facts.letters), day=by)
    return _("Please choose %(letters)s by %(day)s", letters=_or(facts.letters), day=by)


def _or(letters: Sequence[str]) -> str:
    """ "A, B or C"; a long run as "A to H"."""
    if len(letters) > MOST_COMPARED and is_run(letters):
        return _("one of %(first)s to %(last)s", first=letters[0], last=letters[-1])
    *most, last = letters
    return _("%(most)s or %(last)s", most=", ".join(most), last=last)


def _more(count: int) -> str:
    return ngettext(
        "There is one more option. It stands in the appendix.",
        "There are %(num)d more options. They stand in the appendix.",
        count,
    )


def _answer(option: Option) -> str:
    what = ended(option.what)
    if option.reaction == Reaction.TRIED:
        return _("You are trying this: %(what)s", what=what)
    if option.reaction == Reaction.ACCEPTED:
        return _("You said yes to this: %(what)s", what=what)
    if option.undecided:
        return _("You did not choose this: %(what)s", what=what)
    return _("You said no to this: %(what)s", what=what)


def _tables(options: Sequence[Option], facts: ReportFacts, letters: Sequence[str]) -> Iterator[OptionTable]:
    """Two in one table, one in large print; a single option needs no letter."""
    beside = 1 if facts.edition == Edition.LARGE else SIDE_BY_SIDE
    for place in range(0, len(options), beside):
        some = options[place : place + beside]
        columns = [_("%(letter)s. %(what)s", letter=letter, what=one.what) for letter, one in zip(letters[place:], some, strict=False)]
        alone = len(facts.undecided) == 1
        yield OptionTable((some[0].what,) if alone else tuple(columns), tuple(_rows(some, facts)))


def _rows(options: Sequence[Option], facts: ReportFacts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A row that none of them has is left out, but for the cost: that it is not noted is worth knowing."""
    currency = facts.record.currency
    rows: tuple[tuple[str, Callable[[Option], str | None]], ...] = (
        (_("What it takes"), lambda option: option.effort),
        (_("Cost now"), lambda option: _amount(option.cost_once, currency)),
        (_("Cost each month"), lambda option: _monthly(option.cost_monthly, currency)),
        (_("Total in the first year"), lambda option: _first_year(option, currency)),
        (_("Cost as told to me"), lambda option: option.cost),
        (_("How long"), lambda option: option.time),
        (_("Good side"), lambda option: option.good_side),
        (_("Bad side"), lambda option: option.bad_side),
        (_("Can you undo it?"), lambda option: option.undo),
    )
    found = [(label, [value(option) for option in options]) for label, value in rows]
    if not any(cells[place] for _label, cells in found[1:5] for place in range(len(options))):
        yield _("Cost now"), tuple(_("Not noted") for _option in options)
    for label, cells in found:
        if any(cells):
            yield label, tuple(cell or _("Not noted") for cell in cells)
    if len(facts.days_set) > 1:
        yield _("Decide by"), tuple(_own_day(option, facts) for option in options)


def _own_day(option: Option, facts: ReportFacts) -> str:
    return day(option.decide_by) if option.decide_by in facts.days_set else _("No day is set yet.")


def _priced(what: str, option: Option, currency: str | None) -> str:
    """ "Buy a modem ($60 once)", where the sums are noted."""
    is_told = any(map(str.isalpha, option.cost or "")) and not (option.cost_once or option.cost_monthly)
    price = "" if is_told else _price(option.cost_once, option.cost_monthly, currency)  # "no cost" could contradict the words
    return _("%(what)s (%(price)s)", what=what.rstrip(" ."), price=price) if price else what


def _price(once: Decimal | None, monthly: Decimal | None, currency: str | None) -> str:
    if once and monthly:
        return _("%(once)s once, %(monthly)s each month", once=_amount(once, currency), monthly=_amount(monthly, currency))
    if monthly:
        return _("%(sum)s each month", sum=_amount(monthly, currency))
    if once:
        return _("%(sum)s once", sum=_amount(once, currency))
    if once is None:
        return ""
    return _("no cost now") if monthly is None else _("no cost")


def _amount(amount: Decimal | None, currency: str | None) -> str | None:
    if amount is None:
        return None
    if currency:
        return money(amount, currency)
    plain = format_decimal(amount, "#,##0" if amount == amount.to_integral_value() else "#,##0.00")
    return _("%(amount)s (currency not noted)", amount=plain)


def _monthly(amount: Decimal | None, currency: str | None) -> str | None:
    if amount is None:
        return None
    return _amount(amount, currency) if amount else _("No change")


def _first_year(option: Option, currency: str | None) -> str | None:
    """No sums are left to the reader; of what is not noted it says so."""
    if option.cost_monthly is None or (option.cost_once is None and not option.cost_monthly):
        return None
    total = _amount((option.cost_once or 0) + MONTHS * option.cost_monthly, currency)
    return total if option.cost_once is not None else _("%(sum)s, and what it costs now", sum=total)
