"""Bills, payments and expected work in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultant.client_review.earnings.rules import Earned
from consultant.client_review.history.rules import Dispute, Expected, Invoice
from consultant.client_review.history.words import hours
from consultant.client_review.money.rules import Came, Standing, Total, standing, still_open
from consultant.client_review.rules import Agreed
from consultant.clocks.words import day
from consultant.documents.words import money

DISPUTES = {
    Dispute.NOT_NOTED: _l("Not noted"),
    Dispute.JUSTIFIED: _l("Yes, it was"),
    Dispute.NOT_JUSTIFIED: _l("No, it was not"),
}
CAME = {Came.OPEN: _l("Not known yet"), Came.TRUE: _l("Yes"), Came.NOT: _l("No")}
LOOKS = {Standing.PAID: "ok", Standing.LATE: "late", Standing.DISPUTED: "open", Standing.OPEN: "open", Standing.WRITTEN_OFF: ""}


def dispute_words(dispute: Dispute) -> str:
    return str(DISPUTES[dispute])


def came_words(came: Came) -> str:
    return str(CAME[came])


def state_of(bill: Invoice, today: date) -> tuple[str, str]:
    """How a bill stands, and how that looks."""
    found = standing(bill, today)
    days = (today - bill.due).days
    said = {
        Standing.PAID: _("Paid"),
        Standing.WRITTEN_OFF: _("Written off"),
        Standing.DISPUTED: _("Disputed"),
        Standing.LATE: ngettext("%(num)d day late", "%(num)d days late", days),
        Standing.OPEN: _("Open"),
    }
    return said[found], LOOKS[found]


def lines_of(bill: Invoice, today: date) -> Iterator[str]:
    """What happened to a bill, one sentence each."""
    yield _("Due on %(day)s.", day=day(bill.due))
    for one in bill.payments:
        yield _("%(amount)s came in on %(day)s.", amount=money(one.amount, bill.currency), day=day(one.on))
    if bill.payments and still_open(bill, today):
        yield _("%(amount)s is still open.", amount=money(still_open(bill, today), bill.currency))
    if bill.written_off:
        yield _("%(amount)s is written off.", amount=money(bill.written_off, bill.currency))
    if bill.disputed_on:
        yield _disputed(bill)


def _disputed(bill: Invoice) -> str:
    on = day(bill.disputed_on)
    return {
        Dispute.JUSTIFIED: _("The client disputed it on %(day)s, with good reason.", day=on),
        Dispute.NOT_JUSTIFIED: _("The client disputed it on %(day)s, without good reason.", day=on),
        Dispute.NOT_NOTED: _("The client disputed it on %(day)s. Whether with good reason is not noted.", day=on),
    }[bill.dispute]


def expected_lines(one: Expected) -> Iterator[str]:
    yield _("Estimated on %(day)s.", day=day(one.on))
    if one.came is not None:
        yield _("It came true.") if one.came else _("It did not come true.")


def facts_of(total: Total) -> list[tuple[str, str]]:
    """What all bills in one currency come to; what is nothing is left out but for what was billed and paid."""
    each = [
        (_("Billed"), total.billed, True),
        (_("Paid"), total.paid, True),
        (_("Still open"), total.open, False),
        (_("Of that past due"), total.late, False),
        (_("Written off"), total.written_off, False),
    ]
    return [(label, money(amount, total.currency)) for label, amount, always in each if amount or always]


def period_words(months: int) -> str:
    return ngettext("Last %(num)d month", "Last %(num)d months", months)


def earned_words(one: Earned) -> str:
    """What an hour earned, and what that is reckoned from."""
    amount = money(one.amount, one.currency)
    if one.per_hour is None:
        return _("No working time is noted. %(amount)s came in.", amount=amount)
    return _(
        "%(hour)s an hour: %(amount)s in %(time)s",
        hour=money(one.per_hour, one.currency),
        amount=amount,
        time=hours(one.minutes),
    )


def goal(agreed: Agreed) -> str | None:
    """What an hour should earn, where that was set."""
    return _("You wish for %(hour)s an hour.", hour=money(agreed.hour, agreed.currency)) if agreed.hour else None


def left_out(bills: Iterable[Invoice], own: str) -> str | None:
    """Bills that no rate makes comparable."""
    other = list(bills)
    if not other:
        return None
    return ngettext(
        "%(num)d invoice in another currency (%(currencies)s) is left out here: there is no rate to %(own)s.",
        "%(num)d invoices in other currencies (%(currencies)s) are left out here: there is no rate to %(own)s.",
        len(other),
        currencies=", ".join(sorted({one.currency for one in other})),
        own=own,
    )


def about(one: Expected) -> str:
    return _("About %(amount)s", amount=money(one.amount, one.currency))
