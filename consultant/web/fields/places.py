"""Questions for what differs from place to place: the time zone, and the currency."""

from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies
from flask_babel import get_locale
from flask_babel import gettext as _

from consultant.web.fields.choices import Pick


class Zone(Pick):
    """A time zone by its name, such as Europe/Berlin."""

    def __init__(self, label="", validators=None, **kwargs):
        super().__init__(label, validators, coerce=str, blank=_("Choose the place nearest to you"), **kwargs)
        self.offer([(name, name.replace("_", " ")) for name in zone_names()])


@cache
def zone_names() -> tuple[str, ...]:
    """Places (Europe/Berlin) and UTC, without the database's old spellings and fixed offsets."""
    places = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
    return tuple(sorted(name for name in available_timezones() if name == "UTC" or name.split("/")[0] in places))


class Currency(Pick):
    """A currency that is in use somewhere today, by its ISO 4217 code."""

    def __init__(self, label="", validators=None, **kwargs):
        super().__init__(label, validators, coerce=str, blank=_("Choose a currency"), **kwargs)
        locale = get_locale()
        self.offer([(code, f"{code} · {get_currency_name(code, locale=locale)}") for code in currency_codes()])


@cache
def currency_codes() -> tuple[str, ...]:
    """ISO 4217 codes of all currencies that are legal tender somewhere today."""
    return tuple(sorted({code for place in get_global("territory_currencies") for code in get_territory_currencies(place)}))
