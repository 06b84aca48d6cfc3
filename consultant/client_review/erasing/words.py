"""What is kept, what would go and what stays, in words."""

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from consultant.client_review.erasing.rules import Leaving, Rule, bill_is_kept, due_on, is_due, kept_until
from consultant.clients.leaving.words import since
from consultant.clocks.words import day
from consultant.parties.words import listed


def rule(one: Rule) -> str:
    records = (
        _("The records of a client are kept until you erase them.")
        if one.months is None
        else ngettext(
            "The records of a client are kept for %(num)d month after they left.",
            "The records of a client are kept for %(num)d months after they left.",
            one.months,
        )
    )
    bills = (
        _("Their invoices are kept for ever.")
        if one.bill_years is None
        else ngettext("Each invoice is kept for %(num)d year.", "Each invoice is kept for %(num)d years.", one.bill_years)
    )
    return f"{records} {bills}"


def margin(one: Leaving, rule: Rule, today: date) -> tuple[str, str]:
    """When, and the look of the state component."""
    if is_due(one, rule, today):
        return _("Its time has come"), "late"
    ends = due_on(one, rule)
    if ends is None or ends <= today:
        return _("Kept"), ""
    return _("Until %(day)s", day=day(ends)), ""


def about(one: Leaving) -> str:
    if one.erased_on:
        return _("Erased on %(day)s, but for the invoices.", day=day(one.erased_on))
    return since(one.left_on) + "."


def resting(one: Leaving | None) -> list[str]:
    """Why nothing can be erased."""
    if one is None:
        return [_("They are still a client. Say since when they are not, on their page, and come back.")]
    if one.open_cases:
        return [ngettext("They have %(num)d open case. Close it first.", "They have %(num)d open cases. Close them first.", one.open_cases)]
    return []


def goes(rows: Mapping[str, int]) -> str:
    """Of what one thinks first; the rest goes with it."""
    count = {table: rows.get(table, 0) for table in ("cases", "calls", "reports", "attachments", "invoices")}
    told = {
        "cases": ngettext("%(num)d case", "%(num)d cases", count["cases"]),
        "calls": ngettext("%(num)d call", "%(num)d calls", count["calls"]),
        "reports": ngettext("%(num)d report", "%(num)d reports", count["reports"]),
        "attachments": ngettext("%(num)d photo or file", "%(num)d photos and files", count["attachments"]),
        "invoices": ngettext("%(num)d invoice", "%(num)d invoices", count["invoices"]),
    }
    if not any(count.values()):
        return _("Goes: what is noted of them.")
    named = listed([words for table, words in told.items() if count[table]])
    return _("Goes: %(what)s, and all else that is noted of them.", what=named)


def stays(one: Leaving, rule: Rule, today: date) -> str:
    kept = sum(bill_is_kept(day, rule, today) for day in one.bills)
    if not kept:
        return _("Nothing of them stays.")
    until = kept_until(one, rule, today)
    bills = ngettext("Stays: %(num)d invoice, with their name and address", "Stays: %(num)d invoices, with their name and address", kept)
    return _("%(bills)s, until %(day)s.", bills=bills, day=day(until)) if until else _("%(bills)s.", bills=bills)


def question(one: Leaving | None, rows: Mapping[str, int], rule: Rule, today: date) -> tuple[str, str, str]:
    told = [goes(rows), stays(one, rule, today)] if one else []
    return (
        _("Erase what is known of them?"),
        " ".join([*told, _("This cannot be taken back. Backups that were made before still hold it.")]),
        _("Erase it"),
    )


def line(one: Leaving, rows: Mapping[str, int], rule: Rule, today: date) -> str:
    """On the command line."""
    return f"{one.name}: {about(one)} {goes(rows)} {stays(one, rule, today)}"
