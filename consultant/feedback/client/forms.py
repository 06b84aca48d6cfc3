"""What a client taps or writes on a page that a link opened."""

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.rules import TEXT
from consultant.feedback.rules import GRADED, Grade, Kind
from consultant.web.fields import TextBlock
from consultant.web.forms import BaseForm

TAPPED = {"clear": Kind.CLEAR, "knew": Kind.KNEW, "choose": Kind.CHOSE, "no": Kind.NOT_THIS}  # by the name of the button


class TapForm(BaseForm):
    """The buttons of a page that a link opened. The secret in its address is what lets it in: there is no session to forge."""

    class Meta(BaseForm.Meta):
        csrf = False

    wrong = TextBlock(_l("Tell me what is wrong, and what is right. I will put it right and send a new copy."), limit=TEXT)
    better = TextBlock(_l("Tell me in your own words."), limit=TEXT)

    def answer(self, options: tuple[str, ...]) -> tuple[Kind, str, int | None] | None:
        """The kind, what was said, and the option's place; None when no button of ours was tapped. `options` as the report has them.

        With a message at the question (see `problems`) when there is nothing to keep.
        """
        name = next((name for name in TAPPED if name in request.form), None)
        if name is None:
            return self._written()
        value = request.form[name]
        if TAPPED[name] in GRADED:
            return (TAPPED[name], value, None) if value in set(Grade) else None
        place = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else len(options)
        return (TAPPED[name], options[place], place) if place < len(options) else None

    def _written(self) -> tuple[Kind, str, None] | None:
        name = request.form.get("send")
        if name not in ("wrong", "better"):
            return None
        field = self[name]
        self.validate()
        if not field.data and not field.errors:
            field.errors = [_("Please write it in a few words.")]
        return Kind.WRONG if field is self.wrong else Kind.BETTER, field.data, None
