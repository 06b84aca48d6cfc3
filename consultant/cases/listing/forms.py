"""What the list of cases is narrowed to."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE, CaseState
from consultant.cases.words import state_words
from consultant.web.fields import Choice, Pick, TextLine
from consultant.web.forms import BaseForm


class SearchForm(BaseForm):
    """The filters of the list; they stand in the address and change nothing."""

    class Meta(BaseForm.Meta):
        csrf = False

    q = TextLine(_l("Find"), description=_l("In titles and names."), limit=LINE)
    state = Choice(_l("State"), kind=CaseState, words=state_words, blank=_l("All"))
    client = Pick(_l("Client"), among="clients", blank=_l("All"))
