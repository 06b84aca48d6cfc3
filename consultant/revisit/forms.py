"""When we look again: a day, an event, both, or a deliberate never."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.rules import LINE
from consultant.revisit.rules import Revisit
from consultant.web.fields import Day, TextLine, Tick
from consultant.web.forms import BaseForm


class RevisitQuestions(BaseForm):
    """Part of a larger form, or a form by itself."""

    look_on = Day(_l("On a day"), coming=True, private=False)
    look_when = TextLine(
        _l("Or when something happens"),
        description=_l("The client reads this. Such as: “The first cold day”, “You move house”, “You buy a new computer”."),
        limit=LINE,
        private=False,
    )
    look_never = Tick(_l("Never: we do not plan to look again"))
    look_reason = TextLine(_l("Why never?"), limit=LINE, private=True)

    needs_revisit = True

    @property
    def revisit(self) -> Revisit | None:
        """None when nothing was answered."""
        if self.look_never.data:
            return Revisit(never=True, reason=self.look_reason.data)
        if self.look_on.data or self.look_when.data:
            return Revisit(self.look_on.data, self.look_when.data or None)
        return None

    def validate(self, extra_validators=None) -> bool:
        valid = super().validate(extra_validators)
        for field, sentence in self._missing():
            field.errors = [*field.errors, sentence]
            valid = False
        return valid

    def _missing(self):
        some_time = self.look_on.data or self.look_when.data or self.look_on.errors
        if self.look_never.data and some_time:
            yield self.look_never, _("Choose one: a day or an event above, or never.")
        elif self.look_never.data and not self.look_reason.data:
            yield self.look_reason, _("Write why there is no need to look again.")
        elif self.look_reason.data and not self.look_never.data:
            yield self.look_never, _("Tick this too, or take the reason out.")
        elif self.needs_revisit and not self.look_never.data and not some_time:
            yield self.look_on, _("Choose a day, write an event, or tick never.")


class RevisitForm(RevisitQuestions):
    """The day to look again, by itself."""


def told(revisit: Revisit | None) -> dict[str, object]:
    """What is set, as answers to the form. A trigger that is no real one ("none") is no event."""
    if revisit is None:
        return {}
    why = revisit.reason or (revisit.trigger if revisit.is_never else None)
    return {"look_on": revisit.date, "look_when": revisit.event, "look_never": revisit.is_never, "look_reason": why}
