"""What a photo or file shows."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import TEXT
from consultant.web.fields import TextBlock
from consultant.web.forms import BaseForm


class FileForm(BaseForm):
    what = TextBlock(
        _l("What does it show?"),
        description=_l("Such as: the modem’s lights at ten past nine. Left empty, it goes by its name."),
        limit=TEXT,
        private=True,
    )
