"""How bills are paid, by their number and never by their amounts, so that currencies do not matter."""

from datetime import date, timedelta
from enum import StrEnum

from consultant.client_review.history.rules import Dispute, History, Invoice
from consultant.client_review.money.rules import still_open
from consultant.client_review.rules import Review
from consultant.client_review.signals.rules import Code, Side, Signal, at_most_some, strength

GRACE = timedelta(days=14)  # past due; later is late
LOST = timedelta(days=60)  # past due with nothing paid


class Paid(StrEnum):
    WELL = "in time"
    LATE = "late"
    NOTHING = "nothing"
    DISPUTED = "disputed without good reason"
    ASIDE = "not due, or a dispute that says nothing against the client"


def paid(bill: Invoice, today: date) -> Paid:
    """A bill that is not due is set aside, and so is a dispute that was justified, or not judged.

    One of which a part was paid and the rest is open or written off is late.
    """
    settled = bill.settled_on(today)
    if bill.disputed_on and bill.disputed_on <= today and bill.dispute == Dispute.NOT_JUSTIFIED:
        return Paid.DISPUTED
    if settled and settled - bill.due <= GRACE:
        return Paid.WELL
    if bill.disputed_on or bill.dispute == Dispute.JUSTIFIED or today - bill.due <= GRACE:
        return Paid.ASIDE
    lost = not still_open(bill, today) or today - bill.due > LOST
    return Paid.NOTHING if lost and not bill.paid(today) else Paid.LATE


def pays(history: History, review: Review) -> Signal:
    well = _those(history, review, Paid.WELL)
    return Signal(Code.PAYS, Side.KEEP, strength(well), well, _counts(history, review))


def pays_late(history: History, review: Review) -> Signal:
    """A third or more of the bills late, not at all, or disputed without good reason."""
    bad = _those(history, review, Paid.LATE, Paid.NOTHING, Paid.DISPUTED)
    found = strength(bad, map(_day, bad))
    if 3 * len(bad) < len(bad) + len(_those(history, review, Paid.WELL)):
        found = at_most_some(found)
    return Signal(Code.PAYS_LATE, Side.LIMIT, found, bad, _counts(history, review) | {"most_days_late": _most_days_late(bad, review.today)})


def pays_nothing(history: History, review: Review) -> Signal:
    """Three quarters or more of the bills not paid at all, or disputed without good reason: however charming."""
    refused = _those(history, review, Paid.NOTHING, Paid.DISPUTED)
    others = _those(history, review, Paid.WELL, Paid.LATE)
    found = strength(refused, map(_day, refused))
    if len(refused) < 3 * len(others):
        found = at_most_some(found)
    return Signal(Code.PAYS_NOTHING, Side.LET_GO, found, refused, _counts(history, review))


def _those(history: History, review: Review, *how: Paid) -> tuple[Invoice, ...]:
    return tuple(one for one in history.of(Invoice) if paid(one, review.today) in how)


def _day(bill: Invoice) -> date:
    """Three bills that are disputed in one letter are one day."""
    return bill.disputed_on if bill.disputed_on and bill.dispute == Dispute.NOT_JUSTIFIED else bill.on


def _counts(history: History, review: Review) -> dict[str, int]:
    return {how.name.casefold(): len(_those(history, review, how)) for how in Paid}


def _most_days_late(bills: tuple[Invoice, ...], today: date) -> int:
    return max(((one.settled_on(today) or today) - one.due for one in bills), default=timedelta()).days
