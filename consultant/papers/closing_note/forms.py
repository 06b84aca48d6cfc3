"""What a closing note says beyond what is recorded."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE
from consultant.web.fields import Day, TextLine
from consultant.web.forms import BaseForm


class ClosingNoteForm(BaseForm):
    tested_on = Day(_l("When did you test it?"), past=True, private=False)
    keep = TextLine(_l("What to keep"), description=_l("Such as the box, the receipt, the old modem."), limit=LINE, private=False)
    watch_for = TextLine(_l("What to watch for"), limit=LINE, private=False)
    call_when = TextLine(_l("When to call you"), limit=LINE, private=False)
