"""The questions a form can ask. Every message stands at its field, in plain words; what was typed stays as typed."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import BooleanField, DateField, Field, SelectField, StringField
from wtforms import widgets as html
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import html_params

from consultant.cases.rules import LINE, TEXT
from consultant.web.text import block, has_unshowable, one_line, showable

Pairs = Sequence[tuple[Any, str]]  # value and what the person reads

_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
_MOMENT = re.compile(_DAY.pattern + r"(?:[T ](\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?)?", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?", re.ASCII)
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_HOST = re.compile(r"[^\s:/?#@\[\]]+\.[^\s:/?#@\[\].]+(?::\d+)?(?=[/?#]|$)")
_WEB = re.compile(rf"https?://{_HOST.pattern}\S*", re.IGNORECASE)
_PHONE = re.compile(r"(?=(?:\D*\d){3})[\d+*#()/.,;x \-]+", re.ASCII)


class Asked(Field):
    """A question. `needed` is the sentence shown when the answer is missing; `private` says beside the field
    whether the answer stays with the practice (True), may be printed for the client (False), or neither (None)."""

    def __init__(self, label="", validators=None, *, needed=None, private: bool | None = None, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.needed = needed
        self.private = private

    def pre_validate(self, form) -> None:
        """Stops at the first thing that is wrong: one message a field."""
        if self.process_errors:
            raise StopValidation()
        if self.data in (None, "", []):
            raise StopValidation(str(self.needed) if self.needed else None)
        self.check()

    def check(self) -> None:
        """What must hold for an answer that was given; raises StopValidation with the sentence to show."""


class Typed(Asked):
    """An answer that is typed: shown again as it was typed, less what cannot be shown."""

    def _value(self) -> str:
        if self.raw_data:
            return showable(self.raw_data[0])
        return "" if self.data is None else self.written()

    def written(self) -> str:
        """A stored value as the person would type it."""
        return str(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            self.data = self.read(valuelist[0])

    def read(self, text: str) -> Any:
        """The value of a text that is not blank; raises ValueError with the sentence to show."""
        raise NotImplementedError


class TextLine(Typed, StringField):
    """One line of text, at most `limit` characters; "" when nothing was typed."""

    tidy = staticmethod(one_line)

    def __init__(self, label="", validators=None, *, limit: int = LINE, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.limit = limit

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = self.data or ""

    def read(self, text: str) -> str:
        return self.tidy(showable(text))

    def check(self) -> None:
        # The text is never cut, so a paste that is too long comes back whole. What a case file brought may be longer.
        was_long = isinstance(self.object_data, str) and self.data == self.tidy(showable(self.object_data))
        if len(self.data) > self.limit and not was_long:
            raise StopValidation(
                _("This has %(count)s characters. At most %(limit)s fit here.",
                  count=format_decimal(len(self.data)), limit=format_decimal(self.limit))
            )
        if self.raw_data and has_unshowable(self.raw_data[0]):
            raise StopValidation(_("This had characters that cannot be shown. They are taken out: read it again, then save."))


class TextBlock(TextLine):
    """Several lines of text."""

    widget = html.TextArea()
    tidy = staticmethod(block)

    def __init__(self, label="", validators=None, *, limit: int = TEXT, **kwargs):
        super().__init__(label, validators, limit=limit, **kwargs)


class Email(TextLine):
    """An e-mail address, loosely checked: only a message that arrives proves one."""

    widget = html.EmailInput()

    def check(self) -> None:
        super().check()
        if not _MAIL.fullmatch(self.data):
            raise StopValidation(_("Write an e-mail address such as name@example.com."))


class Phone(TextLine):
    """A phone number as it is said: digits, with what people write between them."""

    widget = html.TelInput()

    def __init__(self, label="", validators=None, *, limit: int = 40, **kwargs):
        super().__init__(label, validators, limit=limit, **kwargs)

    def check(self) -> None:
        super().check()
        if not _PHONE.fullmatch(self.data):
            raise StopValidation(_("Write a phone number with digits, such as 0800 123 456."))


class WebAddress(TextLine):
    """The address of a web page; only http and https, for it becomes a link. "acme.example" means its https page."""

    widget = html.URLInput()

    def read(self, text: str) -> str:
        typed = super().read(text)
        return f"https://{typed}" if _HOST.match(typed) else typed

    def check(self) -> None:
        super().check()
        if not _WEB.fullmatch(self.data):
            raise StopValidation(_("Write a web address such as www.example.com/help."))


class Dated(Typed):
    """An answer that lies in time. `past`: it has happened, so it cannot lie ahead; `coming`: it cannot lie behind.

    The form says what time it is (BaseForm.know_now). What stood there before stays as it was.
    """

    now: datetime
    skew = timedelta()

    def __init__(self, label="", validators=None, *, past: bool = False, coming: bool = False, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.past, self.coming = past, coming

    def check(self) -> None:
        if self.object_data is not None and self.data == self.as_typed(self.object_data):
            return
        if self.past and self.data > self.as_typed(self.now + self.skew):
            raise StopValidation(_("This day has not come yet.") if self._is_ahead() else _("This time has not come yet."))
        if self.coming and self.data < self.as_typed(self.now):
            raise StopValidation(_("This day has passed."))

    def as_typed(self, stored: date | datetime) -> date | datetime:
        """A stored value as it would be read from this field."""
        raise NotImplementedError

    def _is_ahead(self) -> bool:
        return self.data.isoformat()[:10] > self.now.date().isoformat()


class Day(Dated, DateField):
    """A calendar day from 0001 to 9999, as the browser's day picker sends it: 2013-05-10."""

    def as_typed(self, stored: date | datetime) -> date:
        return stored.date() if isinstance(stored, datetime) else stored

    def written(self) -> str:
        return self.data.isoformat()

    def read(self, text: str) -> date:
        match = _DAY.fullmatch(text.strip())
        try:
            return date(*map(int, match.groups()))
        except (AttributeError, ValueError):
            raise ValueError(_("This is not a day. Write year, month and day, such as 2013-05-10.")) from None


