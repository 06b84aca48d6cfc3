"""What a client told the consultant about a report; and what is put right."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from consultant.cases.rules import TEXT
from consultant.feedback.client.words import grade_words
from consultant.feedback.rules import Grade, Kind
from consultant.web.fields import Choice, Pick, TextBlock
from consultant.web.forms import BaseForm


class ToldForm(BaseForm):
    """Answers that came on paper or by phone."""

    report = Pick(_l("To which report?"), among="reports", coerce=int, needed=_l("Choose a report."))
    clear = Choice(_l("Was it clear?"), kind=Grade, words=grade_words, blank=_l("Not said"), private=True)
    knew = Choice(_l("Did they know what to do?"), kind=Grade, words=grade_words, blank=_l("Not said"), private=True)
    chose = Pick(_l("Which option did they choose?"), among="options", blank=_l("Not said"), coerce=str, private=False)
    wrong = TextBlock(_l("A fact is wrong, they say:"), limit=TEXT, private=True)
    better = TextBlock(_l("What could be better, they say:"), limit=TEXT, private=True)

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        if not (self.answers or self.chose.data) and not self.problems():
            self.clear.errors = [_("Write at least one answer.")]
        return not self.problems()

    def validate_chose(self, field: Pick) -> None:
        if field.data and self.option and self.option[0] != self.report.data:
            raise ValidationError(_("This option is of another report."))

    @property
    def option(self) -> tuple[int, int] | None:
        """The report, and the place of what was chosen among its options."""
        report, _dash, place = (self.chose.data or "").partition("-")
        return (int(report), int(place)) if place else None

    @property
    def answers(self) -> list[tuple[Kind, str]]:
        asked = ((Kind.CLEAR, self.clear), (Kind.KNEW, self.knew), (Kind.WRONG, self.wrong), (Kind.BETTER, self.better))
        return [(kind, str(field.data)) for kind, field in asked if field.data]


class CorrectForm(BaseForm):
    corrected = TextBlock(
        _l("What is right?"),
        description=_l("The next report says that this was wrong before and is put right. Left empty, it says nothing."),
        limit=TEXT,
        private=False,
    )
