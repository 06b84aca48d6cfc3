"""A link to a report: how long it lasts."""

from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.sending.rules import MOST_DAYS, USUAL_DAYS
from consultant.web.fields import Day
from consultant.web.forms import BaseForm


class LinkForm(BaseForm):
    until = Day(
        _l("Until when does it work?"),
        description=_l("To the end of that day, a year from now at most. Left empty: 60 days from now."),
        coming=True,
    )

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        if self.until.data and not self.until.errors and self.until.data > self.until.now.date() + timedelta(days=MOST_DAYS):
            self.until.errors = [_("This is too far ahead: a year from now at most.")]
        return not self.problems()

    @property
    def last_day(self) -> date:
        return self.until.data or self.until.now.date() + timedelta(days=USUAL_DAYS)
