"""Dates and money as paper shows them, each on one line; and what to say when nothing was printed."""

from datetime import date
from decimal import Decimal

from flask_babel import format_currency, format_date, get_locale, pgettext
from flask_babel import gettext as _

from consultant.documents.rules import DocumentProblem

NO_BREAK = "\u00a0"


def day(value: date) -> str:
    """10 May 2013"""
    return unbroken(format_date(value, _("d MMMM y"), rebase=False))


def column_day(value: date) -> str:
    """10 May 2013 at the side of a table; 10 dic 2013, where the month's whole name is too wide for it."""
    return unbroken(format_date(value, pgettext("column", "d MMMM y"), rebase=False))


def long_day(value: date) -> str:
    """Monday 6 May 2013"""
    return unbroken(format_date(value, _("EEEE d MMMM y"), rebase=False))


def money(amount: Decimal, currency: str) -> str:
    """$40, or $39.90; in Spanish 40 US$, or 39,90 US$; `currency` is ISO 4217."""
    if amount != amount.to_integral_value():
        return unbroken(format_currency(amount, currency))
    usual = get_locale().currency_formats["standard"].pattern
    return unbroken(format_currency(amount, currency, format=usual.replace("0.00", "0"), currency_digits=False))


def unbroken(text: str) -> str:
    """The text with its spaces kept together: for a date, a sum, a phone or reference number."""
    return text.replace(" ", NO_BREAK)


def problem(code: DocumentProblem) -> str:
    """What the screen says in place of the document."""
    if code in (DocumentProblem.TOO_SLOW, DocumentProblem.TOO_LARGE):
        return _("This document is too long to print. Please shorten the longest texts in the case and try again.")
    return _("This document could not be printed. Nothing is lost. Please try again.")
