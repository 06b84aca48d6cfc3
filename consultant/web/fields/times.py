"""Questions for a day, or a day and a clock time."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import DateField, TimeField
from wtforms.validators import StopValidation
from wtforms.widgets import html_params

from consultant.web.fields.asked import Typed
from consultant.web.text import showable

_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)(?::\d\d(?:\.\d+)?)?", re.ASCII)
_LAST = "9999-12-31"  # else a browser lets people type years of six digits
_MOMENT = re.compile(_DAY.pattern + r"(?:[T ](\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?)?", re.ASCII)


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, render_kw={"max": _LAST}, **kwargs)

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


class Clock(Typed, TimeField):
    """A clock time to the minute, as the browser's time picker sends it: 09:30."""

    def written(self) -> str:
        return self.data.isoformat("minutes")

    def read(self, text: str) -> time:
        match = _CLOCK.fullmatch(text.strip())
        try:
            return time(int(match[1]), int(match[2]))
        except (TypeError, ValueError):
            raise ValueError(_("This is not a time. Write it such as 9:30 or 17:00.")) from None


class DayAndTime:
    """Two inputs under one name: a browser sends half of its own day-and-time input as nothing at all."""

    def __call__(self, field: "Moment", **attributes) -> Markup:
        day, clock = field.halves()
        name, id = field.name, attributes.pop("id", field.id)
        first = html_params(type="date", name=name, id=id, value=day, max=_LAST, **attributes)
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
