"""What an hour with a client really earns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from consultant.calls.rules import Cause
from consultant.client_review.history.rules import History, Invoice, Spent
from consultant.client_review.rules import Agreed, months_before

PERIODS = (3, 6, 12)  # months


@dataclass(frozen=True)
class Earned:
    """Money in the practice's currency, over whole minutes really spent. `left_out` are bills in a currency without a rate."""

    amount: Decimal
    currency: str
    minutes: int
    left_out: tuple[Invoice, ...] = ()

    @property
    def per_hour(self) -> Decimal | None:
        """None when no time was noted."""
        return self.amount * 60 / self.minutes if self.minutes else None

    def reaches(self, hour: Decimal) -> bool:
        """Whether an hour earned this much; without noted time, whether anything was earned."""
        return self.amount > 0 and self.amount * 60 >= hour * self.minutes


def earned(history: History, today: date, months: int, agreed: Agreed) -> Earned:
    """What the bills of the last months brought in so far, per hour paid or unpaid; a vendor's hours are charged to the vendor."""
    start = months_before(today, months)
    bills = tuple(one for one in history.of(Invoice) if start < one.on <= today)
    spent = (one for one in history.of(Spent) if start < one.on <= today)
    amounts = [(one, agreed.own(one.paid(today), one.currency)) for one in bills]
    return Earned(
        amount=sum((amount for _, amount in amounts if amount is not None), Decimal(0)),
        currency=agreed.currency,
        minutes=sum(one.minutes for one in spent if one.paid or one.cause != Cause.VENDOR),
        left_out=tuple(one for one, amount in amounts if amount is None),
    )