class DayAndTime:
    """Two inputs under one name: a browser sends half of its own day-and-time input as nothing at all."""

    def __call__(self, field: "Moment", **attributes) -> Markup:
        day, clock = field.halves()
        name, id = field.name, attributes.pop("id", field.id)
        first = html_params(type="date", name=name, id=id, value=day, **attributes)
        second = html_params(type="time", name=name, id=f"{id}-time", value=clock, aria_label=_("Time"), **attributes)
        return Markup(f'<span class="halves"><input {first}><input {second}></span>')


class Moment(Dated):
    """A day and a clock time, without a zone until `in_zone` puts it into one. A day alone begins at midnight."""

    widget = DayAndTime()
    skew = timedelta(hours=1)  # by which a device's clock may run ahead of ours

    def as_typed(self, stored: date | datetime) -> datetime:
        if not isinstance(stored, datetime):
            return datetime(stored.year, stored.month, stored.day)
        return stored.replace(tzinfo=None, second=0, microsecond=0)

    def written(self) -> str:
        return self.data.replace(tzinfo=None).isoformat(" ", timespec="minutes")

    def halves(self) -> tuple[str, str]:
        """The day and the time as they are shown again."""
        if self.raw_data and len(self.raw_data) > 1:
            return showable(self.raw_data[0]), showable(self.raw_data[1])
        day, _sep, clock = self._value().replace("T", " ").partition(" ")
        return day, clock

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([" ".join(half.strip() for half in valuelist).strip()])

    def read(self, text: str) -> datetime:
        match = _MOMENT.fullmatch(text)
        try:
            moment = datetime(*(int(part or 0) for part in match.groups()))
        except (AttributeError, ValueError):
            raise ValueError(_("This is not a day and a time. Write them such as 2013-05-10 14:30.")) from None
        if not 1 < moment.year < 9999:  # the first and the last year leave no room to reckon in another zone
            raise ValueError(_("Write a year between 2 and 9998."))
        return moment

    def in_zone(self, zone: ZoneInfo, stored: date | datetime | None = None) -> date | datetime | None:
        """Aware; a time that the clocks skipped in spring becomes the one they showed instead.

        An answer that is as `stored` was shown stays exactly that: a day, or a moment to the second.
        """
        if self.data is None:
            return None
        shown = as_answer(stored, zone)
        if shown and self.data == shown.replace(tzinfo=None, second=0, microsecond=0):
            return stored
        return self.data.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def as_answer(stored: date | datetime | None, zone: ZoneInfo) -> datetime | None:
    """A stored day or aware moment as an answer to `Moment`: on the clocks of `zone`, in which it is saved again."""
    if not isinstance(stored, datetime):
        return stored and datetime(stored.year, stored.month, stored.day)
    try:
        return stored.astimezone(zone)
    except OverflowError:  # at the ends of the calendar, where another zone has no such day
        return stored


