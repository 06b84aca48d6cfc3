"""The owner's decision about a client."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE
from consultant.client_review.money.forms import within
from consultant.client_review.proposal.rules import Verdict
from consultant.client_review.proposal.words import verdict_words
from consultant.web.fields import Choice, Day, TextLine
from consultant.web.forms import BaseForm


class DecisionForm(BaseForm):
    listed_at = "review.list_clients"

    verdict = Choice(_l("What do you decide?"), kind=Verdict, words=verdict_words, needed=_l("Choose one."))
    why = TextLine(_l("Why, in one line"), description=_l("Only owners read this."), needed=_l("Write why."), limit=LINE, private=True)
    next_on = Day(_l("Look again on"), needed=_l("Choose a day."), coming=True)

    def validate_next_on(self, field: Day) -> None:
        within(field, field.now.date())
