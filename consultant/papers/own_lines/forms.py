"""That a party got its own lines."""

from flask_babel import lazy_gettext as _l

from consultant.calls.rules import Channel
from consultant.calls.words import channel
from consultant.web.fields import Choice
from consultant.web.forms import BaseForm


class SentForm(BaseForm):
    channel = Choice(
        _l("How did you send it?"), kind=Channel, words=channel, default=Channel.EMAIL, needed=_l("Choose how."), private=False
    )
