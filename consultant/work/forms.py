"""Work on a case without a call."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.calls.paid.forms import PaidQuestions, paid_answers, told
from consultant.cases.rules import LINE
from consultant.web.fields import Choice, Day, Minutes, TextLine
from consultant.work.rules import Work, WorkKind
from consultant.work.words import kind_words


class WorkForm(PaidQuestions):
    kind = Choice(_l("What was it?"), kind=WorkKind, words=kind_words, needed=_l("Choose what it was."))
    on = Day(_l("Day"), past=True, needed=_l("Write the day."))
    minutes = Minutes(_l("Minutes"), needed=_l("Write how many minutes."))
    what = TextLine(_l("What for"), description=_l("Such as: to the shop and back."), limit=LINE, private=True)

    def about(self, now: datetime) -> None:
        self.know_now(now)
        self.offer(paid=paid_answers())

    def validate_minutes(self, field: Minutes) -> None:
        if field.data == 0:
            field.errors.append(_("Write how many minutes."))

    def validate(self, extra_validators=None) -> bool:
        super().validate(extra_validators)
        return not self.problems()

    @property
    def work(self) -> Work:
        return Work(self.on.data, self.minutes.data, self.kind.data, self.what.data or None, **self.bill)


def filled_in(work: Work) -> dict[str, object]:
    """Stored work as the answers of a WorkForm."""
    return vars(work) | {"paid": told(work.paid)}
