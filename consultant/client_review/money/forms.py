"""A bill, and expected work."""

from datetime import date
from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.cases.rules import LINE
from consultant.client_review.history.rules import Dispute, Invoice, Payment
from consultant.client_review.money.rules import LONGEST, OLDEST, USUALLY_DUE, Came
from consultant.client_review.money.words import came_words, dispute_words
from consultant.web.fields import Choice, Currency, Day, Money, TextLine
from consultant.web.forms import BaseForm, RowForm, Rows


class MoneyPage(BaseForm):
    """A page about one client's money; one without questions takes something out."""

    listed_at = "money.show"

    def __init__(self, client_id: int, **answers: object) -> None:
        super().__init__(data=answers)
        self.listed_with = {"client_id": client_id}


class PaymentRow(RowForm):
    on = Day(_l("Paid on"), needed=_l("Choose the day."), past=True)
    amount = Money(_l("Amount"), needed=_l("Write how much came in."))

    def validate_on(self, field: Day) -> None:
        _not_long_ago(field)


class InvoiceForm(MoneyPage):
    on = Day(_l("Date of the invoice"), needed=_l("Choose the day."), past=True)
    amount = Money(_l("Amount"), needed=_l("Write the amount."))
    currency = Currency(_l("Currency"), needed=_l("Choose a currency."))
    due = Day(_l("Due on"), description=_l("Left empty: 30 days after its date."))
    what = TextLine(_l("What for, or its number"), limit=LINE, private=True)
    paid_on = Day(_l("All of it was paid on"), description=_l("Or all that was still open. For parts, use the payments below."), past=True)
    payments = Rows(PaymentRow, most=50)
    written_off = Money(_l("Written off"), description=_l("What you no longer ask for."))
    disputed_on = Day(_l("The client disputed it on"), past=True)
    dispute = Choice(_l("Was the dispute justified?"), kind=Dispute, words=dispute_words, default=Dispute.NOT_NOTED)

    def validate_amount(self, field: Money) -> None:
        if not field.data:
            raise ValidationError(_("Write an amount above nothing."))

    def validate_on(self, field: Day) -> None:
        _not_long_ago(field)

    def validate_due(self, field: Day) -> None:
        within(field, self.on.data)

    def validate_payments(self, field: Rows) -> None:
        if self.amount.data and sum(one.amount for one in self._parts) > self.amount.data:
            raise ValidationError(_("More came in than the invoice is for."))

    def validate_disputed_on(self, field: Day) -> None:
        if field.data and self.on.data and field.data < self.on.data:
            raise ValidationError(_("This lies before %(day)s.", day=self.on.data.isoformat()))

    def validate_paid_on(self, field: Day) -> None:
        if not field.data or not self.amount.data or self._rest:
            return
        if self.written_off.data:
            raise ValidationError(_("Nothing is left that could be paid: look at the payments and at what is written off."))
        raise ValidationError(_("The payments below are all of it already. Take the day out here, or a payment there."))

    def validate_written_off(self, field: Money) -> None:
        if field.data and self.amount.data and field.data > self.amount.data:
            raise ValidationError(_("This is more than the invoice."))

    def validate_dispute(self, field: Choice) -> None:
        if field.data != Dispute.NOT_NOTED and not (self.disputed_on.data or self.disputed_on.errors):
            raise ValidationError(_("Choose the day of the dispute above, or “Not noted”."))

    @property
    def _parts(self) -> list[Payment]:
        return [Payment(row.on.data, row.amount.data) for row in self.payments.filled if row.on.data and row.amount.data]

    @property
    def _rest(self) -> Decimal:
        gone = sum((one.amount for one in self._parts), self.written_off.data or Decimal(0))
        return max(self.amount.data - gone, Decimal(0))

    @property
    def paid(self) -> list[Payment]:
        """The payments, with the rest on the day on which all of it was paid."""
        return [*self._parts, *([Payment(self.paid_on.data, self._rest)] if self.paid_on.data else [])]

    @property
    def facts(self) -> dict[str, object]:
        """The answers as columns of an invoice."""
        return {
            "on": self.on.data,
            "amount": self.amount.data,
            "currency": self.currency.data,
            "due": self.due.data or self.on.data + USUALLY_DUE,
            "what": self.what.data or None,
            "written_off": self.written_off.data,
            "disputed_on": self.disputed_on.data,
            "dispute": self.dispute.data or Dispute.NOT_NOTED,
        }


def told(bill: Invoice, what: str | None) -> dict[str, object]:
    """A stored bill as answers to the form."""
    payments = [{"on": one.on, "amount": one.amount} for one in bill.payments]
    same = {name: getattr(bill, name) for name in ("on", "amount", "currency", "due", "disputed_on", "dispute")}
    return same | {"what": what, "payments": payments, "written_off": bill.written_off or None}


class ExpectedForm(MoneyPage):
    amount = Money(_l("About how much?"), needed=_l("Write the amount."))
    currency = Currency(_l("Currency"), needed=_l("Choose a currency."))
    by = Day(_l("By when?"), needed=_l("Choose the day by which you expect it."))
    what = TextLine(_l("What work?"), limit=LINE, private=True)
    on = Day(_l("Day of this estimate"), needed=_l("Choose the day."), past=True)
    came = Choice(_l("Did it come true?"), kind=Came, words=came_words, default=Came.OPEN)

    def validate_amount(self, field: Money) -> None:
        if not field.data:
            raise ValidationError(_("Write an amount above nothing."))

    def validate_by(self, field: Day) -> None:
        within(field, self.on.data)

    @property
    def facts(self) -> dict[str, object]:
        """The answers as columns of an estimate."""
        same = {name: self[name].data for name in ("amount", "currency", "by", "on")}
        return same | {"what": self.what.data or None, "came": (self.came.data or Came.OPEN).as_truth}


def _not_long_ago(field: Day) -> None:
    """But for what stood there before."""
    if field.data and field.data != field.object_data and field.data < field.now.date() - OLDEST:
        raise ValidationError(_("This is more than 30 years ago. Is the year right?"))


def within(field: Day, start: date | None) -> None:
    """Not before the day that stands beside it, nor many years later."""
    if field.data and start and field.data < start:
        raise ValidationError(_("This lies before %(day)s.", day=start.isoformat()))
    if field.data and start and field.data - start > LONGEST:
        raise ValidationError(_("This is more than five years later. Is the year right?"))
