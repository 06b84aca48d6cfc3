"""The free parts of the next report; what is computed stands in no form."""

from flask_babel import lazy_gettext as _l

from consultant.cases.rules import TEXT
from consultant.reports.editions.rules import Edition
from consultant.reports.editions.words import edition_words
from consultant.web.fields import Choice, Pick, TextBlock, Tick
from consultant.web.forms import BaseForm

VIEW = 600  # characters: about a hundred words


class ReportForm(BaseForm):
    language = Pick(_l("Language that the client reads"), among="languages", blank=_l("English"), coerce=str)
    report_problem = TextBlock(
        _l("What is wrong"),
        description=_l("In the words of the report. The case keeps its own."),
        limit=TEXT,
        private=False,
    )
    view = TextBlock(
        _l("My view"),
        description=_l("What you would do, in a sentence or two. The report adds: “The choice is yours.”"),
        limit=VIEW,
        private=False,
    )
    report_note = TextBlock(_l("Anything else to say"), limit=VIEW, private=False)
    correction = TextBlock(
        _l("What was wrong in the last report"),
        description=_l("Stands at the top: “What I corrected: …”. It is said once, in this report."),
        limit=VIEW,
        private=False,
    )
    with_goodwill = Tick(_l("Say how much unpaid time I spent on this, as goodwill"))
    edition = Choice(_l("On which paper"), kind=Edition, words=edition_words, blank=_l("As it suits the client"))

    @property
    def parts(self) -> dict[str, object]:
        """As columns of a case."""
        texts = (self.report_problem, self.view, self.report_note, self.correction, self.edition)
        return {field.name: field.data or None for field in texts} | {"with_goodwill": self.with_goodwill.data}
