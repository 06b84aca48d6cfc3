"""Since when somebody is no longer a client."""

from flask_babel import lazy_gettext as _l

from consultant.web.fields import Day
from consultant.web.forms import BaseForm


class LeaveForm(BaseForm):
    listed_at = "clients.show"

    left_on = Day(
        _l("No longer a client since"),
        description=_l("Everybody in your practice sees this day. Nobody is asked why."),
        needed=_l("Choose the day."),
        past=True,
    )
