"""Questions for minutes and for money."""

from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import StringField

from consultant.numbers.rules import amount
from consultant.web.fields.asked import Typed


class Minutes(Typed, StringField):
    """Whole minutes from 0 to `most`."""

    def __init__(self, label="", validators=None, *, most: int = 100_000, **kwargs):
        super().__init__(label, validators, **{"render_kw": {"inputmode": "numeric"}, **kwargs})
        self.most = most

    def read(self, text: str) -> int:
        digits = text.strip()
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
            raise ValueError(self._no_number())
        if int(digits) > self.most:
            raise ValueError(self._too_many())
        return int(digits)

    def _no_number(self) -> str:
        return _("Write whole minutes in digits, such as 25.")

    def _too_many(self) -> str:
        return ngettext("At most %(num)s minute fits here.", "At most %(num)s minutes fit here.", self.most)


class Days(Minutes):
    """Whole days from 0 to `most`."""

    def _no_number(self) -> str:
        return _("Write whole days in digits, such as 42.")

    def _too_many(self) -> str:
        return ngettext("At most %(num)s day fits here.", "At most %(num)s days fit here.", self.most)


class Months(Minutes):
    """Whole months from 0 to `most`."""

    def _no_number(self) -> str:
        return _("Write whole months in digits, such as 36.")

    def _too_many(self) -> str:
        return ngettext("At most %(num)s month fits here.", "At most %(num)s months fit here.", self.most)


class Years(Minutes):
    """Whole years from 0 to `most`."""

    def _no_number(self) -> str:
        return _("Write whole years in digits, such as 10.")

    def _too_many(self) -> str:
        return ngettext("At most %(num)s year fits here.", "At most %(num)s years fit here.", self.most)


class Money(Typed, StringField):
    """An amount with at most two decimals, "12.50" or "12,50"; never below nothing, below a thousand million."""

    def __init__(self, label="", validators=None, **kwargs):
        super().__init__(label, validators, **{"render_kw": {"inputmode": "decimal"}, **kwargs})

    def read(self, text: str) -> Decimal:
        found = amount(text)
        if found is None:
            raise ValueError(_("Write an amount such as 1200 or 12.50, without a sign."))
        return found