class Minutes(Typed, StringField):
    """Whole minutes from 0 to `most`."""

    def __init__(self, label="", validators=None, *, most: int = 100_000, **kwargs):
        super().__init__(label, validators, **{"render_kw": {"inputmode": "numeric"}, **kwargs})
        self.most = most

    def read(self, text: str) -> int:
        digits = text.strip()
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
            raise ValueError(_("Write whole minutes in digits, such as 25."))
        if int(digits) > self.most:
            raise ValueError(ngettext("At most %(num)s minute fits here.", "At most %(num)s minutes fit here.", self.most))
        return int(digits)


class Money(Typed, StringField):
    """An amount with at most two decimals, "12.50" or "12,50"; never below nothing, below a thousand million."""

    def __init__(self, label="", validators=None, **kwargs):
        super().__init__(label, validators, **{"render_kw": {"inputmode": "decimal"}, **kwargs})

    def read(self, text: str) -> Decimal:
        # "1,200" could be either, so nothing but blanks may stand between thousands. "$9.50" is plain enough.
        match = _AMOUNT.fullmatch("".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Sc"))
        if not match:
            raise ValueError(_("Write an amount such as 1200 or 12.50, without a sign."))
        return Decimal(f"{match[1]}.{match[2]}" if match[2] else match[1])


class Pick(Asked, SelectField):
    """One row out of a list that the view offers under the name `among` (see BaseForm.offer). None when not picked."""

    def __init__(self, label="", validators=None, *, among: str = "", blank: Any = None, coerce: Callable = int, **kwargs):
        super().__init__(label, validators, coerce=self._coerce, choices=[], **kwargs)
        self.among = among
        self.blank = blank
        self._kind = coerce

    def offer(self, pairs: Pairs) -> None:
        """Fill the list; `blank` stands first, for "nothing of these"."""
        first = [SelectChoice("", str(self.blank))] if self.blank is not None else []
        self.choices = first + [SelectChoice(str(value), label) for value, label in pairs]

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            self.data = self._coerce(valuelist[0]) if valuelist else None
        except ValueError:
            raise ValueError(_("Choose one of the answers shown.")) from None

    def check(self) -> None:
        if str(self.data) not in {choice.value for choice in self.choices}:
            raise StopValidation(_("Choose one of the answers shown."))

    def _coerce(self, value: Any) -> Any:
        return None if value in ("", None) else self._kind(value)


class PickSeveral(Pick):
    """Any number of rows out of such a list, as a list of values."""

    def process_data(self, value) -> None:
        self.data = list(value or [])

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            self.data = [self._kind(value) for value in dict.fromkeys(valuelist)]
        except ValueError:
            raise ValueError(_("Choose from the answers shown.")) from None

    def iter_choices(self):
        return [choice._replace(selected=self._kind(choice.value) in (self.data or [])) for choice in super().iter_choices()]

    def check(self) -> None:
        if not {str(value) for value in self.data} <= {choice.value for choice in self.choices}:
            raise StopValidation(_("Choose from the answers shown."))


class Choice(Pick):
    """One member of a StrEnum; `words` says a member in plain words."""

    def __init__(self, label="", validators=None, *, kind: type[StrEnum], words: Callable[[Any], str], **kwargs):
        super().__init__(label, validators, coerce=kind, **kwargs)
        self.offer([(member.value, words(member)) for member in kind])


class Zone(Pick):
    """A time zone by its name, such as Europe/Berlin."""

    def __init__(self, label="", validators=None, **kwargs):
        super().__init__(label, validators, coerce=str, **kwargs)
        self.offer([(name, name.replace("_", " ")) for name in zone_names()])


class Tick(BooleanField):
    """Yes when ticked."""

    private = None


@cache
def zone_names() -> tuple[str, ...]:
    """Places (Europe/Berlin) and UTC, without the database's old spellings and fixed offsets."""
    places = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
    return tuple(sorted(name for name in available_timezones() if name == "UTC" or name.split("/")[0] in places))
