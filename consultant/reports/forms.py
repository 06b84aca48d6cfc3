"""The free parts of the next report."""

from flask_babel import lazy_gettext as _l

from consultant.web.fields import TextBlock
from consultant.web.forms import BaseForm

VIEW = 600  # characters: about a hundred words


class ReportForm(BaseForm):
    view = TextBlock(
        _l("My view"),
        description=_l("What you would do, in a sentence or two. The report adds: “The choice is yours.”"),
        limit=VIEW,
        private=False,
    )
    report_note = TextBlock(_l("Anything else to say"), limit=VIEW, private=False)
