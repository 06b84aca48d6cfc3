"""What an hour should earn, and what other currencies are worth."""

from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.client_review.terms.rules import Rate, Terms, worth_of
from consultant.web.fields import Currency, Day, Money
from consultant.web.forms import BaseForm, RowForm, Rows


class Worth(Money):
    def read(self, text: str) -> Decimal:
        found = worth_of(text)
        if found is None:
            raise ValueError(_("Write a rate such as 1.08 or 0.0067."))
        return found


class RateRow(RowForm):
    currency = Currency(_l("One unit of"), needed=_l("Choose a currency."))
    worth = Worth(_l("Is worth, in your own currency"), needed=_l("Write what one unit is worth."))
    on = Day(_l("On"), needed=_l("Choose the day of this rate."), past=True)


class TermsForm(BaseForm):
    listed_at = "review.list_clients"

    hour = Money(_l("What should an hour earn?"), description=_l("In your own currency. Left empty: no goal is counted with."))
    rates = Rows(RateRow, most=20)

    def __init__(self, now: Terms) -> None:
        rates = [{"currency": one.currency, "worth": one.worth, "on": one.on} for one in now.rates]
        super().__init__(data={"hour": now.hour, "rates": rates})
        self.own = now.currency

    def validate_hour(self, field: Money) -> None:
        if field.data is not None and not field.data:
            raise ValidationError(_("Write an amount above nothing, or leave it empty."))

    def validate_rates(self, field: Rows) -> None:
        told: set[str] = {self.own}
        for row in field.filled:
            if row.currency.data in told:
                own = row.currency.data == self.own
                row.currency.errors = [_("This is your own currency.") if own else _("This currency stands above already.")]
                field.errors.append(row.errors)
            told.add(row.currency.data)

    @property
    def told(self) -> list[Rate]:
        return [Rate(row.currency.data, row.worth.data, row.on.data) for row in self.rates.filled]
