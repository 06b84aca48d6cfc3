"""Why words stay as they are."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE
from consultant.web.fields import TextBlock
from consultant.web.forms import BaseForm


class KeepForm(BaseForm):
    reason = TextBlock(
        _l("Why do these words stay?"),
        description=_l(
            "One sentence. It is kept with the case, with your name and the day, and holds until the text around the words changes."
        ),
        needed=_l("Write why they stay."),
        limit=LINE,
        private=True,
    )
