"""Entries of one client's year, told shortly. The year runs to TODAY; days are told as "3 mar"."""

from datetime import date, timedelta
from decimal import Decimal

from consultant.calls.rules import Cause
from consultant.client_review.history.rules import (
    Answered,
    Became,
    Bound,
    Brought,
    CameBack,
    Contact,
    Dispute,
    Expected,
    Invoice,
    Limit,
    Offered,
    OurFault,
    Payment,
    Promised,
    Reproach,
    Spent,
)
from consultant.feedback.rules import Grade, Kind
from consultant.options.rules import Whom

TODAY = date(2026, 11, 30)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def on(told):
    """The last such day up to today."""
    day, month = told.split()
    found = date(TODAY.year, MONTHS.index(month) + 1, int(day))
    return found if found <= TODAY else found.replace(year=TODAY.year - 1)


def each(days, make, *given, **named):
    """The same kind of entry on several days: "3 mar, 7 apr"."""
    return [make(day.strip(), *given, **named) for day in days.split(",")]


def met(day):
    return Contact(on(day))


def wrote(day, answered):
    """What wants a word from us, and the day of it."""
    return Answered(on(day), Kind.CHOSE, answered_on=on(answered))


def offer(day, what, reaction, **more):
    back = more.pop("taken_back", None)
    return Offered(on(day), what, reaction, taken_back=back and on(back), **more)


def blamed(day, whom=Whom.US, taken_back=None):
    return Reproach(on(day), whom, taken_back and on(taken_back))


def worked(day, minutes):
    return Spent(on(day), minutes, paid=True)


def gave(day, minutes, cause=Cause.GOODWILL):
    return Spent(on(day), minutes, paid=False, cause=cause)


def bill(day, amount, paid=None, part=None, currency="EUR", **more):
    """Due after 30 days. `paid` is the day on which it was paid in full; `part` is (day, amount)."""
    paid_on = [Payment(on(paid), Decimal(amount))] if paid else [Payment(on(part[0]), Decimal(part[1]))] if part else []
    off, disputed = more.pop("off", 0), more.pop("disputed", None)
    return Invoice(
        on(day),
        on(day) + timedelta(30),
        Decimal(amount),
        currency,
        tuple(paid_on),
        Decimal(off),
        disputed and on(disputed),
        more.pop("dispute", Dispute.NOT_NOTED),
    )


def answer(day, grade=Grade.YES, at_end=False):
    return Answered(on(day), Kind.KNEW if at_end else Kind.CLEAR, grade, at_end)


def ours(day, what, due, kept):
    return Promised(on(day), what, ours=True, due=on(due), kept=kept)


def theirs(day, what, due, kept):
    return Promised(on(day), what, ours=False, due=on(due), kept=kept)


def bound(day, limit=Limit.MINUTES):
    return Bound(on(day), limit, Became.SET)


def passed(day, limit=Limit.MINUTES):
    return Bound(on(day), limit, Became.PASSED)


def lifted(day, limit=Limit.MINUTES):
    return Bound(on(day), limit, Became.LIFTED)


def fault(day, what="we were wrong"):
    return OurFault(on(day), what)


def brought(day):
    return Brought(on(day), "a friend")


def returned(day):
    return CameBack(on(day))


def hopes(day, amount, by, came=None):
    return Expected(on(day), by, Decimal(amount), "EUR", came)
