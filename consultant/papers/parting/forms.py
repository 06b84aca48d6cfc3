"""What a parting letter says beyond what is recorded."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE, TEXT
from consultant.papers.parting.rules import Bill
from consultant.papers.parting.words import bill_words
from consultant.web.fields import Choice, TextBlock, TextLine
from consultant.web.forms import BaseForm


class PartingForm(BaseForm):
    handed_over = TextBlock(
        _l("What did you hand over?"),
        description=_l("One on each line: boxes, papers, numbers. Of sign-ins the name only, never a password."),
        limit=TEXT,
        private=False,
    )
    still_do = TextBlock(
        _l("What will you still do?"), description=_l("Give no reason that judges the client."), limit=TEXT, private=False
    )
    bill = Choice(_l("The bill"), kind=Bill, words=bill_words, blank=_l("Not said"), private=False)
    bill_words = TextLine(_l("More about the bill"), limit=LINE, private=False)
