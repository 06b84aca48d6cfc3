"""A promise of ours."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE
from consultant.web.fields import Day, Pick, TextLine
from consultant.web.forms import BaseForm


class MendForm(BaseForm):
    listed_at = "review.list_clients"

    what = TextLine(_l("What do we promise them?"), needed=_l("Write what we promise."), limit=LINE, private=False)
    due = Day(_l("By when?"), needed=_l("Choose a day."), coming=True)
    case = Pick(_l("In which of their cases?"), among="cases", needed=_l("Choose a case."))
